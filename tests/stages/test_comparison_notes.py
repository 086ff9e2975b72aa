"""What the researcher wrote of a comparison is found in memos and in notes on codings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Memo, MemoKind
from qualcode.stages.comparison_notes import coding_notes, comparison_notes
from qualcode.stages.positions import positions_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study


def memo(text: str, *about: tuple[str, str]) -> Memo:
    return Memo("memos/a.md", about or (("code", "EM1.1"),), MemoKind.ANALYTIC, "A memo", text)


def study_with(*memos: Memo, **more: object) -> Study:
    told = {
        "informants": [Informant("I1", "Rini Wati", "gov", pseudonym="Mrs A")],
        "sources": {"W1": "I1> good"},
        "codings": ["W1.1 EM1.1 + good"],
    }
    return build_study(memos=memos, **{**told, **more})  # type: ignore[arg-type]


WRITTEN = """
# Anything

Not for the table.

## Pandangan sama
Both say it is given every year.

## Divergent view:
Whether it is of use.

### Penjelasan perbedaan
The office counts
participants.

## Something else
Not this.
"""


def test_headings_called_as_the_columns_are_fill_them_in_either_language() -> None:
    notes = comparison_notes(study_with(memo(WRITTEN))).of("group", "EM1.1")
    assert notes == {
        "same": ("Both say it is given every year.",),
        "different": ("Whether it is of use.",),
        "explanation": ("The office counts participants.",),
    }


def test_text_without_such_headings_is_left_where_it_is() -> None:
    assert comparison_notes(study_with(memo("Both agree."))).of("group", "EM1.1") == {}


def test_what_stands_under_the_title_of_a_direction_belongs_to_it() -> None:
    text = "# Triangulasi teknik\nThe book says less.\n## Penjelasan Perbedaan\nIt was copied."
    notes = comparison_notes(study_with(memo(text)))
    assert notes.of("group", "EM1.1") == {}
    assert notes.of("technique", "EM1.1") == {
        "conclusion": ("The book says less.",),
        "explanation": ("It was copied.",),
    }


def test_a_memo_on_a_row_goes_before_one_on_the_code() -> None:
    title = "# Triangulasi waktu\n"
    notes = comparison_notes(
        study_with(
            memo(f"{title}Of all."),
            memo(f"{title}Of hers.", ("informant", "I1"), ("code", "EM1.1")),
        )
    )
    assert notes.of("time", "EM1.1", [("informant", "I1")])["conclusion"] == ("Of hers.",)
    assert notes.of("time", "EM1.1", [("informant", "I2")])["conclusion"] == ("Of all.",)


def test_two_memos_on_one_code_are_both_printed() -> None:
    two = (memo("## Spesifik\nOne."), memo("## Spesifik\nTwo."))
    assert comparison_notes(study_with(*two)).of("group", "EM1.1") == {"specific": ("One.", "Two.")}


@pytest.mark.parametrize("about", [(("finding", "f1"),), (("code", "gone"),), (("source", "W1"),)])
def test_a_memo_on_something_else_says_nothing_of_a_row(about) -> None:
    notes = comparison_notes(study_with(memo(WRITTEN, *about)))
    assert notes.of("group", "EM1.1") == {}


def test_names_are_replaced_and_who_withdrew_is_not_told_of() -> None:
    text = "## Spesifik\nRini Wati says so."
    notes = comparison_notes(study_with(memo(text)))
    assert notes.of("group", "EM1.1") == {"specific": ("[Mrs A] says so.",)}
    gone = Informant("I1", "Rini Wati", "gov", consent=Consent.WITHDRAWN)
    about = (("informant", "I1"), ("code", "EM1.1"))
    hidden = comparison_notes(study_with(memo(text, *about), informants=[gone]))
    assert hidden.of("group", "EM1.1", [("informant", "I1")]) == {}


def test_notes_on_codings_are_told_with_their_statement() -> None:
    study = study_with()
    noted = replace(study.decisions.manual[0], note="Rini Wati was in a hurry")
    study = replace(study, decisions=replace(study.decisions, manual=(noted,)))
    (found,) = coding_notes(study, positions_of(study, Selection()).statements)
    assert found.text == "[Mrs A] was in a hurry"
    assert found.said.first.source.id == "W1"


def test_a_note_on_several_codings_of_a_turn_is_told_once_and_another_note_too() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a b c", "W2": "I1> a b c"},
        codings=["W1.1 EM1.1 + a", "W1.1 EM1.1 - b", "W1.1 EM1.1 + c", "W2.1 EM1.1 + a"],
    )
    words = ("read", "read", "in a hurry", "read")
    noted = tuple(
        replace(one, note=note) for one, note in zip(study.decisions.manual, words, strict=True)
    )
    study = replace(study, decisions=replace(study.decisions, manual=noted))
    found = coding_notes(study, positions_of(study, Selection()).statements)
    told = sorted((one.said.first.source.id, one.text) for one in found)
    assert told == [("W1", "in a hurry"), ("W1", "read"), ("W2", "read")]
