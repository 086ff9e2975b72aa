"""Journals that are mended without anybody's judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stores.journal import events_in
from qualcode.stores.journal_lines import Event
from qualcode.stores.journal_mending import mended


def line(number: int, **fields: str) -> bytes:
    told = {"note": 'ä “x” {"a"', **fields}
    return Event(f"e{number}", number, "add", "W1", "EM", 0, 4, "text", "rina", **told).as_line()


A, B, C = line(1), line(2), line(3)
NEWER = A.replace(b'"v": 1', b'"v": 2')


def ids(content: bytes) -> list[str]:
    return [one.id for one in events_in(content, "x", "rina")[0]]


@pytest.mark.parametrize("whole", [
    b"", A, A + B, A.replace(b"\n", b"\r\n") + B, b"\xef\xbb\xbf" + A, A + b"\n\n" + B,
    A + NEWER + B, A + A, A + B.rstrip(b"\n"), NEWER.rstrip(b"\n"),
])  # fmt: skip
def test_a_journal_that_can_be_read_is_left_as_it_is(whole: bytes) -> None:
    assert (mended(whole).content, mended(whole).told) == (whole, ())


@pytest.mark.parametrize(("broken", "content", "aside", "told"), [
    (A + B[:40], A, B[:40], "incomplete last line"),
    (A + b"garbage\n" + B, A + B, b"garbage", "no decision is taken out (line 2)"),
    (A + bytes(300), A, bytes(300), "incomplete last line"),
    (b"\xff\xfd\n" + A, A, b"\xff\xfd", "no decision"),
    (A + B.strip() + C, A + B + C, B.strip() + C.strip(), "parted (line 2)"),
    (A + B[:50] + C, A + C, B[:50] + C.strip(), "parted (line 2)"),
    (A + bytes(20) + B, A + B, bytes(20) + B.strip(), "parted (line 2)"),
    (b"<<<<<<< a\n" + A + b"||||||| b\n=======\n" + B + b">>>>>>> c\n", A + B,
     b"<<<<<<< a\n||||||| b\n=======\n>>>>>>> c", "both sides stay (lines 1, 3, 4, 6)"),
    (b"<<<<<<< a\n" + A + b"=======\n" + A + B + b">>>>>>> c\n", A + B,
     b"<<<<<<< a\n=======\n" + A + b">>>>>>> c", "once is enough (line 4)"),
    (b"\xef\xbb\xbfx\n" + A, b"\xef\xbb\xbf" + A, b"x", "no decision"),
])  # fmt: skip
def test_what_is_no_event_is_taken_out_and_handed_back(
    broken: bytes, content: bytes, aside: bytes, told: str
) -> None:
    found = mended(broken)
    assert (found.content, found.aside) == (content, aside + b"\n")
    assert told in "; ".join(found.told)
    assert mended(found.content).content == found.content


def test_what_an_event_holds_within_itself_is_not_taken_for_another() -> None:
    nested = A.replace(b'"v": 1', b'"v": 1, "x": {"y": {"z": 1}}')
    assert mended(nested.strip() + B).content == nested + B


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_journal_saved_as_utf_16_becomes_what_it_was(encoding: str) -> None:
    found = mended((A + B).decode().replace("\n", "\r\n").encode(encoding))
    assert (found.content, found.aside) == (A + B, b"")
    assert "UTF-16" in found.told[0]


def test_what_is_no_journal_in_any_encoding_is_left() -> None:
    for content in (b"\xff\xfex", b"\xff\xfe\x00\xd8\x00", "hello".encode("utf-16")):
        assert mended(content).content == content


@given(st.lists(st.sampled_from([A, B, C, b"<<<<<<< x\n", b"=======\n", b"x\n", B[:30], A[:-1],
                                 bytes(9), b"{\n", NEWER, b"\r\n"]), max_size=8))  # fmt: skip
def test_no_event_is_ever_given_up_and_nothing_is_left_to_mend(parts: list[bytes]) -> None:
    broken = b"".join(parts)
    found = mended(broken)
    assert set(ids(broken)) <= set(ids(found.content))
    assert mended(found.content).content == found.content
    assert found.content.count(b'"v": 2') + found.aside.count(b'"v": 2') >= broken.count(b'"v": 2')
