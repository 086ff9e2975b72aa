"""What holds for every display, on any small study."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.displays import DISPLAYS, Display, DisplayRequest, Family, UnsuitedError
from qualcode.displays.matrix import MatrixDisplay
from qualcode.document import Figure, Resolver, Table
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Event, Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.source import Phase, SourceKind
from qualcode.model.text import LocalText
from qualcode.renderers.spelled_out import figure_table
from qualcode.stages.positions import positions_of
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.study_builder import CODEBOOK, build_study

CODES = ["EM", "EM1", "EM1.1", "EM1.2", "PR1.1", "OB1", "SUG1"]
BOOK = f"{CODEBOOK}OUT Outcomes (outcome)\n  OUT1 Income\n"
WORDS = ["alpha", "beta", "gamma"]


def happened(case: str, period: str, day: date | None) -> Memo:
    event = Event(day, period, "It helped", Polarity.FAVOURABLE, critical=True)
    about = (("case", case), ("code", "EM1.1"))
    return Memo(f"{case}.md", about, MemoKind.EVENT, "Something", "", event=event)


COMPARED = {
    "cases": [
        Case("a", LocalText.plain("Case A"), "good", {"size": "3"}),
        Case("b", LocalText.plain("Case B"), "poor", {"size": "12"}),
    ],
    "periods": ("first", "second"),
    "scales": {"growth": (Grade("low"), Grade("high"))},
    "memos": (
        happened("a", "first", date(2025, 3, 1)),
        happened("b", "second", None),
        Memo(
            "r.md",
            (("period", "first"), ("code", "EM1.1")),
            MemoKind.SUMMARY,
            "",
            "",
            scale="growth",
            grade="low",
        ),
    ),
    "findings": (
        Finding(
            "f.md",
            "T",
            "",
            (),
            "",
            "",
            "",
            links=(
                Link(("code", "EM1.1"), ("case", "a")),
                Link(("group", "gov"), ("case", "b")),
            ),
        ),
    ),
}
"""What displays need that compare cases, periods or attributes, or tell of events."""
FORMS = {"contact-summary": True, "document-summary": False}
"""The displays that are a form for each source, spoken or not, and refuse where there is none."""


def apart_from_polarity(coding: tuple[str, ...]) -> tuple[str, ...]:
    """One coder gives one passage a code once."""
    return (*coding[:2], *coding[3:])


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Up to four informants in two groups, up to four sources, any codings on their words."""
    people = [
        Informant(
            f"I{number}",
            f"Name{number}",
            draw(st.sampled_from(["gov", "com"])),
            role=draw(st.sampled_from(["", "head", "weaver"])),
            consent=draw(st.sampled_from(Consent)),
            sample=draw(st.booleans()),
            case=draw(st.sampled_from([None, "a", "b"])),
            attributes=draw(st.sampled_from([{}, {"sex": "F"}, {"sex": "M"}])),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    labels = ["", *(f"{one.id}> " for one in people)]
    sources = {
        f"S{number}": draw(st.sampled_from(labels)) + " ".join(WORDS)
        for number in range(draw(st.integers(0, 4)))
    }
    coding = st.tuples(
        st.sampled_from(sorted(sources) or [""]),
        st.sampled_from(CODES),
        st.sampled_from("+-±0?"),
        st.sampled_from(WORDS),
        st.sampled_from(["", " @rules", " @budi"]),
    )
    codings = draw(st.lists(coding, max_size=8, unique_by=apart_from_polarity))
    return build_study(
        informants=people,
        sources=sources,
        entries={source: draw(entries(text)) for source, text in sources.items()},
        codings=[f"{s}.1 {c} {p} {w}{by}" for s, c, p, w, by in codings if s],
        codebook=BOOK,
        **COMPARED,
    )


def entries(text: str) -> st.SearchStrategy[dict[str, object]]:
    written = st.sampled_from([SourceKind.DOCUMENT, SourceKind.OBSERVATION])
    kinds = st.just(SourceKind.INTERVIEW) if ">" in text else written
    return st.fixed_dictionaries(
        {
            "kind": kinds,
            "phase": st.sampled_from(Phase),
            "group": st.just(None) if ">" in text else st.sampled_from([None, "gov", "com"]),
            "period": st.sampled_from([None, "first", "second"]),
            "asked": st.sampled_from([None, (), ("EM1",)]),
        }
    )


def has_topics(display: Display) -> bool:
    """Whether the codebook is one of a matrix's axes, or the rows of the summary table."""
    if isinstance(display, MatrixDisplay):
        return display.rows is None or display.columns is None
    return display.name == "content-analytic-summary"


def is_unsuited(display: Display, study: Study, selection: Selection) -> bool:
    """Whether a display has nothing to be filled from: a form without its kind of source."""
    sources = study.selected_sources(selection)
    if display.name == "data-accounting-log":
        return not any(one.sources for one in positions_of(study, selection).voices)
    kinds = [one.kind.spoken for one in sources]
    return display.name in FORMS and FORMS[display.name] not in kinds


requests = st.builds(
    DisplayRequest,
    selection=st.builds(
        Selection,
        phase=st.sampled_from(["main", "preliminary", "all"]),
        reviewed=st.sampled_from([None, "all", "only"]),
        codes=st.sampled_from([(), ("EM",), ("EM1.1", "OB")]),
        groups=st.sampled_from([(), ("gov",)]),
    ),
    full=st.booleans(),
)


def tables(display: Display, study: Study, request: DisplayRequest) -> list[Table]:
    blocks = display.build(study, request)
    resolver = Resolver("en", catalogue("en", 1994).say)
    made = [block for block in map(resolver.block, blocks) if isinstance(block, Table | Figure)]
    return [figure_table(one) if isinstance(one, Figure) else one for one in made]


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(study=studies(), request_=requests, data=st.data())
def test_every_display_holds_all_keys_and_all_evidence(
    display: Display, study: Study, request_: DisplayRequest, data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(["", *display.entries]))
    level = data.draw(st.sampled_from(["", *display.levels]))
    order = data.draw(st.sampled_from(["", *display.orders]))
    request = replace(request_, entry=entry, level=level, order=order)
    if is_unsuited(display, study, request.selection):
        with pytest.raises(UnsuitedError):
            display.build(study, request)
        return
    made = tables(display, study, request)

    shown = {ref.coding for table in made for row in table.rows for c in row for ref in c.evidence}
    there = {row.coding.id for row in study.select(request.selection)}
    assert shown == there if display.complete else shown <= there

    words = " ".join(
        str(text)
        for table in made
        for text in (
            *(column.header for column in table.columns),
            *(row[0].content[0] for row in table.rows),
        )
    )
    wanted = [
        study.codebook[one].label.in_language("en")
        for one in ("EM1.1", "EM1.2", "PR1.1", "OB1", "SUG1")
        if has_topics(display)
        and request.level == "code"
        and one in study.selected_codes(request.selection)
    ]
    if display.name in ("conceptually-clustered", "role-ordered"):
        wanted += [
            one.printed_name
            for one in study.roster.informants
            if one.sample
            and one.consent is not Consent.WITHDRAWN
            and (not request.selection.groups or one.group in request.selection.groups)
        ]
    assert [one for one in wanted if one not in words] == []


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_a_display_can_be_built_from_a_study_without_sources(display: Display) -> None:
    study = build_study(sources={}, codebook=BOOK, **COMPARED)
    if is_unsuited(display, study, Selection()):
        with pytest.raises(UnsuitedError) as refused:
            display.build(study, DisplayRequest())
        assert refused.value.hint
        return
    assert tables(display, study, DisplayRequest())


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_a_displays_manual_tells_all_that_a_manual_must(display: Display) -> None:
    assert isinstance(display.family, Family)
    manual = " ".join(display.manual.split())
    for word in ("What it shows:", "Rows:", "Columns:", "Cell:", "Use it when:", "When not:"):
        assert word in manual, word
    assert "Source: Miles and Huberman (1994)" in manual
    assert "chapter" in display.manual


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_every_table_of_a_display_states_its_decision_rule(display: Display) -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a", "D1": "b"},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codebook=BOOK,
        **COMPARED,
    )
    for entry in display.entries:
        for table in tables(display, study, DisplayRequest(entry=entry)):
            assert table.notes
            assert table.name.startswith(display.name)
