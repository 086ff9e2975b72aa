"""Triangulation of techniques, times, coders and kinds of informants, by the one rule."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Informant, InformantKind
from qualcode.model.source import Phase, SourceKind
from qualcode.model.text import LocalText
from qualcode.stages.directions import DIRECTIONS
from qualcode.stages.farmer import Farmer, farmer, told_in_farmers_words
from qualcode.stages.sides import Direction, Side, SideComparison, Sides, SideTable
from qualcode.stages.triangulation import Convergence, convergence, triangulate
from qualcode.study import Selection, Study
from tests.stages.test_triangulation_rules import PUBLISHED
from tests.study_builder import build_study, withdrawn

OBSERVED = {"kind": SourceKind.OBSERVATION}
WRITTEN = {"kind": SourceKind.DOCUMENT, "group": "gov"}
ALL = Selection(phase="all")


def compared(by: str, study: Study, selection: Selection | None = None) -> Sides:
    return DIRECTIONS[by](study, selection or Selection())


def only_table(by: str, study: Study, selection: Selection | None = None) -> SideTable:
    (table,) = compared(by, study, selection).tables
    return table


def row_of(table: SideTable, code: str = "EM1.1") -> SideComparison:
    return next(row for row in table.rows if row.code.id == code)


def positions(row: SideComparison) -> dict[str, str | None]:
    return {one.member: one.polarity and str(one.polarity) for one in row.sides}


def words(signs: str) -> str:
    return " ".join(f"w{n}" for n in range(len(signs) + 1))


def coded(place: str, signs: str, by: str = "") -> list[str]:
    """A coding of EM1.1 for each sign, each on a word of its own."""
    return [f"{place} EM1.1 {sign} w{n}{by}" for n, sign in enumerate(signs)]


# --- two sides of each direction with the same signs, for what must hold in all of them


def two_techniques(one: str, other: str) -> Study:
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": f"I1> {words(one)}", "O1": words(other)},
        entries={"O1": OBSERVED},
        codings=[*coded("W1.1", one), *coded("O1.1", other)],
    )


def two_times(one: str, other: str) -> Study:
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": f"I1> {words(one)}", "W2": f"I1> {words(other)}"},
        entries={"W1": {"date": date(2026, 1, 5)}, "W2": {"date": date(2026, 2, 5)}},
        codings=[*coded("W1.1", one), *coded("W2.1", other)],
    )


def two_kinds(one: str, other: str) -> Study:
    return build_study(
        informants=[
            Informant("I1", "A", "gov", kind=InformantKind.KEY),
            Informant("I2", "B", "gov", kind=InformantKind.MAIN),
        ],
        sources={"W1": f"I1> {words(one)}", "W2": f"I2> {words(other)}"},
        codings=[*coded("W1.1", one), *coded("W2.1", other)],
    )


def two_coders(one: str, other: str) -> Study:
    """Both work on the same words; each also codes another code, so that both were there."""
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": f"I1> {words(max(one, other, key=len))} end"},
        codings=[
            *coded("W1.1", one), *coded("W1.1", other, " @budi"),
            "W1.1 PR1.1 + end", "W1.1 PR1.1 + end @budi",
        ],
    )  # fmt: skip


PAIRS = {
    "technique": two_techniques,
    "time": two_times,
    "kind": two_kinds,
    "coder": two_coders,
}


@pytest.mark.parametrize("by", PAIRS)
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("+", "+", "convergent"),
        ("±", "+-", "convergent"),  # both mixed, one of them by saying both
        ("+", "-", "dissonant"),
        ("0", "-", "partial"),
        ("+-", "+", "partial"),
        ("0", "0", "descriptive"),
        ("+", "", "single-source"),
        ("?", "+", "single-source"),
        ("?", "?", "no-data"),
        ("+0", "+", "convergent"),
    ],
)
def test_two_sides_compare_alike_in_every_direction(by, one: str, other: str, expected) -> None:
    for study in (PAIRS[by](one, other), PAIRS[by](other, one)):
        row = row_of(only_table(by, study))
        assert row.convergence == expected
        assert row.mixed == (one == "±")


@given(st.lists(st.sampled_from([*Polarity, None]), min_size=2, max_size=4))
def test_sides_compare_by_the_rule_of_source_groups(found: list[Polarity | None]) -> None:
    sides = []
    for n, one in enumerate(found):
        side = Side(str(n), ())
        vars(side)["polarity"] = one
        sides.append(side)
    row = SideComparison(PUBLISHED.codebook["EM"], tuple(sides))
    assert row.convergence is convergence(found)
    assert len(row.silent) == sum(one in (None, Polarity.UNDECIDED) for one in found)


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("technique", "satu teknik tidak dapat ditriangulasi"),
        ("time", "satu waktu tidak dapat ditriangulasi"),
        ("coder", "satu pengode tidak dapat ditriangulasi"),
        ("kind", "satu jenis informan tidak dapat ditriangulasi"),
    ],
)
def test_one_member_alone_is_refused(by: str, why: str) -> None:
    study = build_study(
        informants=[Informant("I1", "A", "gov", kind=InformantKind.KEY)],
        sources={"W1": "I1> good"},
        codings=["W1.1 EM1.1 + good"],
    )
    with pytest.raises(QualcodeError, match=why):
        compared(by, study)


# --- techniques


def test_techniques_are_compared_on_the_same_group_and_case() -> None:
    study = build_study(
        cases=[Case(one, LocalText.plain(one)) for one in ("near", "far")],
        informants=[
            Informant("I1", "A", "com", case="near"),
            Informant("I2", "B", "com", case="far"),
            Informant("I3", "C", "gov"),
        ],
        sources={"W1": "I1> good", "W2": "I2> bad", "W3": "I3> good", "O1": "bad", "O2": "bad"},
        entries={"O1": {**OBSERVED, "case": "far"}, "O2": OBSERVED},
        codings=[
            "W1.1 EM1.1 + good", "W2.1 EM1.1 - bad", "W3.1 EM1.1 + good",
            "O1.1 EM1.1 - bad", "O2.1 EM1.1 - bad",
        ],
    )  # fmt: skip
    tables = compared("technique", study).tables
    found = {(one.setting.group, one.setting.case): one for one in tables}
    assert list(found) == [("gov", ""), ("com", "near"), ("com", "far")]
    heard = {
        key: [voice.voice.id for side in row_of(one).sides for voice in side.voices]
        for key, one in found.items()
    }
    # O1 was made in the far case; O2 in none, so it tells of both and of the office.
    assert heard == {
        ("gov", ""): ["I3", "O2"],
        ("com", "near"): ["I1", "O2"],
        ("com", "far"): ["I2", "O1", "O2"],
    }
    assert row_of(found["com", "far"]).convergence == "convergent"
    assert row_of(found["com", "near"]).convergence == "dissonant"
    assert found["com", "far"].unplaced == ("O1", "O2")


def test_an_old_book_is_not_compared_with_an_interview_of_a_later_period() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good", "D1": "bad", "D2": "good", "O1": "good"},
        entries={
            "W1": {"period": "two"},
            "D1": {**WRITTEN, "period": "one"},
            "D2": {**WRITTEN, "period": "two"},
            "O1": OBSERVED,
        },
        codings=[f"{one}.1 EM1.1 + good" for one in ("W1", "D2", "O1")] + ["D1.1 EM1.1 - bad"],
        settings={"periods": ("one", "two")},
    )
    found = {one.setting.period: one for one in compared("technique", study).tables}
    assert positions(row_of(found["one"])) == {"observation": "+", "document": "-"}
    late = {"interview": "+", "observation": "+", "document": "+"}
    assert positions(row_of(found["two"])) == late


def test_a_source_that_is_alone_in_its_period_is_left_out_and_named() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good", "D1": "bad", "D2": "good"},
        entries={
            "W1": {"period": "two"},
            "D1": {**WRITTEN, "period": "one"},
            "D2": {**WRITTEN, "period": "two"},
        },
        codings=["W1.1 EM1.1 + good", "D1.1 EM1.1 - bad", "D2.1 EM1.1 + good"],
        settings={"periods": ("one", "two")},
    )
    found = compared("technique", study)
    assert found.left_out == ("D1",)
    assert [row_of(one).convergence for one in found.tables] == ["convergent"]


def test_a_focus_group_is_a_technique_of_its_own() -> None:
    study = build_study(
        informants={"I1": "com", "I2": "com"},
        sources={"W1": "I1> bad", "F1": "I1> good\nI2> good"},
        entries={"F1": {"kind": SourceKind.FOCUS_GROUP}},
        codings=["W1.1 EM1.1 - bad", "F1.1 EM1.1 + good", "F1.2 EM1.1 + good"],
    )
    row = row_of(only_table("technique", study))
    assert positions(row) == {"interview": "-", "focus-group": "+"}
    assert [(side.n, side.of) for side in row.sides] == [(1, 1), (2, 2)]
    # I1 says one thing alone and another before others: that is no dispute with oneself.
    assert [(one.voice.id, other.voice.id) for one, other in row.opposed] == [("I2", "I1")]


def test_a_document_that_repeats_its_offices_informant_is_another_technique_of_one_group() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> hm", "D1": "Good."},
        entries={"D1": WRITTEN},
        codings=["W1.1 EM1.1 + good", "D1.1 EM1.1 + Good"],
    )
    assert row_of(only_table("technique", study)).convergence == "convergent"
    by_group = next(row for row in triangulate(study, Selection()).rows if row.code.id == "EM1.1")
    assert by_group.convergence == "single-source"


def test_a_question_that_was_coded_is_no_technique() -> None:
    study = build_study(
        informants={"I1": "com"},
        sources={"W1": "P> good?\nI1> good", "F1": "P> bad?\nI1> hm"},
        entries={"F1": {"kind": SourceKind.FOCUS_GROUP}},
        codings=["W1.2 EM1.1 + good", "F1.1 EM1.1 - bad"],
    )
    assert positions(row_of(only_table("technique", study))) == {
        "interview": "+",
        "focus-group": None,
    }


def test_a_group_that_cannot_speak_of_a_code_is_not_compared_with_what_was_seen() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> hm", "O1": "bad"},
        entries={"O1": OBSERVED},
        codings=["W1.1 PR1.1 + hm", "O1.1 EM1.1 - bad"],
        expect={"EM1": ("com",)},
    )
    table = only_table("technique", study)
    assert row_of(table).convergence == "one-group"
    assert "EM1.2" not in {row.code.id for row in table.rows}


# --- times


def asked_again(**entries: dict[str, object]) -> Study:
    return build_study(
        informants={"I1": "com"},
        sources={name: "I1> good" if name == "W1" else "I1> bad" for name in entries},
        entries=entries,
        codings=[f"{n}.1 EM1.1 {'+ good' if n == 'W1' else '- bad'}" for n in entries],
        settings={"periods": ("round-1", "round-2")},
    )


def test_a_change_between_periods_is_a_development_and_no_triangulation() -> None:
    study = asked_again(
        W1={"period": "round-1", "date": date(2025, 1, 1)},
        W2={"period": "round-2", "date": date(2026, 1, 1)},
    )
    found = compared("time", study)
    assert found.of(Direction.TIME) == ()
    (table,) = found.of(Direction.DEVELOPMENT)
    assert [one.id for one in table.members] == ["round-1", "round-2"]
    assert row_of(table).convergence == "dissonant"
    assert found.as_json()["tables"][0]["comparison"] == "development"  # type: ignore[index]


def test_within_a_period_it_is_triangulation_and_beyond_it_development() -> None:
    study = asked_again(
        W3={"period": "round-2", "date": date(2026, 2, 1)},
        W2={"period": "round-1", "date": date(2025, 2, 1)},
        W1={"period": "round-1", "date": date(2025, 1, 1)},
    )
    found = compared("time", study)
    (time,), (development,) = found.of(Direction.TIME), found.of(Direction.DEVELOPMENT)
    assert [one.sources for one in time.members] == [("W1",), ("W2",)]
    assert [one.sources for one in development.members] == [("W1", "W2"), ("W3",)]
    assert positions(row_of(development)) == {"round-1": "±", "round-2": "-"}


def test_a_source_without_period_among_several_is_left_out_and_named() -> None:
    study = asked_again(W1={"period": "round-1"}, W2={"period": "round-2"}, W3={})
    found = compared("time", study)
    assert found.left_out == ("W3",)
    assert found.of(Direction.TIME) == ()


def test_sources_of_one_day_and_hour_are_one_occasion() -> None:
    day = date(2026, 1, 5)
    with pytest.raises(QualcodeError, match="asked twice"):
        compared("time", asked_again(W1={"date": day}, W2={"date": day}))
    again = asked_again(W1={"date": day, "time": "08.00"}, W2={"date": day, "time": "16.00"})
    assert len(only_table("time", again).members) == 2


def test_occasions_without_dates_are_told_apart_by_their_sources() -> None:
    table = only_table("time", asked_again(W1={}, W2={}))
    assert [one.as_json() for one in table.members] == [
        {"id": "W1", "date": None, "sources": ["W1"]},
        {"id": "W2", "date": None, "sources": ["W2"]},
    ]


def test_an_interview_and_a_focus_group_are_no_two_times_of_one_technique() -> None:
    study = asked_again(
        W1={"date": date(2026, 1, 5)},
        F1={"date": date(2026, 2, 5), "kind": SourceKind.FOCUS_GROUP},
    )
    with pytest.raises(QualcodeError):
        compared("time", study)


def test_the_preliminary_phase_is_another_time_where_it_is_asked_for() -> None:
    study = asked_again(
        W1={"date": date(2025, 12, 16), "phase": Phase.PRELIMINARY},
        W2={"date": date(2026, 2, 3)},
    )
    with pytest.raises(QualcodeError) as refused:
        compared("time", study)
    assert refused.value.hint.startswith("--phase all")
    assert row_of(only_table("time", study, ALL)).convergence == "dissonant"


# --- coders


def test_each_coders_own_judgement_counts_also_where_they_agreed_later() -> None:
    row = row_of(only_table("coder", two_coders("+", "-")))
    assert positions(row) == {"ani": "+", "budi": "-"}
    assert row.voice is not None
    assert row.voice.id == "I1"
    assert row.passages is not None
    assert row.passages.as_json() == {"same": 0, "differing": 1, "alone": 0}


def test_the_same_position_on_other_passages_is_told() -> None:
    study = build_study(
        informants={"I1": "com"},
        sources={"W1": "I1> one two three"},
        codings=["W1.1 EM1.1 + one", "W1.1 EM1.1 + three @budi"],
    )
    row = row_of(only_table("coder", study))
    assert row.convergence == "convergent"
    assert row.passages is not None
    assert row.passages.as_json() == {"same": 0, "differing": 0, "alone": 2}


def test_a_coder_who_did_not_use_a_code_is_silent_and_one_who_was_not_there_is_not_expected() -> (
    None
):
    study = build_study(
        informants={"I1": "com", "I2": "gov"},
        sources={"W1": "I1> one two", "W2": "I2> one two"},
        codings=[
            "W1.1 EM1.1 + one", "W1.1 PR1.1 + two @budi",
            "W2.1 EM1.1 + one", "W2.1 EM1.1 + one @budi", "W2.1 EM1.1 + one @citra",
        ],
    )  # fmt: skip
    first, second = (row for row in only_table("coder", study).rows if row.code.id == "EM1.1")
    by_voice = {row.voice.id: row for row in (first, second) if row.voice}
    assert [one.member for one in by_voice["I1"].expected] == ["ani", "budi"]
    assert by_voice["I1"].convergence == "single-source"
    assert by_voice["I2"].convergence == "convergent"


def test_proposals_and_sources_of_one_coder_are_not_compared() -> None:
    study = build_study(
        informants={"I1": "com", "I2": "com"},
        sources={"W1": "I1> one two", "W2": "I2> one"},
        codings=[
            "W1.1 EM1.1 + one", "W1.1 EM1.1 + one @budi", "W1.1 EM1.1 - two @rules",
            "W2.1 EM1.1 - one",
        ],
    )  # fmt: skip
    (row,) = only_table("coder", study).rows
    assert positions(row) == {"ani": "+", "budi": "+"}


def test_words_of_who_withdrew_are_not_compared() -> None:
    study = build_study(
        informants=[withdrawn(Informant("I1", "A", "com")), Informant("I2", "B", "com")],
        sources={"F1": "I1> one\nI2> one"},
        entries={"F1": {"kind": SourceKind.FOCUS_GROUP}},
        codings=[f"F1.{n} EM1.1 + one{by}" for n in (1, 2) for by in ("", " @budi")],
    )
    (row,) = only_table("coder", study).rows
    assert row.voice is not None
    assert row.voice.id == "I2"
    assert row.passages is not None
    assert row.passages.same == 1


# --- kinds


def test_kinds_compare_informants_and_name_who_has_none() -> None:
    study = build_study(
        informants=[
            Informant("I1", "A", "gov", kind=InformantKind.KEY),
            Informant("I2", "B", "com", kind=InformantKind.MAIN),
            Informant("I3", "C", "com", kind=InformantKind.MAIN),
            Informant("I4", "D", "com"),
        ],
        sources={f"W{n}": f"I{n}> so" for n in range(1, 5)} | {"D1": "so"},
        entries={"D1": WRITTEN},
        codings=[
            "W1.1 EM1.1 + so", "W2.1 EM1.1 - so", "W3.1 EM1.1 + so", "W4.1 EM1.1 - so",
            "D1.1 EM1.1 - so",
        ],
    )  # fmt: skip
    found = compared("kind", study)
    row = row_of(found.tables[0])
    assert positions(row) == {"key": "+", "main": "±"}
    assert found.left_out == ("I4",)
    assert [(one.voice.id, other.voice.id) for one, other in row.opposed] == [("I1", "I2")]
    assert [side.split for side in row.sides] == [False, True]


# --- the published study once more, and the words of Farmer et al.


def test_the_published_study_has_one_technique_and_one_coder() -> None:
    for by in ("technique", "coder", "kind"):
        with pytest.raises(QualcodeError):
            compared(by, PUBLISHED)


def test_the_published_study_asked_one_actor_twice() -> None:
    tables = compared("time", PUBLISHED, ALL).tables
    found = {one.setting.informant: one for one in tables}
    assert list(found) == ["actor1", "actor2"]
    actor = {row.code.id: str(row.convergence) for row in found["actor1"].telling}
    assert actor == dict.fromkeys(("EM1.1", "EM1.4", "PR1.1", "PR2.1"), "single-source")


def test_every_convergence_has_a_word_of_farmer_but_what_is_not_compared() -> None:
    assert {one: farmer(one) for one in Convergence} == {
        Convergence.ONE_GROUP: None,
        Convergence.NO_DATA: Farmer.SILENCE,
        Convergence.SINGLE_SOURCE: Farmer.SILENCE,
        Convergence.DISSONANT: Farmer.DISSONANCE,
        Convergence.CONVERGENT: Farmer.AGREEMENT,
        Convergence.CONVERGENT_INCOMPLETE: Farmer.AGREEMENT,
        Convergence.DESCRIPTIVE: Farmer.PARTIAL,
        Convergence.PARTIAL: Farmer.PARTIAL,
    }


def test_farmers_words_stand_in_the_json_where_they_are_asked_for() -> None:
    record = compared("technique", two_techniques("+", "-")).as_json()
    told = told_in_farmers_words(record, True)
    first = next(row for row in told["tables"][0]["rows"] if row["code"] == "EM1.1")
    assert (first["convergence"], first["farmer"]) == ("dissonant", "dissonance")
    assert told_in_farmers_words(record, False) is record
    groups = told_in_farmers_words(triangulate(PUBLISHED, ALL).as_json(), True)
    assert {row["code"]: row["farmer"] for row in groups["rows"]}["EM1.1"] == "dissonance"


def test_a_development_has_no_word_of_farmer() -> None:
    study = asked_again(W1={"period": "round-1"}, W2={"period": "round-2"})
    told = told_in_farmers_words(compared("time", study).as_json(), True)
    rows = told["tables"][0]["rows"]
    assert rows and all("farmer" not in row for row in rows)


def test_the_order_of_columns_does_not_change_what_is_found() -> None:
    row = row_of(only_table("kind", two_kinds("+", "±")))
    for one, other in combinations(row.sides, 2):
        assert SideComparison(row.code, (other, one)).convergence is row.convergence
