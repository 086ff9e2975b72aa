"""Reduction: cells, condensations, counts, what was left uncoded, coverage."""

from __future__ import annotations

from qualcode.model.informant import Informant
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.source import Phase, SourceKind
from qualcode.stages.reduction import Coverage, Reduction, reduce
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn


def memo(text: str, **about: str) -> Memo:
    return Memo("memos/m.md", tuple(about.items()), MemoKind.SUMMARY, "", text)


def small_study(**more: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={
            "W1": "P> Training?\nI1> It was good.\nI1> Hm, let me think.",
            "W2": "I2> Never any training.",
        },
        codings=["W1.2 EM1.1 + good", "W1.2 PR1.1 0 It was", "W2.1 EM1.1 - Never @rules"],
        **more,
    )


def reduced(study: Study, **selection: object) -> Reduction:
    return reduce(study, Selection(**selection))


def test_cells_stand_in_codebook_order_then_by_informant() -> None:
    found = [(one.code.id, one.voice.id) for one in reduced(small_study()).cells]
    assert found == [("EM1.1", "I1"), ("EM1.1", "I2"), ("PR1.1", "I1")]


def test_a_memo_about_an_informant_and_a_code_is_that_cells_condensation() -> None:
    study = small_study(memos=(memo("Good\nthroughout.", informant="I1", code="EM1.1"),))
    assert [one.condensation for one in reduced(study).cells] == ["Good throughout.", "", ""]


def test_a_memo_about_the_code_above_or_about_more_is_not_its_condensation() -> None:
    study = small_study(
        memos=(
            memo("above", informant="I1", code="EM1"),
            memo("code only", code="EM1.1"),
            memo("more", informant="I1", code="EM1.1", finding="F1"),
        )
    )
    assert not any(one.condensation for one in reduced(study).cells)


def test_segments_and_informants_are_counted_apart() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good, fine", "W2": "I2> hm"},
        codings=["W1.1 EM1.1 + good", "W1.1 EM1.1 + fine"],
    )
    count = next(one for one in reduced(study).counts if one.code.id == "EM1.1")
    assert (count.segments, count.n, count.of) == (2, 1, 2)


def test_a_code_that_nobody_used_is_counted_as_zero() -> None:
    unused = next(one for one in reduced(small_study()).counts if one.code.id == "EM1.2")
    assert (unused.segments, unused.n, unused.of) == (0, 0, 2)


def test_turns_without_a_coding_are_listed_and_questions_are_not() -> None:
    found = reduced(small_study()).uncoded
    assert [(one.source.id, one.segment.number, one.text) for one in found] == [
        ("W1", 3, "Hm, let me think.")
    ]


def test_what_is_uncoded_does_not_depend_on_the_selected_codes() -> None:
    assert len(reduced(small_study(), codes=("PR",)).uncoded) == 1


def test_in_the_strict_view_a_turn_with_open_proposals_only_is_uncoded() -> None:
    found = reduced(small_study(), reviewed="only").uncoded
    assert [one.source.id for one in found] == ["W1", "W2"]


def test_coverage_counts_turns_words_codings_and_reviews_of_each_source() -> None:
    result = reduced(small_study())
    kind = SourceKind.INTERVIEW
    assert result.coverage == (
        Coverage("W1", kind, 2, 1, 7, 3, codings=2, reviewed=2),
        Coverage("W2", kind, 1, 1, 3, 3, codings=1, reviewed=0),
    )
    assert result.total == Coverage("", None, 3, 2, 10, 6, codings=3, reviewed=2)


def test_paragraphs_of_a_document_can_be_coded_and_are_listed_where_they_are_not() -> None:
    study = build_study(
        sources={"D1": "First.\n\nSecond."}, entries={"D1": {"kind": SourceKind.DOCUMENT}}
    )
    assert [one.text for one in reduced(study).uncoded] == ["First.", "Second."]


def test_nothing_of_who_has_withdrawn_is_listed() -> None:
    people = [Informant("I1", "A", "gov"), withdrawn(Informant("I2", "B", "gov"))]
    study = build_study(informants=people, sources={"F1": "I1> yes\nI2> secret"})
    result = reduced(study)
    assert [one.text for one in result.uncoded] == ["yes"]
    assert result.total.turns == 1


def test_only_the_selected_phase_is_covered() -> None:
    study = small_study(entries={"W2": {"phase": Phase.PRELIMINARY}})
    assert [one.source for one in reduced(study).coverage] == ["W1"]
    assert len(reduced(study, phase="all").coverage) == 2


def test_the_json_names_everything_by_id() -> None:
    found = reduced(small_study()).as_json()
    assert list(found) == [
        "phase", "reviewed", "cells", "counts", "uncoded", "coverage", "total",
        "form_lines",
    ]  # fmt: skip
    assert found["cells"][0]["voice"] == "I1"
    assert found["cells"][0]["condensation"] is None
    assert found["total"]["coded_turns"] == 2
