"""What a report takes grows with what it prints: nothing is worked out again for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document, Resolver, Table, cell, phrase
from qualcode.document.table import Column, Section
from qualcode.loading import load_study
from qualcode.model.codebook import Codebook
from qualcode.model.text import LocalText
from qualcode.stages.positions import positions_of
from qualcode.stages.silence import Silence
from qualcode.stages.triangulation import compare_groups
from qualcode.study import Selection
from tests.small_study import write_study


def test_a_phrase_that_fills_a_table_is_said_once_and_a_label_made_printable_once() -> None:
    asked: Counter[str] = Counter()

    def say(key: str, args: Mapping[str, object]) -> str:
        asked[key] += 1
        return key.upper()

    def printable(text: str) -> str:
        asked[text] += 1
        return text.lower()

    rows = tuple((cell(phrase("none")), cell(LocalText.plain("Bu SITI"))) for _ in range(500))
    table = Table("T", (Column("A"), Column("B")), (Section(rows),))
    done = Resolver("en", say, printable=printable).document(Document("", "en", (table,)))
    assert {row[0].content + row[1].content for row in done.tables[0].rows} == {("NONE", "bu siti")}
    assert asked == {"none": 1, "Bu SITI": 1}


def test_a_phrase_with_values_is_said_for_each_of_them() -> None:
    resolver = Resolver("en", lambda key, args: f"{key} {args.get('n')}")
    assert [resolver.words(phrase("of", n=n)) for n in (1, 2, 1)] == ["of 1", "of 2", "of 1"]
    assert resolver.words(phrase("of")) == "of None"


def test_groups_that_are_compared_again_are_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    of_voice = Silence.of_voice

    def counted(self: Silence, code: str, voice: object) -> object:
        asked[code] += 1
        return of_voice(self, code, voice)  # type: ignore[arg-type]

    monkeypatch.setattr(Silence, "of_voice", counted)
    study, _ = load_study(write_study(tmp_path / "study"))
    assert study
    positions = positions_of(study, Selection())
    first = compare_groups(positions)
    before = asked.total()
    assert compare_groups(positions) == first
    assert asked.total() == before > 0


def test_a_matrix_asks_once_and_not_for_every_cell_what_stands_below_a_topic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, _ = load_study(write_study(tmp_path / "study"))
    assert study
    request = DisplayRequest(Selection(), entry="quotations")
    expected = DISPLAYS["conceptually-clustered"].build(study, request)
    asked: list[str] = []
    subtree = Codebook.subtree

    def counted(self: Codebook, code_id: str) -> object:
        asked.append(code_id)
        return subtree(self, code_id)

    monkeypatch.setattr(Codebook, "subtree", counted)
    assert DISPLAYS["conceptually-clustered"].build(study, request) == expected
    assert len(asked) == len(set(asked)) > 0
