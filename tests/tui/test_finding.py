"""What waits, what is searched, which codes are meant, and which keys they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.codebook import Code, Codebook
from qualcode.model.decision import Decision, Verdict
from qualcode.model.text import LocalText
from qualcode.tui.code_tree import Counts, branches
from qualcode.tui.inductive import suggested_id, suggested_label
from qualcode.tui.page import Page
from qualcode.tui.parts import parts_of
from qualcode.tui.picking import ranked
from qualcode.tui.recent import QUICK, Recent, recalled
from qualcode.tui.searching import find_all, next_match
from qualcode.tui.waiting import all_waiting, last_waiting, next_waiting, uncoded
from tests.study_builder import build_codebook, build_study

STUDY = build_study(
    sources={"W1": "I1> One good. Two dear.\nP> And?\nI1> Three.\nI1> Four."},
    informants={"I1": "com"},
    codings=["W1.1 EM1.1 + One good. @rules", "W1.1 OB1 - Two dear. @rules", "W1.4 SUG1 + Four."],
)
SOURCE = STUDY.sources[0]
PARTS = parts_of(STUDY, SOURCE)


def page() -> Page:
    return Page(SOURCE, PARTS, STUDY.codings)


def test_open_proposals_and_uncoded_turns_wait_in_the_order_of_the_text() -> None:
    found = [SOURCE.text[one.start : one.end] for one in page().waiting]
    assert found == ["One good.", "Two dear.", "Three."]


def test_a_turn_whose_proposals_were_all_rejected_was_looked_at() -> None:
    start = SOURCE.text.index("Three.")
    struck = Decision(
        "d", Verdict.REJECT, "W1", "EM1.1", start, start + 6, "Three.", "ani"
    )  # fmt: skip
    waiting = all_waiting(page().reading.turns, STUDY.codings, [struck])
    assert [one.code for one in waiting] == ["EM1.1", "OB1"]


def test_one_goes_from_one_to_the_next_and_back() -> None:
    one = page()
    visited = []
    while found := one.to_waiting(True):
        visited.append(found.code)
    assert visited == ["EM1.1", "OB1", ""]
    assert one.to_waiting(False, proposals_only=True).code == "OB1"  # type: ignore[union-attr]
    assert one.to_waiting(True, proposals_only=True) is None


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
def test_a_turn_is_uncoded_where_nothing_touches_it(touched: list[tuple[int, int]]) -> None:
    turns = [(start, start + 4) for start in range(0, 40, 5)]
    spans = [(start, start + long) for start, long in touched]
    bare = [turn for turn in turns if not any(a < turn[1] and turn[0] < b for a, b in spans)]
    assert uncoded(turns, spans) == bare


def test_nothing_waits_in_an_empty_source() -> None:
    empty = build_study(sources={"W1": "P> Anybody?"}).sources[0]
    one = Page(empty, parts_of(STUDY, empty), ())
    assert one.to_waiting(True) is None
    assert (one.span, one.current, one.waiting) == (None, None, ())
    assert next_waiting((), page().waiting[0]) is last_waiting((), page().waiting[0]) is None


def test_words_are_found_in_any_case_and_over_line_breaks() -> None:
    text = "Good\nthings. A GOOD  thing."
    parts = parts_of(STUDY, build_study(sources={"W": text}).sources[0])
    assert [text[a:b] for a, b in find_all(text, parts[:1], "good")] == ["Good"]
    assert find_all(SOURCE.text, PARTS, "two   DEAR") == ((14, 22),)
    assert find_all(SOURCE.text, PARTS, "  ") == find_all(SOURCE.text, PARTS, "(") == ()


def test_search_goes_round() -> None:
    matches = ((3, 4), (8, 9))
    assert next_match(matches, 3, True) == (8, 9)
    assert next_match(matches, 8, True) == (3, 4)
    assert next_match(matches, 3, False) == (8, 9)
    assert next_match((), 3, True) is None


BOOK = Codebook(
    "b",
    LocalText.plain("B"),
    (
        Code("EM", LocalText((("id", "Penguatan daya"), ("en", "Empowering")))),
        Code("EM1.1", LocalText((("id", "Pelatihan"), ("en", "Training"))), parent="EM"),
        Code("EM1.2", LocalText((("id", "Pendampingan"), ("en", "Mentoring"))), parent="EM"),
        Code("OLD", LocalText.plain("Training of old"), retired=True),
    ),
)


def ids(query: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [code.id for code in ranked(BOOK, query, recent)]


def test_a_code_is_found_by_its_id_and_by_its_label_in_either_language() -> None:
    assert ids("em1.1")[0] == "EM1.1"
    assert ids("pela")[0] == "EM1.1"
    assert ids("train")[0] == "EM1.1"
    assert ids("mentorng")[0] == "EM1.2"
    assert ids("xyz") == []


def test_without_letters_the_codes_used_last_come_first() -> None:
    assert ids("", ("EM1.1", "EM1.2")) == ["EM1.2", "EM1.1", "EM"]


def test_a_retired_code_is_not_offered() -> None:
    assert "OLD" not in ids("") + ids("training") + ids("", ("OLD",))


def test_a_code_keeps_its_key_as_long_as_others_are_free() -> None:
    recent = recalled(["A", "B", "A", "C"])
    assert recent.keys == (("1", "A"), ("2", "B"), ("3", "C"))
    assert (recent.code("2"), recent.key("C"), recent.code("9"), recent.key("Z")) == (
        "B", "3", None, "",
    )  # fmt: skip


def test_when_all_keys_are_given_the_code_unused_longest_gives_its_key_up() -> None:
    recent = recalled([*(f"C{n}" for n in range(len(QUICK))), "C0", "new"])
    assert recent.code("2") == "new"
    assert recent.code("1") == "C0"
    assert recent.key("C1") == ""


@given(st.lists(st.sampled_from([f"C{n}" for n in range(30)]), max_size=80))
def test_no_two_codes_ever_share_a_key(used: list[str]) -> None:
    recent: Recent = recalled(used)
    held = [code for _, code in recent.keys]
    assert len(held) == len(set(held)) == min(len(set(used)), len(QUICK))
    assert not used or recent.key(used[-1])
    assert sorted(recent.order) == sorted(held)


def test_the_tree_shows_key_id_label_and_counts_in_its_width() -> None:
    counts = Counts.of(STUDY.codings)
    lines = branches(STUDY.codebook, counts, recalled(["OB1"]), "en", 20)
    assert [line.text for line in lines][:3] == [
        "  EM Empowering     ", "   EM1 Capacity     ", "    EM1.1 Traini… ·1",
    ]  # fmt: skip
    assert next(line.text for line in lines if line.code == "OB1") == "1  OB1 Cost       ·1"
    assert next(line.text for line in lines if line.code == "SUG1") == "   SUG1 Hope       1"


def test_an_inductive_code_gets_a_free_id_and_a_short_label() -> None:
    book = build_codebook("EM Empowering\n  EM1 Capacity\n    EM1.1 Training")
    assert suggested_id(book, "EM1") == "EM1.2"
    assert suggested_id(book, "EM") == "EM2"
    assert suggested_id(book, None) == "IV1"
    assert suggested_label(" “Nobody came,\n ever.” ") == "Nobody came, ever"
    assert len(suggested_label("word " * 40)) <= 48
