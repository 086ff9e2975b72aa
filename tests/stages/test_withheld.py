"""Which words are withheld, since somebody has withdrawn consent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.informant import Informant
from qualcode.stages.withheld import shown_codings, withheld_turns
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

TALK = "P> Well?\nI1> Training was good.\nI2> Never any training.\nI1> Yes it was."
PEOPLE = (
    Informant("I1", "Ana", "gov"),
    withdrawn(Informant("I2", "Budi", "com")),
)


def study(*codings: str) -> Study:
    return build_study(
        sources={"F1": TALK, "W2": "P> And?\nI2> No.", "N1": "He says nothing."},
        informants=PEOPLE,
        entries={"F1": {"informants": ("I1", "I2")}, "N1": {"informants": ("I2",)}},
        codings=codings,
    )


def test_a_turn_of_who_withdrew_is_withheld_and_a_source_of_nobody_else() -> None:
    made = study()
    assert withheld_turns(made, made.sources[0]) == {3}
    for source in made.sources[1:]:
        with pytest.raises(QualcodeError, match="is not shown"):
            withheld_turns(made, source)


def test_codings_on_the_words_of_who_withdrew_are_not_shown_or_counted() -> None:
    made = study(
        "F1.2 EM1.1 + Training", "F1.3 EM1.1 - Never", "W2.2 EM1.1 - No", "N1.1 EM1.1 0 He says"
    )
    shown = [one.quotation for source in made.sources
             for one in shown_codings(made, source, made.codings)]  # fmt: skip
    assert shown == ["Training"]
    assert [row.coding.quotation for row in made.select(Selection(phase="all"))] == ["Training"]


@given(st.integers(0, len(TALK) - 1), st.integers(1, len(TALK)))
def test_words_are_withheld_just_where_they_share_a_character_with_such_a_turn(
    start: int, length: int
) -> None:
    turn = SHARED.sources[0].numbered[2]
    end = min(start + length, len(TALK))
    touches = start < turn.end and turn.start < end
    assert SHARED.hidden("F1", (start, end)) is touches


def test_words_whose_place_is_not_known_are_withheld_where_they_may_be_theirs() -> None:
    both = study()
    alone = build_study(sources={"W1": "I1> Good."}, informants=PEOPLE)
    assert both.hidden("F1", None) and both.hidden("gone", None)
    assert not alone.hidden("W1", None)


SHARED = study()
