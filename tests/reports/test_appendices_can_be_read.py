"""The appendices of the pack are read page by page, each by itself and by somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from qualcode.document import Heading, PageBreak, Paragraph, Transcript
from qualcode.model.memo import Link, Memo, MemoKind
from qualcode.model.settings import Question
from qualcode.model.source import Phase, SegmentKind, SourceKind
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.reports.test_chapters_are_true import table
from tests.study_builder import build_study

NOTES = """Field notes
Place: the office and the market
Date: 3 April 2024
Gallery
The hall was locked."""
DOCUMENT, OBSERVATION = SourceKind.DOCUMENT, SourceKind.OBSERVATION


def printed(study: Study, *names: str) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=names))


def two(**more: Any) -> Study:
    """Two groups that speak of two aspects."""
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> Good.", "W2": "I2> Dear."},
        codings=["W1.1 EM1.1 + Good.", "W2.1 OB1 - Dear."],
        **{"language": "en", **more},
    )


def observed(**entry: Any) -> Study:
    """A note of an observation whose first four lines are titles and fields."""
    study = build_study(
        sources={"O1": NOTES},
        entries={"O1": {"kind": OBSERVATION, **entry}},
        codings=["O1.5 EM1.1 - The hall was locked."],
        language="en",
    )
    (source,) = study.sources
    kinds = tuple(
        replace(one, kind=SegmentKind.HEADING) if one.number < 5 else one for one in source.segments
    )
    return replace(study, sources=(replace(source, segments=kinds),))


def transcript(study: Study) -> Transcript:
    blocks = thesis_report(study, Selection(), "1.0", parts=["lampiran-6"]).blocks
    return next(one for one in blocks if isinstance(one, Transcript))


def test_conclusions_by_themselves_do_not_refer_to_the_rule_for_quotations() -> None:
    study = build_study(
        informants={f"I{n}": "gov" for n in range(1, 10)},
        sources={f"W{n}": f"I{n}> Good, but dear." for n in range(1, 10)},
        codings=[
            f"W{n}.1 {coded}"
            for n in range(1, 10)
            for coded in ("EM1.1 + Good", "OB1 - dear", "PR1.1 - dear")
        ],
        language="en",
    )
    found = thesis_report(study, Selection(), "1.0", parts=["lampiran-8"]).tables
    notes = [" ".join(map(str, one.notes)) for one in found]
    assert len(found) > 1
    assert all("see Table" in one for one in notes[1:-1])
    assert "Provisional conclusion" in notes[-1]
    assert "see Table" not in notes[-1]


def test_every_quotation_behind_the_comparison_names_its_code() -> None:
    found = table(two(), "triangulation-quotations", "lampiran-9")
    at = [str(one.header) for one in found.columns].index("Code")
    for section in found.sections:
        assert {str(row[at].content[0]) for row in section.rows} == {str(section.title).split()[0]}


@pytest.mark.parametrize(
    ("guide", "asked"),
    [
        ((Question("Q1", "How?", ("EM1.1",)),), "…"),
        ((Question("Q1", "How?"),), "Group gov / Group com"),
        ((), "Group gov / Group com"),
    ],
)
def test_of_a_code_without_a_question_nobody_was_to_be_asked(
    guide: tuple[Question, ...], asked: str
) -> None:
    rows = [line.split(" | ") for line in printed(two(guide=guide), "lampiran-1").split("\n")]
    (cost,) = (row for row in rows if len(row) > 3 and row[1] == "OB1 Cost")
    assert cost[3] == asked
    if guide and guide[0].codes:
        (training,) = (row for row in rows if len(row) > 3 and row[2] == "EM1.1 Training")
        assert training[3] == "Group gov / Group com"


def dated(*days: date | None, coder: str = "") -> Study:
    sources = {f"D{n}": "Plans exist." for n in range(1, len(days) + 1)}
    return build_study(
        sources=sources,
        entries={
            name: {"kind": DOCUMENT, "date": day, "group": "gov", "title": name}
            for name, day in zip(sources, days, strict=True)
        },
        codings=[f"{name}.1 EM1.1 + Plans exist.{coder}" for name in sources],
        date=date(2026, 3, 1),
        language="en",
    )


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ((date(2024, 1, 2), date(2024, 7, 3)), "2024"),
        ((date(2025, 1, 2), None, date(2023, 7, 3)), "2023–2025"),
        ((None, None), "2026"),
    ],
)
def test_data_have_the_years_in_which_they_were_gathered(
    days: tuple[date | None, ...], years: str
) -> None:
    listed = table(dated(*days), "documents", "lampiran-4")
    assert str(listed.source) == f"Source: study data ({years})"


def test_what_the_researcher_worked_on_has_the_year_of_the_study() -> None:
    coded, proposed = (dated(date(2024, 1, 2), coder=one) for one in ("", " @rules"))
    sources = [
        str(table(one, "document-passages", "lampiran-4").source) for one in (coded, proposed)
    ]
    assert sources[0].endswith("analysed by the researcher (2026)")
    assert sources[1].endswith("(2024)")
    assert str(table(proposed, "provenance", "lampiran-14").source).endswith("(2026)")


def test_a_note_tells_in_its_head_what_it_does_not_tell_itself() -> None:
    study = observed(date=date(2024, 4, 3), time="08.15", place="Office")
    facts = [str(name) for name, _ in transcript(study).facts]
    assert facts == ["Time", "Technique"]


def test_titles_of_parts_are_told_apart_from_what_was_observed() -> None:
    said = transcript(observed()).utterances
    assert [one.number for one in said if one.title] == [1, 4]
    tones = [str(row[-2].tone) for row in transcript(observed()).table.rows]
    assert tones == ["strong", "plain", "plain", "strong", "plain"]


@pytest.mark.parametrize("name", ["lampiran-5", "lampiran-6"])
def test_signs_in_the_margin_are_explained(name: str) -> None:
    study = two() if name == "lampiran-5" else observed()
    blocks = thesis_report(study, Selection(), "1.0", parts=[name]).blocks
    (lead,) = (str(one.text) for one in blocks if isinstance(one, Paragraph))
    assert "“proposed”" in lead
    assert "− unfavourable" in lead


def test_memos_that_are_printed_nowhere_are_all_counted() -> None:
    arrow = Link(("code", "OB1"), ("code", "EM1.1"), None, (), "far")
    memos = (
        Memo("a.md", (("source", "W1"),), MemoKind.ANALYTIC, "A case", "It began well."),
        Memo("r.md", (("source", "W1"),), MemoKind.REFLEXIVE, "Me", "I was shy.", links=(arrow,)),
    )
    lines = printed(two(memos=memos), "lampiran-6").split("\n")
    assert {"* Analytic memos: 1.", "* Reflexive memos: 1."} <= set(lines)


def test_the_phase_of_sources_is_told_only_where_they_differ() -> None:
    entries = {"W1": {"phase": Phase.PRELIMINARY}}
    heads = []
    for study in (two(), two(entries=entries)):
        chosen = Selection(phase="all")
        document = thesis_report(study, chosen, "1.0", parts=["lampiran-14"])
        found = next(one for one in document.tables if one.name == "provenance")
        assert {len(row) for row in found.rows} == {len(found.columns)}
        heads.append([str(one.header) for one in found.columns])
    assert "Phase" not in heads[0]
    assert "Phase" in heads[1]


def test_short_appendices_share_a_page_and_forms_do_not() -> None:
    blocks = thesis_report(two(), Selection(), "1.0", parts=["lampiran"]).blocks
    begins = {}
    for before, one in pairwise(blocks):
        if isinstance(one, Heading) and one.level == 1:
            begins[" ".join(str(one.text).split()[:2])] = isinstance(before, PageBreak)
    assert begins["Appendix 12"]
    assert not begins["Appendix 13"]
    assert begins["Appendix 14"]
