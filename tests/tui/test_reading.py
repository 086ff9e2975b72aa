"""Going by words, sentences and turns, and what is selected then."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Informant
from qualcode.tui.page import Page
from qualcode.tui.parts import parts_of
from qualcode.tui.reading import Reading, Unit
from qualcode.tui.selection import Selection, extended_to, grown, moved, passage_span, shrunk
from tests.study_builder import build_study, withdrawn

TEXT = """P> And the training? Was it good?
I1> It was good. Later it was dear. Nobody came.
P> Why?
I1> Who knows."""
STUDY = build_study(sources={"W1": TEXT}, informants={"I1": "com"})
SOURCE = STUDY.sources[0]
PARTS = parts_of(STUDY, SOURCE)
READING = Reading(SOURCE.text, PARTS)


def words(selection: Selection) -> str:
    return SOURCE.text[selection.start : selection.end]


def at(quote: str) -> Selection:
    start = SOURCE.text.index(quote)
    return Selection(start, start + len(quote))


def go(selection: Selection, unit: str, forward: bool = True, extend: bool = False) -> Selection:
    return moved(READING, selection, Unit(unit), forward, extend)


def test_going_by_sentences_selects_them_and_leaves_out_the_interviewer() -> None:
    found = [at("It was good.")]
    for _ in range(4):
        found.append(go(found[-1], "sentence"))
    said = ["It was good.", "Later it was dear.", "Nobody came.", "Who knows.", "Who knows."]
    assert [words(one) for one in found] == said
    assert words(go(at("Who knows."), "sentence", forward=False)) == "Nobody came."


def test_from_a_question_the_next_sentence_is_the_answers() -> None:
    assert words(go(Selection.at(3), "sentence")) == "It was good."
    assert words(go(Selection.at(3), "word")) == "It"


def test_going_to_a_turn_selects_its_first_sentence() -> None:
    assert words(go(at("good."), "turn")) == "Who knows."
    assert words(go(at("Who"), "turn", forward=False)) == "It was good."


def test_going_by_words_leaves_out_the_full_stops() -> None:
    assert words(go(at("dear"), "word")) == "Nobody"
    assert words(go(at("Nobody"), "word", forward=False)) == "dear"


def test_extending_goes_to_the_end_of_the_unit_and_back_to_its_beginning() -> None:
    one = go(at("It"), "word", extend=True)
    assert words(one) == "It was"
    assert words(go(one, "sentence", extend=True)) == "It was good."
    back = go(Selection.at(at("was dear").start), "sentence", forward=False, extend=True)
    assert words(back) == "Later it "


def test_extending_stops_at_the_end_of_the_turn() -> None:
    assert words(go(at("Nobody came."), "sentence", extend=True)) == "Nobody came."
    assert words(extended_to(READING, at("Nobody"), len(SOURCE.text))) == "Nobody came."
    assert words(extended_to(READING, at("Later it"), 0)) == "It was good. "


def test_a_selection_grows_to_whole_sentences_and_then_one_by_one() -> None:
    found = [at("was dear")]
    for _ in range(4):
        found.append(grown(READING, found[-1]))
    assert [words(one) for one in found[1:]] == [
        "Later it was dear.",
        "Later it was dear. Nobody came.",
        "It was good. Later it was dear. Nobody came.",
        "It was good. Later it was dear. Nobody came.",
    ]


def test_a_selection_shrinks_to_its_first_sentence() -> None:
    whole = at("It was good. Later it was dear. Nobody came.")
    once = shrunk(READING, whole)
    assert words(once) == "It was good. Later it was dear."
    assert words(shrunk(READING, shrunk(READING, once))) == "It was good."
    assert shrunk(READING, Selection.at(50)) == Selection.at(50)


def test_a_mere_cursor_means_the_sentence_around_it() -> None:
    span = passage_span(READING, SOURCE.text, Selection.at(SOURCE.text.index("dear")))
    assert span and SOURCE.text[slice(*span)] == "Later it was dear."


def test_space_around_a_selection_is_not_coded() -> None:
    start = SOURCE.text.index(" Later ")
    span = passage_span(READING, SOURCE.text, Selection(start, start + 7))
    assert span and SOURCE.text[slice(*span)] == "Later"
    assert passage_span(READING, SOURCE.text, Selection(start, start + 1)) is None


def test_a_question_is_nothing_to_code() -> None:
    assert passage_span(READING, SOURCE.text, Selection.at(5)) is None
    assert passage_span(READING, SOURCE.text, Selection(5, 9)) is None


def test_going_by_characters_leaps_over_labels_and_accents() -> None:
    study = build_study(sources={"W1": "I1> cafe\u0301\nI2> x"}, informants={"I1": "a", "I2": "b"})
    source = study.sources[0]
    page = Page(source, parts_of(study, source), ())
    heads = [page.selection.head]
    for _ in range(7):
        page.step(True)
        heads.append(page.selection.head)
    assert heads == [4, 5, 6, 7, 9, 14, 15, 15]
    for _ in range(7):
        page.step(False)
    assert page.selection.head == 4


def test_nothing_of_somebody_who_withdrew_can_be_reached() -> None:
    people = [withdrawn(Informant("I1", "Rini", "com")), Informant("I2", "Joko", "com")]
    study = build_study(sources={"W1": "I1> Never.\nI2> Always."}, informants=people)
    source = study.sources[0]
    parts = parts_of(study, source)
    assert [(part.codable, part.label) for part in parts] == [(False, ""), (True, "I2")]
    assert Reading(source.text, parts).turns == ((15, 22),)


@given(
    st.lists(
        st.sampled_from(
            ["word+", "word-", "sentence+", "sentence-", "turn+", "turn-", "grow", "shrink"]
        ),
        max_size=12,
    ),
    st.integers(0, len(SOURCE.text)),
    st.booleans(),
)
def test_what_would_be_coded_lies_in_one_informants_turn(
    steps: list[str], start: int, extend: bool
) -> None:
    selection = Selection.at(start)
    for step in steps:
        if step == "grow":
            selection = grown(READING, selection)
        elif step == "shrink":
            selection = shrunk(READING, selection)
        else:
            selection = go(selection, step[:-1], step.endswith("+"), extend)
        span = passage_span(READING, SOURCE.text, selection)
        assert span is None or any(
            part.start <= span[0] < span[1] <= part.end for part in PARTS if part.codable
        )
