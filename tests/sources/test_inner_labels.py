"""Labels in the middle of a paragraph: cut where they are sure, told where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.docx_builder import docx, p, r
from tests.sources.reading_study import read, said

ASKS, SAYS = "interviewer", "I1"

RUN_ON = {
    "a full stop": "Rina: Apa?\nEW: Ya. Rina: Lalu? EW: Itu.",
    "a word for the interviewer": "Rina: Apa?\nEW: Ya. Peneliti: Lalu? Bu Endang (Ketua): Itu.",
    "all in one line": "Rina: Apa? EW: Ya. Rina: Lalu? EW: Itu.",
    "no space": "Rina: Apa?EW: Ya.Rina: Lalu?EW: Itu.",
    "a space before the colon": "Rina : Apa? EW : Ya. Rina : Lalu? EW : Itu.",
    "emphasis": "**Rina:** Apa? **EW:** Ya. **Rina:** Lalu? **EW:** Itu.",
    "times": "Rina: Apa? [00:01] EW: Ya. [00:00:02] Rina: Lalu? (00:03) EW: Itu.",
}


@pytest.mark.parametrize("name", RUN_ON)
def test_a_declared_label_after_a_sentence_begins_a_turn(name: str) -> None:
    source, problems = read(RUN_ON[name])
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya."), (ASKS, "Lalu?"), (SAYS, "Itu.")]
    assert problems == ()


def test_a_run_on_paragraph_of_a_word_file_is_cut_and_its_lines_are_told_right() -> None:
    body = p(r("Rina: Apa?")) + p(r("EW: Ya. Rina: Lalu?")) + p(r("EW: Itu."))
    source, _ = read(docx(body), fmt="word")
    assert [(one.number, one.line) for one in source.segments] == [(1, 1), (2, 2), (3, 2), (4, 3)]


ONLY_TOLD = {
    "a letter": ("I: Ya. P: Lalu? I: Itu.", "'P' (1), 'I' (1)"),
    "in the middle of a sentence": ("I: Ya, kata Rina: begitu.", "'Rina' (1)"),
    "no space after a comma": ("I: Ya,Rina: begitu.", "'Rina' (1)"),
    "a declared name after a title": ("I: Kata Dr. Endang Wulandari: oh.", "'Endang Wulandari'"),
    "a title and an unknown name": ("I: Ya. Pak Amir: oh.", "'Pak Amir' (1)"),
    "a word that may be said": ("I: Ya. Pertanyaan: apa itu.", "'Pertanyaan' (1)"),
}


@pytest.mark.parametrize("name", ONLY_TOLD)
def test_what_only_looks_like_a_label_is_told_and_stays(name: str) -> None:
    line, named = ONLY_TOLD[name]
    source, problems = read(f"P: Apa?\n{line}")
    assert said(source) == [(ASKS, "Apa?"), (SAYS, line.removeprefix("I: "))]
    assert [(one.code, one.severity, one.line) for one in problems] == [
        ("label-inside-turn", "warning", 2)
    ]
    assert named in problems[0].message


@pytest.mark.parametrize(
    "line", ["Ya. Begini: satu.", "Jam 10:30. Lalu: ada.", "Ya. Https://a.id", 'Ya. "Rina" itu: oh']
)
def test_colons_within_speech_are_left_alone(line: str) -> None:
    source, problems = read(f"P: Apa?\nI: {line}")
    assert said(source) == [(ASKS, "Apa?"), (SAYS, line)]
    assert problems == ()


PIECES = st.sampled_from(
    ["Rina", "EW", ":", ". ", "?", "Pak Slamet", "\n", " ", "(", ")", "[00:01]", "**", "ya", "1. "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_segments_tile_the_text_wherever_labels_stand(text: str) -> None:
    source, _ = read(text)
    assert "".join(source.text[one.start : one.end] for one in source.segments) == source.text
    for one in source.segments:
        assert source.text[one.speech.start : one.speech.end] == one.speech.text
