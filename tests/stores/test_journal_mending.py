"""Journals that are mended without anybody's judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stores.journal import events_in
from qualcode.stores.journal_lines import Event, read_line
from qualcode.stores.journal_mending import mended
from qualcode.stores.journal_proof import by_coded_text
from qualcode.stores.utf16_lines import as_utf8


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
    in_brace = 4 if encoding == "utf-16-be" else 5  # half a last letter that is zero is no loss
    whole = [A, B, C] if cut <= in_brace else [A, B]
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


NOTES = ["“é” …", "αβ γ", "Ġ 中x", "\U0001f600 x", "ال كلمة", "– &₠ x"]


def notes(content: bytes) -> dict[str, str]:
    events = [read_line(one, 0)[0] for one in content.splitlines()]
    return {one.id: one.note for one in events if one}


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("behind", [b"", line(8)])
@pytest.mark.parametrize("before", [
    bytes(7), bytes(8), A[:50], A[:50] + b"\0", b"\n\0", b"x\0y\0z\0", b"\0x\0y\0z", b"\0x\0y\0",
    A.decode().encode("utf-16-le")[1:60], A.decode().encode("utf-16-le")[2:60],
    A.decode().encode("utf-16-be")[1:60], A.decode().encode("utf-16-be")[2:59],
])  # fmt: skip
def test_utf_16_without_a_mark_behind_rubbish_is_read_in_its_own_order_of_bytes(
    before: bytes, behind: bytes, encoding: str, note: str
) -> None:
    added = (line(5, note=note) + line(6, note=note)).decode().encode(encoding)
    found = notes(mended(before + added + behind).content)
    assert {found.pop("e5"), found.pop("e6")} == {note}
    assert list(found) == (["e8"] if behind else [])


TEXT = "P: Apa? — “Kopi” di café Łódź, saya suka. Ya, begitu."


def coded(exact: str, text: str = TEXT, sha256: str = "t", note: str = "") -> bytes:
    """An event on some words of the text, as qualcode writes it."""
    start = text.index(exact)
    end = start + len(exact)
    return Event(
        "e1", 1, "add", "W1", "EM", start, end, exact, "rina", sha256, "word/1",
        text[max(0, start - 32) : start], text[end : end + 32], note=note,
    ).as_line()  # fmt: skip


def in_text(sha256: str) -> str | None:
    return {"t": TEXT, "a": "مرحبا بكم", "z": "我喜欢喝咖啡"}.get(sha256)


def test_a_line_that_an_editor_saved_as_cp1252_is_read_again_and_proved_by_the_text() -> None:
    whole = coded("di café", TEXT.replace("Łódź", "Lodz"), "lodz", note="“bagus”")
    proof = by_coded_text({"lodz": TEXT.replace("Łódź", "Lodz")}.get)
    broken = B + whole.decode().encode("cp1252") + C
    found = mended(broken, proof)
    assert found.content == B + whole + C
    assert found.aside == whole.decode().encode("cp1252")
    assert found.told == (
        "what is saved as Windows-1252 becomes UTF-8 (line 2); its words are those of the coded "
        "text",
    )  # fmt: skip
    assert mended(found.content, proof).content == found.content


@pytest.mark.parametrize(("exact", "sha256", "encoding", "told"), [
    ("café Łódź", "t", "cp1250", "Windows-1250"), ("بكم", "a", "cp1256", "Windows-1256"),
    ("喝咖啡", "z", "gb18030", "gb18030"),
])  # fmt: skip
def test_another_encoding_is_taken_where_the_coded_text_proves_it(
    exact: str, sha256: str, encoding: str, told: str
) -> None:
    whole = coded(exact, in_text(sha256) or "", sha256)
    found = mended(whole.decode().encode(encoding), by_coded_text(in_text))
    assert found.content == whole
    assert told in found.told[0] and "those of the coded text" in found.told[0]


def test_letters_that_nothing_proves_are_told_to_be_looked_at() -> None:
    whole = line(1, note="café")
    found = mended(whole.decode().encode("latin-1"))
    assert found.content == whole
    assert "no coded text proves its letters: look at them" in found.told[0]


def test_words_that_are_not_those_of_the_coded_text_are_kept_and_told() -> None:
    damaged = coded("Kopi").decode().replace("Kopi", "Köpi").encode("cp1252", "replace")
    found = mended(damaged, by_coded_text(in_text))
    assert ids(found.content) == ["e1"]
    assert "its words are not those of the coded text" in found.told[0]
    assert found.aside == damaged


def test_a_decision_that_stands_there_as_utf_8_too_is_not_overruled_by_the_other_reading() -> None:
    whole = line(1, note="café Łódź")
    broken = line(1, note="café Lodz").decode().encode("cp1252")
    for content in (whole + broken, broken + whole):
        found = mended(content)
        assert (found.content, found.aside) == (whole, broken)
        assert "as UTF-8 too" in found.told[0]


def test_lines_in_another_encoding_that_ran_together_are_parted() -> None:
    first, second = line(1, note="é"), line(2, note="ö")
    together = (first.strip() + second).decode().encode("cp1252")
    found = mended(A[:40] + together)
    assert found.content == first + second
    assert len(found.told) == 2


def test_a_last_line_in_another_encoding_is_no_torn_one() -> None:
    last = line(2, note="é").strip().decode().encode("cp1252")
    (problem,) = events_in(A + last, "x", "rina")[1]
    assert (problem.code, problem.line) == ("journal-line", 2)
    assert "is not saved as UTF-8" in problem.message


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=40))
def test_whatever_cp1252_can_write_comes_back_the_same(note: str) -> None:
    whole = line(1, note=f"ÿ{note}")  # a byte that is in no UTF-8
    assert mended(whole.decode().encode("cp1252")).content == whole


@pytest.mark.parametrize("cut", [None, -1, -3])
def test_the_coded_text_tells_the_order_of_the_bytes_where_nothing_else_does(
    cut: int | None,
) -> None:
    whole = coded("بكم", in_text("a") or "", "a")
    rubbish = bytes(7) + whole.decode().encode("utf-16-le")[:cut]
    assert mended(rubbish, by_coded_text(in_text)).content == whole


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_of_two_readings_of_a_record_behind_a_zero_the_coded_text_proves_one(encoding: str) -> None:
    text = "Kopi di Łódź, saya suka."  # which reads as other words, two bytes further
    whole = coded("di Łódź", text)
    behind = b"\0" if encoding == "utf-16-le" else b""
    content = behind + whole.decode().encode(encoding)
    read, count = as_utf8(content, by_coded_text({"t": text}.get))
    assert count == 1 and whole.strip() in read
