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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("cut", [1, 2, 3, 5, 60, 61])
def test_a_journal_in_utf_16_that_was_cut_off_keeps_its_whole_events(
    encoding: str, cut: int
) -> None:
    wide = (A + B + C).decode().replace("\n", "\r\n").encode(encoding)[:-cut]
    found = mended(wide)
    whole = [A, B, C] if cut < 5 else [A, B]
    assert found.content == b"".join(whole)
    assert mended(found.content).content == found.content
    assert len(whole) == 3 or found.aside
    assert mended((A + B).decode().encode("utf-32")[:-5]).content == A


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", [b"", A, A + B[:50], bytes(7), "“…”".encode()])
@pytest.mark.parametrize("behind", [b"", C, C[:50], b"x\n" + C])
def test_lines_that_were_added_in_utf_16_are_kept(
    encoding: str, before: bytes, behind: bytes
) -> None:
    added = line(5, note="Ġਊ \u4e2d“x” \U0001f600") + line(6)
    wide = added.decode().encode(encoding)
    found = mended(before + wide + behind)
    assert found.content == A * (A in before) + added + C * (C in behind)
    assert "UTF-16 becomes UTF-8 (2 decisions)" in found.told[0]


def test_a_torn_record_in_utf_16_takes_none_of_those_behind_it_along() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        torn = A.decode().encode(encoding)
        for cut in (4, 50, 51, len(torn) - 4):
            found = mended(torn[:cut] + B.decode().encode(encoding) + C)
            assert found.content == B + C
            assert torn[:4] in found.aside


@pytest.mark.parametrize("content", [
    b"\xff\xfe", b"\xff\xfex", b"\xff\xfe\x00\xd8\x00", "hello".encode("utf-16"), b"\0\0\0\0x",
])  # fmt: skip
def test_what_is_no_journal_in_any_encoding_is_put_aside_so_that_coding_can_go_on(
    content: bytes,
) -> None:
    assert (mended(content).content, mended(content).aside) == (b"", content + b"\n")


def test_an_event_of_a_later_qualcode_behind_a_torn_one_is_kept() -> None:
    assert mended(A[:50] + NEWER + B).content == NEWER + B
    assert mended(A.strip() + NEWER).content == A + NEWER


def test_a_journal_whose_line_breaks_are_gone_is_parted_however_long_it_is() -> None:
    events = [line(number) for number in range(200)]
    for newline in (b"\r", b"", b" "):
        whole = newline.join(one.strip() for one in events)
        assert mended(whole).content == b"".join(events)


@pytest.mark.parametrize("rubbish", [
    b'{"' * 100_000, b'{"a":' * 50_000, b'{"a":{},' * 20_000, b'{\0"\0' * 20_000,
    b"[" * 100_000,
])  # fmt: skip
def test_rubbish_however_long_is_put_aside_in_a_while(rubbish: bytes) -> None:
    assert mended(A + rubbish + b"\n" + B).content == A + B


def test_a_last_line_that_holds_whole_events_is_not_taken_for_a_torn_one() -> None:
    for last in (A[:50] + B.strip(), A.strip() + B.strip(), B.strip().decode().encode("utf-16-le")):
        events, problems = events_in(A + last, "x", "rina")
        assert [one.id for one in events] == ["e1"]
        assert [(one.code, one.hint) for one in problems] == [
            ("journal-line", "To mend it: qualcode repair")
        ]


@given(st.lists(st.sampled_from([A, B, C, b"<<<<<<< x\n", b"=======\n", b"x\n", B[:30], A[:-1],
                                 bytes(9), b"{\n", NEWER, b"\r\n"]), max_size=8))  # fmt: skip
def test_no_event_is_ever_given_up_and_nothing_is_left_to_mend(parts: list[bytes]) -> None:
    broken = b"".join(parts)
    found = mended(broken)
    assert set(ids(broken)) <= set(ids(found.content))
    assert mended(found.content).content == found.content
    assert found.content.count(b'"v": 2') + found.aside.count(b'"v": 2') >= broken.count(b'"v": 2')
