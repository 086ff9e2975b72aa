"""Quotations by a Boolean selection: together in a passage, a sentence, a turn, or near."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.stages.nearness import Nearness, Unit
from qualcode.stages.quotations import Query, SelectedPassage, select_quotations
from qualcode.stages.selection_query import parse
from qualcode.stages.word_search import WordSearch
from qualcode.study import Selection, Study
from tests.stages.test_quotation_queries import naively_taken
from tests.study_builder import build_study, withdrawn

OVERLAP, SENTENCE, TURN = map(Nearness, (Unit.OVERLAP, Unit.SENTENCE, Unit.TURN))

TALK = {
    "W1": "P> And?\nI1> Training was dear. We paid. It helped.\nI1> Permits were late.",
    "W2": "I2> No training here. None.",
}


def study_of(*codings: str, **more: object) -> Study:
    told = {"informants": {"I1": "gov", "I2": "com"}, "sources": TALK, **more}
    return build_study(codings=codings, **told)  # type: ignore[arg-type]


def selected(
    study: Study, typed: str, nearness: Nearness = OVERLAP, **more: object
) -> tuple[SelectedPassage, ...]:
    wanted = {"selection": Selection(), **more}
    return select_quotations(study, Query(parse(typed), nearness=nearness, **wanted))  # type: ignore[arg-type]


def shown(found: Iterable[SelectedPassage]) -> list[str]:
    return [
        f"{one.first.coding.quotation} "
        + " ".join(f"{said.first.code.id}{said.polarity}" for said in one.statements)
        for one in found
    ]


CODED = study_of(
    "W1.2 EM1.1 + Training was dear.",
    "W1.2 OB1 - dear",
    "W1.2 EM1.2 0 We paid.",
    "W1.2 OB1 - It helped.",
    "W1.2 PR1.1 + It helped.",
    "W1.3 PR1.1 - Permits were late.",
    "W2.1 EM1.1 - No training here. @rules",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("EM1.1", ["Training was dear. EM1.1+", "No training here. EM1.1-"]),
        ("EM1.1 and OB1", ["Training was dear. EM1.1+", "dear OB1-"]),
        ("EM and not OB", ["We paid. EM1.20", "No training here. EM1.1-"]),
        ("OB1 and PR1.1", ["It helped. PR1.1+ OB1-"]),
        ("PR", ["It helped. PR1.1+", "Permits were late. PR1.1-"]),
        ("(EM1.1 atau EM1.2) dan bukan OB", ["We paid. EM1.20", "No training here. EM1.1-"]),
        ("SUG", []),
        ("bukan EM dan bukan PR", []),
        ("EM1.2 or PR1.1 and OB1", ["We paid. EM1.20", "It helped. PR1.1+ OB1-"]),
        ("* and not EM", ["It helped. PR1.1+ OB1-", "Permits were late. PR1.1-"]),
    ],
)
def test_codings_that_share_text_are_together(typed: str, expected: list[str]) -> None:
    assert shown(selected(CODED, typed)) == expected


@pytest.mark.parametrize(
    ("nearness", "expected"),
    [
        (OVERLAP, []),
        (SENTENCE, []),
        (Nearness(Unit.SENTENCE, 1), ["We paid. EM1.20", "It helped. PR1.1+"]),
        (
            Nearness(Unit.SENTENCE, 2),
            ["Training was dear. EM1.1+", "We paid. EM1.20", "It helped. PR1.1+",
             "Permits were late. PR1.1-"],
        ),
        (TURN, ["Training was dear. EM1.1+", "We paid. EM1.20", "It helped. PR1.1+"]),
    ],
)  # fmt: skip
def test_more_stands_together_the_wider_the_unit_is(
    nearness: Nearness, expected: list[str]
) -> None:
    assert shown(selected(CODED, "EM and PR", nearness)) == expected


def test_a_passage_with_several_codes_is_shown_once() -> None:
    assert shown(selected(CODED, "OB1 or PR1.1"))[1] == "It helped. PR1.1+ OB1-"
    assert len(selected(CODED, "*")) == 6


def test_two_coders_on_a_passage_are_one_and_where_they_differ_it_is_open() -> None:
    study = study_of(
        "W1.2 EM1.1 + Training was dear.",
        "W1.2 EM1.1 - was dear @budi",
        "W1.2 OB1 - Training was dear. @budi",
    )
    (one,) = selected(study, "EM1.1 and OB1")
    assert shown([one]) == ["Training was dear. EM1.1? OB1-"]
    assert [len(said.rows) for said in one.statements] == [2, 1]


def narrowed(**more: object) -> list[str]:
    return shown(selected(CODED, "*", **more))


def test_the_other_options_narrow_what_is_shown() -> None:
    assert narrowed(polarities=(Polarity.NEUTRAL,)) == ["We paid. EM1.20"]
    either = narrowed(polarities=(Polarity.NEUTRAL, Polarity.FAVOURABLE))
    assert either == ["Training was dear. EM1.1+", "We paid. EM1.20", "It helped. PR1.1+"]
    assert narrowed(words=WordSearch("train*")) == [
        "Training was dear. EM1.1+",
        "No training here. EM1.1-",
    ]
    assert narrowed(selection=Selection(groups=("com",))) == ["No training here. EM1.1-"]
    assert narrowed(selection=Selection(sources=("W2",), reviewed="only")) == []
    assert narrowed(selection=Selection(codes=("EM1.2",))) == ["We paid. EM1.20"]
    assert narrowed(selection=Selection(phase="preliminary")) == []


def test_what_stands_beside_is_asked_of_all_codings_in_force() -> None:
    only_favourable = selected(CODED, "EM1.1 and OB1", polarities=(Polarity.FAVOURABLE,))
    assert shown(only_favourable) == ["Training was dear. EM1.1+"]
    only_em = selected(CODED, "EM1.1 and OB1", selection=Selection(codes=("EM",)))
    assert shown(only_em) == ["Training was dear. EM1.1+"]


def test_in_the_strict_view_a_proposal_neither_joins_nor_excludes() -> None:
    study = study_of("W1.2 EM1.1 + Training was dear.", "W1.2 OB1 - dear @rules")
    strict = Selection(reviewed="only")
    assert shown(selected(study, "EM1.1 and OB1", selection=strict)) == []
    assert shown(selected(study, "EM1.1 and not OB1", selection=strict)) == [
        "Training was dear. EM1.1+"
    ]
    assert shown(selected(study, "EM1.1 and not OB1")) == []


def test_a_passage_is_reviewed_when_all_its_codings_are() -> None:
    study = study_of("W1.2 EM1.1 + We paid.", "W1.2 OB1 - We paid. @rules", "W1.2 OB1 0 dear")
    assert [one.reviewed for one in selected(study, "*")] == [True, False]


def test_the_words_of_who_has_withdrawn_are_not_there_and_join_nothing() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> Training was dear.\nI2> It was."},
        codings=["W1.1 EM1.1 + Training", "W1.2 OB1 - It was."],
    )
    assert len(selected(study, "EM1.1 and OB1", Nearness(Unit.SENTENCE, 1))) == 2
    people = tuple(withdrawn(one) if one.id == "I2" else one for one in study.roster.informants)
    gone = replace(study, roster=replace(study.roster, informants=people))
    assert selected(gone, "EM1.1 and OB1", Nearness(Unit.SENTENCE, 1)) == ()
    assert len(selected(gone, "*")) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("EM1.1 and EM9", "no code named 'EM9' (character 11). Did you mean"),
        ("em1.1", "no code named 'em1.1' (character 1). Did you mean 'EM1.1'?"),
        ("EM and not (zzzz)", "no code named 'zzzz' (character 13). Known: "),
    ],
)
def test_a_code_that_is_not_in_the_book_is_told_with_what_may_be_meant(
    typed: str, told: str
) -> None:
    with pytest.raises(QualcodeError) as caught:
        selected(CODED, typed)
    assert told in str(caught.value)


def test_a_former_id_of_a_code_still_finds_it() -> None:
    codes = tuple(
        replace(one, formerly=("PEL",)) if one.id == "EM1.1" else one
        for one in CODED.codebook.codes
    )
    study = replace(CODED, codebook=replace(CODED.codebook, codes=codes))
    assert shown(selected(study, "PEL and OB1")) == ["Training was dear. EM1.1+", "dear OB1-"]


WORDS_A_SENTENCE, SENTENCES_A_TURN, TURNS = 3, 2, 3
LEAVES = ["EM1.1", "EM1.2", "OB1", "PR1.1"]


def _written_out() -> str:
    """Turns of sentences of words that all differ, so that a quotation has one place."""
    turns = []
    for turn in range(TURNS):
        said = [
            " ".join(f"Word{turn}{sentence}{word}" for word in range(WORDS_A_SENTENCE)) + "."
            for sentence in range(SENTENCES_A_TURN)
        ]
        turns.append("I1> " + " ".join(said))
    return "\n".join(turns)


TEXT = _written_out()
passages = st.tuples(
    st.sampled_from(LEAVES),
    st.integers(0, TURNS - 1),
    st.integers(0, WORDS_A_SENTENCE * SENTENCES_A_TURN - 1),
    st.integers(1, 4),
)


def _shorthand(one: tuple[str, int, int, int]) -> str:
    code, turn, first, length = one
    words = TEXT.split("\n")[turn].removeprefix("I1> ").split(" ")
    return f"W1.{turn + 1} {code} + {' '.join(words[first : first + length])}"


def _units(quotation: str, nearness: Nearness) -> set[object]:
    """The characters, sentences or turns of a passage, read off its words."""
    places = [re.findall(r"\d", word) for word in quotation.split()]
    if nearness.unit is Unit.TURN:
        return {turn for turn, _, _ in places}
    if nearness.unit is Unit.SENTENCE:
        return {int(turn) * SENTENCES_A_TURN + int(sentence) for turn, sentence, _ in places}
    return {tuple(place) for place in places}


def _near(one: str, other: str, nearness: Nearness) -> bool:
    mine, theirs = _units(one, nearness), _units(other, nearness)
    if not nearness.sentences:
        return bool(mine & theirs)
    return min(abs(a - b) for a in mine for b in theirs) <= nearness.sentences  # type: ignore[operator]


queries = st.sampled_from(
    ["EM and OB", "EM1.1 and not PR", "(EM1.1 or EM1.2) and OB", "not EM", "EM or OB and PR",
     "not (EM1.1 and OB)", "EM1.1 and EM1.2 and not OB", "*", "OB and * and not EM1.2"]
)  # fmt: skip
units = st.sampled_from([OVERLAP, SENTENCE, TURN, Nearness(Unit.SENTENCE, 1)]) | st.builds(
    Nearness, st.just(Unit.SENTENCE), st.integers(2, 4)
)


@settings(max_examples=60, deadline=None)
@given(st.sets(passages, max_size=7), queries, units)
def test_the_selection_is_what_comparing_every_two_codings_finds(
    made: set[tuple[str, int, int, int]], typed: str, nearness: Nearness
) -> None:
    shorthand = dict.fromkeys(map(_shorthand, sorted(made)))
    codings = [(one.split(" ")[1], one.split(" ", 3)[3]) for one in shorthand]
    study = build_study(informants={"I1": "gov"}, sources={"W1": TEXT}, codings=list(shorthand))
    below = {
        code.id: {leaf for leaf in LEAVES if leaf.startswith(code.id)}
        for code in study.codebook.codes
    } | {"*": set(LEAVES)}
    expected = set()
    for code, quotation in codings:
        near = {other for other, words in codings if _near(quotation, words, nearness)}
        there = {typed_code for typed_code, leaves in below.items() if leaves & near}
        own = {typed_code for typed_code, leaves in below.items() if code in leaves}
        if any(naively_taken(parse(typed), there, one) for one in own):
            expected.add((quotation, code))
    found = {
        (one.first.coding.quotation, said.first.code.id)
        for one in selected(study, typed, nearness)
        for said in one.statements
    }
    assert found == expected
