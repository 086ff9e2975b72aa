"""Who is meant by a label: informants of the source, others of the study, letters."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant, Roster
from qualcode.model.source import SourceKind
from qualcode.sources import FORMATS, detect_speakers
from tests.sources.docx_builder import docx, p, r, table
from tests.sources.reading_study import ROSTER, read, said

ASKS, SAYS = "interviewer", "I1"
START = "P: Apa?\nBu Endang: Ya.\n"

ANOTHER_INFORMANT = {
    "a name": "Pak Slamet: tidak ada lagi",
    "an id": "I2: tidak ada lagi",
    "an item of a list": "- Pak Slamet: tidak ada lagi",
    "an id written apart": "I-2: tidak ada lagi",
    "inside a paragraph": "P: Lalu. Pak Slamet: tidak ada lagi",
}


@pytest.mark.parametrize("name", ANOTHER_INFORMANT)
def test_an_informant_who_is_not_listed_for_the_source_is_not_credited(name: str) -> None:
    source, problems = read(START + ANOTHER_INFORMANT[name])
    assert said(source)[-1] == ("unresolved", "tidak ada lagi")
    assert source.segments[-1].informant is None
    [problem] = problems
    assert (problem.code, problem.severity, problem.line) == ("unlisted-speaker", "error", 3)
    assert "(1 turn)" in problem.message and "I2" in problem.message
    assert "`informants:`" in problem.hint and "quoted" in problem.hint


def test_names_alone_on_lines_of_unlisted_informants_are_told_once_per_label() -> None:
    source, problems = read(START + "Pak Slamet\nSlamet Riyanto\nP: Apa?\nBu Endang: Ya.")
    assert [who for who, _ in said(source)[2:4]] == ["unresolved", "unresolved"]
    assert [(one.code, one.line) for one in problems] == [
        ("unlisted-speaker", 3),
        ("unlisted-speaker", 4),
        ("empty-turn", 3),
    ]


def test_an_unlisted_informants_column_is_not_credited() -> None:
    body = table(("Pertanyaan", "Bu Endang", "Pak Slamet"), ("Apa?", "Ya.", "Belum."))
    source, problems = read(docx(body), fmt="word")
    assert said(source)[1:] == [(ASKS, "Apa?"), (SAYS, "Ya."), ("unresolved", "Belum.")]
    assert [one.code for one in problems] == ["unlisted-speaker"]


def test_a_listed_informants_label_wins_over_one_that_differs_by_punctuation() -> None:
    roster = Roster(
        informants=(
            Informant("A1", "Ani", "g", aliases=("K-1",)),
            Informant("B1", "Budi", "g", aliases=("K.1",)),
        )
    )
    source, problems = read("Peneliti: Apa?\nK1: Ya.", informants=("B1",), roster=roster)
    assert said(source)[1] == ("B1", "Ya.")
    assert problems == ()


BRACKETS = {
    "labels in brackets": "(Peneliti) Apa?\n(EW) Ya.",
    "square brackets": "[Rina] Apa?\n[Bu Endang] Ya.",
    "numbered": "1. (Rina) Apa?\n2. (EW) Ya.",
    "a title and the label": "Rina: Apa?\nIbu (EW): Ya.",
    "a general word and the label": "Rina\nApa?\nInforman (EW)\nYa.",
    "a role after a name alone": "Rina (peneliti)\nApa?\nEW (kabid)\nYa.",
    "a time after a name alone": "Rina (00:01)\nApa?\nEW [00:00:09]\nYa.",
    "a bare time between label and speech": "Rina 00:03:01 Apa?\nEW 00:03:09 Ya.",
    "a bare time after the colon": "Rina: 00:03:01 Apa?\nEW: 00:03:09 - 00:04:00 Ya.",
}


@pytest.mark.parametrize("name", BRACKETS)
def test_labels_with_brackets_and_times_are_parted_from_the_speech(name: str) -> None:
    source, problems = read(BRACKETS[name])
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya.")]
    assert problems == ()


SENTENCES = {
    "a name in brackets": "Yang mengurus dinas (Pak Slamet)\nYang lain (Rina)",
    "a word before the brackets": "Sudah (Rina)\nSudah (EW)",
    "a stage direction": "(EW tertawa) lucu\n(lalu Rina) diam",
    "with a colon": "yang mengurus dinas (Pak Slamet): begitu",
    "a clock": "10:30 mulai",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_that_name_somebody_in_brackets_are_no_labels(name: str) -> None:
    source, problems = read(f"Rina: Apa?\nEW: Ya.\n{SENTENCES[name]}")
    assert said(source) == [(ASKS, "Apa?"), (SAYS, f"Ya.\n{SENTENCES[name]}")]
    assert [one for one in problems if one.severity == "error"] == []


def test_a_clock_that_begins_an_answer_stays_in_it() -> None:
    source, _ = read("Rina: Apa?\nEW: 10:30 mulai")
    assert said(source)[1] == (SAYS, "10:30 mulai")


def test_a_bare_time_after_a_bold_label_is_no_speech() -> None:
    bold = "<w:b/>"
    body = p(r("Rina", bold), r(" 00:03:01 Apa?")) + p(r("EW", bold), r(" 00:03:05 "), r("Ya."))
    source, problems = read(docx(body), fmt="word")
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya.")]
    assert problems == ()


def test_labels_without_words_are_one_warning() -> None:
    _, problems = read("P: Apa?\nI: Ya.\nP: Lalu?\nI:\nP:\nI: Itu.")
    assert [(one.code, one.severity, one.line) for one in problems] == [
        ("empty-turn", "warning", 4)
    ]
    assert "2 turns" in problems[0].message and "'I', 'P'" in problems[0].message


LETTERS = ("Q: Apa?\nR: Ya.", "Q: Apa?\nR: Ya.\n" * 3, "I: Apa?\nJ: Ya.\n" * 2)
LETTERS += ("I: Apa?\nR: Ya.\n" * 2, "T: Apa?\nJ: Ya.\n" * 2)


@pytest.mark.parametrize("text", LETTERS)
def test_letters_that_ask_and_answer_are_understood(text: str) -> None:
    source, problems = read(text)
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya.")] * text.count("?")
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "A: Apa?\nB: Ya.\n" * 3,
        "J: Apa?\nI: Ya.\n" * 3,
        "I: Apa?\nJ: Ya?\n" * 3,
        "I: Ya.\nR: Oh.\n" * 3,
    ],
)
def test_letters_of_which_nobody_can_tell_are_named(text: str) -> None:
    source, problems = read(text)
    assert {who for who, _ in said(source)} == {"unresolved"}
    assert [one.code for one in problems] == ["unresolved-speaker"] * 2
    assert f"{text[0]} (3)" in problems[0].message


def test_i_that_asks_is_not_understood_where_several_are_heard() -> None:
    source, _ = read("I: Apa?\nR: Ya.\n" * 3, informants=("I1", "I2"), kind=SourceKind.FOCUS_GROUP)
    assert {who for who, _ in said(source)} == {"unresolved"}


def test_a_lettered_list_stays_in_the_answer_of_a_conversation_by_letters() -> None:
    source, _ = read("Q: Apa?\nR: Ya.\n" * 4 + "A: alat\nB: bahan")
    assert said(source)[-1] == (SAYS, "Ya.\nA: alat\nB: bahan")


def test_speakers_of_a_table_are_detected_with_the_roster() -> None:
    body = table(("Bu Endang", "Pak Slamet"), ("Ya.", "Belum."), ("Itu.", "Juga."))
    raw = FORMATS["word"].read(docx(body))
    assert detect_speakers(raw) == ()
    found = detect_speakers(raw, ROSTER)
    assert [(one.label, one.count, str(one.voice)) for one in found] == [
        ("Bu Endang", 2, "informant"),
        ("Pak Slamet", 2, "informant"),
    ]
