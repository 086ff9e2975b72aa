"""Event listing, critical incidents, composite sequence: events of memos in tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest, UnsuitedError
from qualcode.displays.moments import moments
from qualcode.document import Block, Figure, Resolver, Sign, Table, Timeline
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Event, Memo, MemoKind
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import outline_blocks
from tests.study_builder import build_study, withdrawn

PERSON = Informant("I1", "Rini", "gov", pseudonym="Mrs A", case="rose")
CASES = (Case("lily", LocalText.plain("Lily")), Case("rose", LocalText.plain("Rose")))


def memo(title: str, *about: tuple[str, str], text: str = "", **told: object) -> Memo:
    event = Event(**told)  # type: ignore[arg-type]
    return Memo(f"memos/{title}.md", about, MemoKind.EVENT, title, text, event=event)


def study_with(
    *memos: Memo, cases: tuple[Case, ...] = CASES, person: Informant = PERSON, **more: object
) -> Study:
    return build_study(
        informants=[person],
        cases=cases,
        sources={"W1": "I1> It was good. Permits are dear."},
        codings=["W1.1 EM1.1 + It was good", "W1.1 PR1.1 - Permits are dear"],
        memos=memos,
        **more,
    )


def built(name: str, study: Study, language: str = "en", **asked: object) -> list[str]:
    request = DisplayRequest(**asked)  # type: ignore[arg-type]
    return outline_blocks(DISPLAYS[name].build(study, request), language).splitlines()


def blocks(name: str, study: Study) -> tuple[Block, ...]:
    return DISPLAYS[name].build(study, DisplayRequest())


# --- Columns of time


def labels(study: Study, *told: tuple[str, date | None]) -> list[str]:
    resolver = Resolver("en", catalogue("en", 1994).say)
    return [resolver.words(key.label) for key in moments(study, told).keys]


def test_periods_are_the_columns_where_anything_has_one() -> None:
    study = build_study(sources={}, periods=("first", "second"))
    day = date(2024, 1, 1)
    assert labels(study, ("second", day)) == ["First", "Second"]
    assert labels(study, ("second", None), ("", day)) == ["First", "Second", "No period"]


def test_without_periods_days_are_the_columns_then_months_then_years() -> None:
    study = build_study(sources={}, periods=("first",))
    start = date(2024, 1, 30)
    days = [start + timedelta(number) for number in range(8)]
    assert labels(study, *(("", day) for day in days))[:3] == [
        "30 January 2024", "31 January 2024", "1 February 2024",
    ]  # fmt: skip
    days.append(start + timedelta(20))
    assert labels(study, *(("", day) for day in days)) == ["January 2024", "February 2024"]
    years = [date(2020 + number, 1 + number, 1) for number in range(9)]
    assert labels(study, *(("", day) for day in years))[:2] == ["2020", "2021"]
    assert labels(study, ("", start), ("", None)) == ["30 January 2024", "No date"]


# --- Event listing


def test_an_event_stands_with_its_date_title_sign_and_the_places_of_its_codings() -> None:
    coding = next(one.id for one in study_with().codings if one.code == "PR1.1")
    told = memo("Fees rose", ("coding", coding), date=date(2024, 5, 2), sign=Polarity.UNFAVOURABLE)
    lines = built("event-listing", study_with(told))
    assert lines[1:4] == [
        "Case | 2 May 2024",
        "Lily | ",
        "Rose | 2 May 2024: Fees rose (−; W1.1)",
    ]
    quoted = built("event-listing", study_with(told), entry="quotations")
    assert quoted[3].endswith(" / “Permits are dear” (Mrs A, W1.1; PR1.1 −)")


def test_an_event_that_rests_on_no_coding_says_that_it_is_the_researchers() -> None:
    lines = built("event-listing", study_with(memo("Fees rose", ("case", "rose"))))
    assert "Rose | Fees rose" in lines
    assert any(line.startswith("source: Source: researcher's memos") for line in lines)


def test_without_cases_the_rows_are_the_aspects_that_events_are_about() -> None:
    study = study_with(
        memo("b", ("code", "PR1.1"), date=date(2024, 1, 2)),
        memo("a", ("code", "EM1.2"), date=date(2024, 1, 2)),
        memo("c", date=date(2024, 1, 2)),
        cases=(),
    )
    rows = [line.split(" | ")[0] for line in built("event-listing", study)[1:5]]
    assert rows == ["Aspect", "EM Empowering", "PR Protecting", "No code"]


def test_an_event_of_two_cases_stands_with_both_and_one_of_none_last() -> None:
    day = date(2024, 1, 2)
    both = memo("flood", ("case", "lily"), ("case", "rose"), date=day)
    lines = built("event-listing", study_with(both, memo("law", date=day)))
    assert lines[2:5] == [
        "Lily | 2 January 2024: flood",
        "Rose | 2 January 2024: flood",
        "No case | 2 January 2024: law",
    ]


def test_the_timeline_shows_the_same_events_with_their_signs() -> None:
    study = study_with(
        memo("good", ("case", "rose"), period="one", sign=Polarity.FAVOURABLE),
        memo("plain", ("case", "rose"), period="two"),
        periods=("one", "two"),
    )
    *tables, figure = blocks("event-listing", study)
    assert isinstance(figure, Figure) and isinstance(figure.drawing, Timeline)
    assert figure.beside and all(isinstance(one, Table) for one in tables)
    lanes = [[(one.moment, one.label, one.sign) for one in lane.happenings]
             for lane in figure.drawing.lanes]  # fmt: skip
    assert lanes == [[], [(0, "good", Sign.FAVOURABLE), (1, "plain", Sign.NONE)]]


def test_many_moments_make_several_tables_and_one_timeline() -> None:
    told = [memo(f"e{n}", ("case", "rose"), period=f"p{n}") for n in range(7)]
    study = study_with(*told, periods=tuple(f"p{n}" for n in range(7)))
    *tables, figure = blocks("event-listing", study)
    assert [len(one.columns) - 1 for one in tables if isinstance(one, Table)] == [4, 3]
    assert isinstance(figure, Figure) and len(figure.table.columns) == 8
    titles = [line for line in built("event-listing", study) if line.startswith("== ")]
    assert titles[:2] == ["== Event listing: P0 – P3", "== Event listing: P4 – P6"]


def test_without_events_coded_passages_stand_by_the_date_on_which_they_were_told() -> None:
    study = study_with(entries={"W1": {"date": date(2026, 3, 1)}})
    lines = built("event-listing", study)
    assert lines[1] == "Case | 1 March 2026"
    assert lines[3] == (
        "Rose | “It was good” (Mrs A, W1.1; EM1.1 +) / “Permits are dear” (Mrs A, W1.1; PR1.1 −)"
    )
    assert any("when they were told, not when it happened" in line for line in lines)
    assert not [one for one in blocks("event-listing", study) if isinstance(one, Figure)]
    in_period = study_with(entries={"W1": {"date": date(2026, 3, 1), "period": "one"}})
    assert "Rose | 1 March 2026: “It was good”" in built("event-listing", in_period)[3]


def test_a_cell_of_passages_shows_five_and_says_how_many_more_there_are() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> " + " ".join(f"word{n}." for n in range(7))},
        codings=[f"W1.1 EM1.1 + word{n}" for n in range(7)],
    )
    row = built("event-listing", study)[2]
    assert row.count("“word") == 5
    assert row.endswith("and 2 more quotations")
    assert built("event-listing", study, full=True)[2].count("“word") == 7


@pytest.mark.parametrize("name", ["event-listing", "critical-incidents", "composite-sequence"])
def test_a_study_without_events_and_codings_is_told_how_to_write_them(name: str) -> None:
    with pytest.raises(UnsuitedError) as refused:
        blocks(name, build_study(sources={}, cases=CASES))
    assert "kind: event" in refused.value.hint


# --- Critical incidents


def critical(title: str, *about: tuple[str, str], **told: object) -> Memo:
    return memo(title, *about, critical=True, **told)


def test_only_critical_events_stand_there_in_the_order_of_time() -> None:
    study = study_with(
        critical("second", ("case", "rose"), date=date(2025, 1, 1)),
        critical("first", ("case", "lily"), date=date(2024, 1, 1)),
        memo("not critical", date=date(2024, 6, 1)),
    )
    rows = built("critical-incidents", study)[2:4]
    assert [row.split(" | ")[2] for row in rows] == ["first", "second"]


def test_an_incident_says_what_its_memo_says_and_has_a_dash_for_the_rest() -> None:
    about = (("case", "rose"), ("code", "PR1.1"), ("informant", "I1"), ("source", "W1"))
    full = critical("Fees", *about, text="Rini told us.", effect="No permits",
                    sign=Polarity.MIXED, date=date(2024, 5, 2), period="one")  # fmt: skip
    study = study_with(full, critical("Bare"), periods=("one",))
    rows = built("critical-incidents", study)[2:4]
    assert rows[0] == (
        "2 May 2024, One | Rose | Fees / [Mrs A] told us. | PR1.1 Permits; Mrs A | No permits"
        " | Good and harm (±) | W1"
    )
    assert rows[1] == "– | – | Bare | – | – | – | –"


def test_what_the_researcher_wrote_of_an_incident_is_not_cut() -> None:
    long = " ".join(["word"] * 60) + " (W2.30)."
    (row,) = built("critical-incidents", study_with(critical("Fees", text=long)))[2:3]
    assert long in row and "[…]" not in row


def test_a_study_without_cases_has_no_column_for_them() -> None:
    study = study_with(critical("x"), cases=())
    assert built("critical-incidents", study)[1].startswith("When | Incident | About")


def test_events_none_of_which_is_critical_are_refused_with_the_way_to_mark_them() -> None:
    with pytest.raises(UnsuitedError, match="none of the 2 events") as refused:
        blocks("critical-incidents", study_with(memo("a"), memo("b")))
    assert "critical: yes" in refused.value.hint


def test_an_incident_of_somebody_who_withdrew_is_shown_nowhere() -> None:
    told = critical("Rini fell ill", ("informant", "I1"), date=date(2024, 1, 1))
    study = study_with(told, critical("other", ("case", "rose")), person=withdrawn(PERSON))
    for name in ("critical-incidents", "event-listing"):
        assert "fell ill" not in "\n".join(built(name, study))


# --- Composite sequence


def test_the_usual_order_says_who_has_a_step_and_who_departs() -> None:
    def told(case: str, code: str, day: int) -> Memo:
        return memo(f"{case} {code}", ("case", case), ("code", code), date=date(2024, 1, day))

    study = study_with(
        told("lily", "EM1.1", 1), told("lily", "PR1.1", 2), told("lily", "OB1", 3),
        told("rose", "PR1.1", 1), told("rose", "EM1.1", 5), memo("law", date=date(2024, 1, 1)),
    )  # fmt: skip
    lines = built("composite-sequence", study)
    assert [line.split(" | ")[3] for line in lines[2:5]] == ["–", "Rose: before step 1",
                                                             "Lacking: Rose"]  # fmt: skip
    assert lines[2].split(" | ")[2] == (
        "2 of 2 / Lily: lily EM1.1 (1 January 2024) / Rose: rose EM1.1 (5 January 2024)"
    )
    assert "note: Left out, without a case, a code or a time: law." in lines


def test_a_sequence_needs_two_cases_with_events() -> None:
    told = memo("x", ("case", "rose"), ("code", "EM1.1"), date=date(2024, 1, 1))
    with pytest.raises(UnsuitedError, match="fewer than two cases"):
        blocks("composite-sequence", study_with(told))
    with pytest.raises(UnsuitedError, match="at least 2 cases"):
        blocks("composite-sequence", study_with(told, cases=CASES[:1]))


# --- Time-ordered meta-matrix


def test_the_cases_stand_by_their_outcome_and_an_empty_cell_is_blank() -> None:
    study = study_with(
        entries={"W1": {"period": "two"}},
        cases=(
            Case("lily", LocalText.plain("Lily"), "poor"),
            Case("rose", LocalText.plain("Rose"), "good"),
        ),
        scales={"state": ()},
        periods=("one", "two"),
    )
    lines = built("time-ordered-meta", study)
    assert lines[1] == "Case | One | Two"
    assert lines[2].startswith("Lily | ")  # without a scale the order of study.yaml is the best
    assert lines[3] == (
        "Rose |  | EM1.1: Favourable (+), 1 of 1 (W1.1) / PR1.1: Unfavourable (−), 1 of 1 (W1.1)"
    )
    with pytest.raises(QualcodeError, match="there is no period"):
        DISPLAYS["time-ordered-meta"].build(study_with(), DisplayRequest(Selection()))
