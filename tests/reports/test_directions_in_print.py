"""Triangulation of techniques, times, coders and kinds as tables of a thesis."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from qualcode.document import Document, Heading, Paragraph, Quotation, Table, Tone
from qualcode.model.informant import Informant, InformantKind
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.source import SourceKind
from qualcode.reports import triangulation_document, triangulation_overview
from qualcode.reports.completeness import completeness_document
from qualcode.reports.directions import direction_document, direction_overview
from qualcode.reports.thesis import thesis_report
from qualcode.stages.completeness import completeness_of
from qualcode.stages.directions import DIRECTIONS
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study

PEOPLE = [
    Informant("I1", "Rini Wati", "gov", pseudonym="Mrs A", kind=InformantKind.KEY),
    Informant("I2", "Joko Tole", "com", pseudonym="Mr B", kind=InformantKind.MAIN),
    Informant("I3", "Tuti Ayu", "com", pseudonym="Mrs C"),
]
SOURCES = {
    "W1": "I1> Training is regular.",
    "W2": "I1> Training has stopped.",
    "W3": "I2> Training is rare.",
    "O1": "Nobody trains.",
}
ENTRIES = {
    "W1": {"date": date(2026, 1, 5)},
    "W2": {"date": date(2026, 2, 5)},
    "O1": {"kind": SourceKind.OBSERVATION, "group": "com"},
}
CODINGS = [
    "W1.1 EM1.1 + Training is regular",
    "W2.1 EM1.1 - Training has stopped",
    "W3.1 EM1.1 - Training is rare",
    "O1.1 EM1.1 - Nobody trains",
]


def study_of(*memos: Memo, **more: object) -> Study:
    told = {
        "informants": PEOPLE, "sources": SOURCES, "entries": ENTRIES, "codings": CODINGS,
        "language": "en",
    }  # fmt: skip
    return build_study(memos=memos, **{**told, **more})  # type: ignore[arg-type]


def document(by: str, study: Study, in_farmers_words: bool = False) -> Document:
    selection = Selection()
    return direction_document(study, selection, DIRECTIONS[by](study, selection), in_farmers_words)


def table(by: str, study: Study) -> Table:
    return document(by, study).tables[0]


def memo(text: str, *about: tuple[str, str]) -> Memo:
    return Memo("memos/a.md", (*about, ("code", "EM1.1")), MemoKind.ANALYTIC, "A memo", text)


def test_the_table_of_times_reads_as_theses_print_it() -> None:
    assert outline(document("time", study_of())) == TIME


TIME = """\
# Triangulation over time
== Table 4.1 Triangulation over time: Mrs A
No. | Indicator/Code | Interview I (5 January 2026) | Interview II (5 February 2026) | Conclusion
[EM Empowering]
1 | EM1.1 Training | Favourable (+) / W1.1 | Unfavourable (−) / W2.1 | Dissonant / Explanation of \
the difference (time, place, standing, interest): … / …
note: Decision rule for entries: a cell combines what the informant said on one occasion without \
weights; compared is the same technique. The conclusion compares directions, not content.
note: Left out, since no column has data on them: 3 codes.
note: … to be written by the researcher.
note: Reviewed: 2 of 2 coded segments.
source: Source: interviews, analysed by the researcher (2026)
Codes by direction; positions are not merged across codes:
* Triangulation over time: Mrs A (1 code): Dissonant: 1
== Table 4.2 Quotations behind the table: Triangulation over time: Mrs A
Column | Informant/Source | Quotation | Sign | Code | Cited At
[EM1.1 Training]
Interview I (5 January 2026) | Mrs A | “Training is regular” | Favourable (+) | EM1.1 | W1.1
Interview II (5 February 2026) | Mrs A | “Training has stopped” | Unfavourable (−) | EM1.1 | W2.1
note: Decision rule for entries: all quotations behind that table, column by column, in the \
order of sources.
note: Reviewed: 2 of 2 coded segments.
source: Source: interviews, analysed by the researcher (2026)"""


def test_a_column_each_technique_and_a_conclusion() -> None:
    found = table("technique", study_of())
    heads = ["No.", "Indicator/Code", "Interviews", "Observation", "Conclusion"]
    assert [column.header for column in found.columns] == heads
    assert found.rows[0][-1].tone is Tone.AGREEMENT


def test_the_researchers_words_stand_in_the_conclusion_and_no_prompt_for_what_is_written() -> None:
    text = "# Triangulation over time\nIt stopped.\n## Explanation of the difference\nNo budget."
    written = table("time", study_of(memo(text, ("informant", "I1")))).rows[0][-1].content
    assert written == (
        "Dissonant",
        "Explanation of the Difference: No budget.",
        "Researcher's Conclusion: It stopped.",
    )


def test_notes_on_codings_explain_a_difference() -> None:
    study = study_of()
    manual = study.decisions.manual
    noted = (manual[0], replace(manual[1], note="after the budget was cut"), *manual[2:])
    study = replace(study, decisions=replace(study.decisions, manual=noted))
    content = table("time", study).rows[0][-1].content
    assert content == ("Dissonant", "Note on the coding W2.1: after the budget was cut", "…")
    groups = triangulation_document(study, Selection()).tables[0].rows[0]
    assert "Note on the coding W2.1: after the budget was cut" in groups[-3].content


def test_the_memo_on_a_code_fills_the_table_of_source_groups() -> None:
    text = "## Shared view\nIt exists.\n## Specific to one group\nThe hour.\n## Conclusion\nRare."
    row = triangulation_document(study_of(memo(text)), Selection()).tables[0].rows[0]
    assert [cell.content for cell in row[-4:]] == [
        ("It exists.",),
        ("…",),
        ("The hour.",),
        ("Rare.",),
    ]


def test_a_condensation_of_a_source_stands_in_its_cell() -> None:
    about = (("source", "O1"), ("code", "EM1.1"))
    summary = Memo("memos/b.md", about, MemoKind.SUMMARY, "", "The hall stood empty.")
    row = table("technique", study_of(summary)).rows[0]
    assert row[3].content == ("Unfavourable (−)", "O1.1", "The hall stood empty.")


def test_coders_have_a_row_for_each_voice_and_the_passages_are_counted() -> None:
    more = [*CODINGS, "W3.1 EM1.1 + Training is rare @budi", "W3.1 PR1.1 0 rare @budi"]
    found = document("coder", study_of(codings=more))
    assert found.banner == ""
    training, permits = found.tables[0].rows
    assert [cell.content[0] for cell in training[1:5]] == [
        "EM1.1 Training",
        "Mr B",
        "Unfavourable (−)",
        "Favourable (+)",
    ]
    assert "Passages: 0 judged alike, 1 differently, 0 by one person only" in training[-1].content
    assert permits[3].content == ("Did not use this code here",)


def test_kinds_say_who_has_none_under_the_name_that_may_be_printed() -> None:
    lead = document("kind", study_of()).blocks[0]
    assert isinstance(lead, Paragraph)
    assert str(lead.text).endswith("are not compared: Mrs C.")


def test_a_development_says_that_it_is_no_triangulation() -> None:
    entries = {
        **ENTRIES,
        "W1": {**ENTRIES["W1"], "period": "one"},
        "W2": {**ENTRIES["W2"], "period": "two"},
    }
    study = study_of(entries=entries, settings={"periods": ("one", "two")})
    found = document("time", study, in_farmers_words=True)
    assert found.title == "Development over periods"
    assert "not a triangulation" in str(found.blocks[0])
    assert found.tables[0].rows[0][-1].content == ("Changed", "Why it changed: …", "…")


def test_farmers_words_come_with_their_deviation() -> None:
    study = study_of()
    groups = triangulation_overview(study, Selection(), in_farmers_words=True).tables[0]
    assert groups.title == "Convergence coding matrix (Source triangulation)"
    found = document("time", study, in_farmers_words=True).tables[0]
    assert found.rows[0][-1].content[0] == "Dissonance"
    for one in (groups, found):
        assert any("Deviation: " in str(note) for note in one.notes)


def test_the_screen_quotes_both_sides_where_they_differ() -> None:
    study = study_of()
    found = direction_overview(study, Selection(), DIRECTIONS["time"](study, Selection()))
    said = [block.text for block in found.blocks if isinstance(block, Quotation)]
    assert said == ["Training is regular", "Training has stopped"]
    heads = [block.text for block in found.blocks if isinstance(block, Heading)]
    assert heads[-1] == "EM1.1 Training: Dissonant"


def test_no_form_names_anybody_or_calls_data_valid() -> None:
    text = "# Triangulation over time\nRini Wati and Joko Tole disagree."
    study = study_of(memo(text))
    made = [document(by, study) for by in ("technique", "time", "kind")]
    made.append(
        document("technique", replace(study, settings=replace(study.settings, language="id")))
    )
    found = completeness_of(study, Selection())
    made.append(completeness_document(study, Selection(), found, on_screen=False))
    for one in made:
        told = outline(one)
        assert "Training" in told or "Group gov" in told
        assert not re.search(r"Rini|Wati|Joko|Tuti|\bvalid", told)


def test_a_study_without_codings_has_an_empty_table_and_no_failure() -> None:
    found = document("technique", study_of(codings=[]))
    assert [one.rows for one in found.tables] == [()]


def test_the_appendix_tells_development_from_triangulation() -> None:
    entries = {
        **ENTRIES,
        "W1": {"period": "one"},
        "W2": {"period": "two"},
        "W3": {"period": "one"},
        "O1": {"kind": SourceKind.OBSERVATION, "group": "com", "period": "two"},
    }
    study = study_of(entries=entries, settings={"periods": ("one", "two")})
    told = outline(thesis_report(study, Selection(), "1.0", parts=("lampiran-9",)))
    assert "### Development over periods" in told
    assert "not a triangulation over time" in told
    assert "Triangulation of techniques" not in told
