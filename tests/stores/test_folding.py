"""From events to decisions: who said what, and where it stands in today's text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qualcode.errors import Severity
from qualcode.model.coding import Polarity
from qualcode.model.decision import Decisions, Verdict
from qualcode.stores.folding import fold
from qualcode.stores.journal import Anchor
from qualcode.stores.journal_lines import Event
from tests.study_builder import build_codebook, build_source

TEXT = "P> Well?\nI1> We were trained. We were trained twice.\nI1> And it was good."
BOOK = build_codebook("EM Empowering\n  EM1 Capacity\n    EM1.1 Training")


def event(number: int, words: str = "it was good", text: str = TEXT, **fields: Any) -> Event:
    start = text.index(words)
    source = build_source("W1", text)
    anchor = Anchor(source, start, start + len(words)).fields()
    told = {"event": "add", "code": "EM1.1", "coder": "rina", "line": number} | anchor | fields
    return Event(id=f"e{number}", seq=number, **told)


def folded(*events: Event, text: str = TEXT) -> tuple[Decisions, list[str]]:
    decisions, problems = fold(events, {"W1": build_source("W1", text)}, BOOK)
    return decisions, [problem.code for problem in problems]


def test_codings_by_hand_are_reviewed_by_their_coder() -> None:
    decisions, problems = folded(event(1, polarity="+", note="why"))
    coding = decisions.manual[0]
    assert (coding.id, coding.coder, coding.decided_by) == ("e1", "rina", "rina")
    assert (coding.polarity, coding.note, coding.reviewed) == (Polarity.FAVOURABLE, "why", True)
    assert problems == []


def test_what_was_removed_is_gone_whatever_the_order() -> None:
    removal = event(2, event="remove", target="e1")
    assert folded(event(1), removal)[0] == Decisions()
    assert folded(removal, event(1))[0] == Decisions()


def test_nobody_removes_what_another_coder_made() -> None:
    decisions, _ = folded(event(1), event(2, event="remove", target="e1", coder="budi"))
    assert len(decisions.manual) == 1


def test_a_later_verdict_replaces_an_earlier_one_of_the_same_coder() -> None:
    decisions, _ = folded(
        event(1, "it was good", event="accept"), event(2, "was good", event="reject")
    )
    assert [(one.id, one.verdict) for one in decisions.verdicts] == [("e2", Verdict.REJECT)]


def test_verdicts_of_two_coders_and_on_two_passages_both_stand() -> None:
    decisions, _ = folded(
        event(1, event="accept"),
        event(2, event="reject", coder="budi"),
        event(3, "We were trained.", event="reject"),
    )
    assert {one.id for one in decisions.verdicts} == {"e1", "e2", "e3"}


def test_a_verdict_that_was_taken_back_is_gone() -> None:
    decisions, _ = folded(event(1, event="accept"), event(2, event="remove", target="e1"))
    assert decisions.verdicts == ()


def test_in_an_edited_text_a_coding_moves_with_its_words() -> None:
    edited = "P> Please go on, then.\n" + TEXT
    decisions, problems = fold([event(1)], {"W1": build_source("W1", edited)}, BOOK)
    coding = decisions.manual[0]
    assert edited[coding.start : coding.end] == "it was good"
    assert [(one.code, one.severity) for one in problems] == [("moved", Severity.NOTICE)]


def test_a_passage_that_stands_twice_with_its_context_is_not_guessed() -> None:
    text = "I1> Before all that we were trained here and went home."
    twice = text + "\n" + text
    decisions, problems = folded(event(1, "we were trained", text), text=twice)
    assert (decisions.manual, problems) == ((), ["orphan"])


def test_a_passage_whose_words_or_context_changed_is_an_orphan() -> None:
    for edited in (TEXT.replace("it was good", "it was bad"), TEXT.replace("And it", "So it"), ""):
        decisions, problems = folded(event(1), text=edited)
        assert (decisions.manual, problems) == ((), ["orphan"])


def test_the_first_of_equal_words_is_not_taken_for_the_second() -> None:
    second = TEXT.index("We were trained twice")
    made = event(1, "We were trained twice")
    made = replace(made, end=second + len("We were trained"), exact="We were trained",
                   suffix=TEXT[second + 15 : second + 47])  # fmt: skip
    edited = "P> Ah.\n" + TEXT
    decisions, _ = folded(made, text=edited)
    assert decisions.manual[0].start == edited.index("We were trained twice")


def test_offsets_that_do_not_hold_the_quotation_are_not_believed() -> None:
    made = replace(event(1), start=0, end=11)
    decisions, problems = folded(made)
    assert TEXT[decisions.manual[0].start :].startswith("it was good")
    assert problems == ["moved"]


def test_an_unknown_code_or_source_is_told_with_its_line() -> None:
    decisions, problems = fold(
        [event(1, code="XX"), event(2, source="W9")], {"W1": build_source("W1", TEXT)}, BOOK
    )
    assert decisions == Decisions()
    assert [(one.code, one.file, one.line) for one in problems] == [
        ("unknown-code", "codings/rina.jsonl", 1),
        ("unknown-source", "codings/rina.jsonl", 2),
    ]
    assert "formerly" in problems[0].hint


def test_a_code_under_its_former_id_is_the_code() -> None:
    codes = tuple(
        replace(one, formerly=("PEL",)) if one.id == "EM1.1" else one for one in BOOK.codes
    )
    book = replace(BOOK, codes=codes)
    decisions, problems = fold([event(1, code="PEL")], {"W1": build_source("W1", TEXT)}, book)
    assert [one.code for one in decisions.manual] == ["EM1.1"]
    assert problems == []


EDITED = (
    "Rina: Dulu belum ada. Pelatihan itu sudah diadakan dua kali di balai desa kami. Lalu sepi."
)


@pytest.mark.parametrize(
    ("prefix", "suffix", "found"),
    [
        ("Dulu belum ada. ", " Lalu sepi.", True),  # all of the context
        ("Dulu belum ada. ", " Lalu ramai sekali", True),  # one side
        ("Sama sekali lain", " Lalu ramai sekali", True),  # neither, but long and unique
    ],
)
def test_a_long_passage_is_found_again_in_an_edited_text(
    prefix: str, suffix: str, found: bool
) -> None:
    exact = "Pelatihan itu sudah diadakan dua kali di balai desa kami."
    moved = event(1, exact=exact, prefix=prefix, suffix=suffix, text_sha256="old")
    decisions, problems = fold([moved], {"W1": build_source("W1", EDITED)}, BOOK)
    assert [one.quotation for one in decisions.manual] == [exact] * found
    assert [one.code for one in problems] == ["moved"]


def test_a_short_passage_without_its_context_is_never_guessed() -> None:
    lost = event(1, exact="dua kali", prefix="Sama sekali lain", suffix="bukan yang ini..")
    decisions, problems = fold([lost], {"W1": build_source("W1", EDITED)}, BOOK)
    assert decisions.manual == ()
    assert [(one.id, one.before, one.after) for one in decisions.orphans] == [
        ("e1", "dua kali", None)
    ]
    assert [one.code for one in problems] == ["orphan"]


def test_what_concerns_a_whole_source_is_told_once() -> None:
    events = [event(1, "We were", source="W9"), event(2, source="W9"), event(3, source="W8")]
    _, problems = fold(events, {}, BOOK)
    assert [(one.code, one.line, one.message) for one in problems] == [
        ("unknown-source", 1, "2 codings in source 'W9', which was not read"),
        ("unknown-source", 3, "1 coding in source 'W8', which was not read"),
    ]
