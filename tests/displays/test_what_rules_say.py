"""Decision rules and notes under displays: they say what the program does, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Block, Resolver, Table
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Event, Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import display_document
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

LONG = "it was held twice and we all went there"
CASES = (
    Case("a", LocalText.plain("Case A"), "good"),
    Case("b", LocalText.plain("Case B"), "poor"),
)


def built(study: Study, name: str, **asked: object) -> tuple[Block, ...]:
    return DISPLAYS[name].build(study, DisplayRequest(**asked))  # type: ignore[arg-type]


def lines(study: Study, name: str, **asked: object) -> list[str]:
    return outline_blocks(built(study, name, **asked)).splitlines()


def notes(study: Study, name: str, language: str = "en", **asked: object) -> list[list[str]]:
    """The notes of each table."""
    resolver = Resolver(language, catalogue(language, 1994).say)
    made = map(resolver.block, built(study, name, **asked))
    return [[str(note) for note in one.notes] for one in made if isinstance(one, Table)]


# --- Which quotation is chosen


def quoted_of(*codings: str, full: bool = False) -> str:
    study = build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Training\n",
        sources={"W1": f"I1> Yes. {LONG}. No. Never at all. {LONG} again."},
        codings=[f"W1.1 EM1 {one}" for one in codings],
    )
    return lines(study, "conceptually-clustered", full=full)[2].split(" | ")[1]


def test_the_first_quotation_that_can_be_understood_alone_stands_for_the_position() -> None:
    assert quoted_of("+ Yes", f"+ {LONG}").startswith(f"“{LONG}”")
    # Where all are short, the longest does, and of several as long the first.
    assert quoted_of("- No", "- Never at all").startswith("“Never at all”")
    assert quoted_of("+ Yes", "+ No").startswith("“Yes”")


def test_a_long_quotation_of_another_position_does_not_stand_for_it() -> None:
    assert quoted_of("+ Yes", f"0 {LONG}").startswith("“Yes”")


def test_the_rule_of_quotations_tells_that_choice_and_that_full_makes_none() -> None:
    study = build_study(informants={"I1": "gov"}, sources={"W1": "I1> a"})
    (chosen, *_), *_ = notes(study, "conceptually-clustered")
    (every, *_), *_ = notes(study, "conceptually-clustered", full=True)
    assert "the first of at least seven words or, where there is none, the longest" in chosen
    assert "all quotations in the order of sources, uncut" in every


def test_the_mark_of_a_list_is_no_part_of_a_quotation_of_a_document() -> None:
    study = build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Training\n",
        sources={
            "D1": "2. Two groups were trained.\n3. One was not.\n- Fees rose.\n- Sales fell.",
            "W1": "I1> 2. Yes.",
        },
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=[
            "D1.1 EM1 + 2. Two groups were trained.",
            "D1.3 EM1 - - Fees rose.",
            "W1.1 EM1 + 2. Yes.",
        ],
    )
    text = "\n".join(lines(study, "conceptually-clustered", full=True))
    assert "“Two groups were trained.” (D1.1" in text
    assert "“Fees rose.” (D1.3" in text
    assert "“2. Yes.”" in text


# --- Rules under parts of one display


def wide(*memos: Memo) -> Study:
    roots = "\n".join(
        f"A{n} Aspect\n" + "\n".join(f"  A{n}{m} Indicator" for m in range(4)) for n in range(3)
    )
    return build_study(
        informants=[Informant("I1", "Rini", "gov", case="a")],
        codebook=roots,
        cases=CASES,
        sources={"W1": "I1> Good."},
        codings=["W1.1 A00 + Good."],
        scales={"size": (Grade("low"), Grade("high"))},
        memos=memos,
        language="en",
    )


def written(
    code: str, text: str, noun: str = "informant", name: str = "I1", grade: str = ""
) -> Memo:
    about = ((noun, name), ("code", code))
    scale = "size" if grade else ""
    return Memo("m.md", about, MemoKind.SUMMARY, "", text, scale=scale, grade=grade)


@pytest.mark.parametrize("name", ["conceptually-clustered", "predictor-outcome"])
def test_only_the_first_part_states_the_rule_and_the_others_say_where_it_stands(name: str) -> None:
    first, *further = display_document(wide(), DISPLAYS[name], DisplayRequest()).tables
    assert any(str(note).startswith("Decision rule") for note in first.notes)
    assert further
    for one in further:
        assert one.notes[0] == "Decision rule: see Table 4.1."
        assert sum("ecision rule" in str(note) for note in one.notes) == 1


def test_the_timeline_says_where_the_rule_of_its_listing_stands() -> None:
    event = Memo(
        "e.md", (("case", "a"),), MemoKind.EVENT, "Flood", "", event=Event(None, "", "", None)
    )
    document = display_document(wide(event), DISPLAYS["event-listing"], DisplayRequest())
    table, figure = document.blocks
    assert str(table.notes[0]).startswith("Decision rule for entries: events")  # type: ignore[union-attr]
    assert figure.notes[0] == "Decision rule: see Table 4.1."  # type: ignore[union-attr]


def test_summaries_and_scales_are_explained_under_the_parts_that_have_them() -> None:
    study = wide(written("A21", "Fine."))
    assert ["researcher's summary of the cell" in " ".join(n)
            for n in notes(study, "conceptually-clustered")] == [False, False, True]  # fmt: skip
    rated = wide(written("A21", "", grade="low"))
    found = notes(rated, "conceptually-clustered", entry="ratings")
    assert ["Scale size" in " ".join(one) for one in found] == [False, False, True]


def test_a_row_of_what_belongs_to_no_case_is_left_out_of_parts_where_it_is_empty() -> None:
    told = [
        Memo(f"e{n}", about, MemoKind.EVENT, f"e{n}", "", event=Event(None, f"p{n}", "", None))
        for n, about in enumerate([(("case", "a"),)] * 6 + [()])
    ]
    study = replace_periods(wide(*told), tuple(f"p{n}" for n in range(7)))
    tables = [one for one in built(study, "event-listing") if isinstance(one, Table)]
    assert [len(one.rows) for one in tables] == [2, 3]


def replace_periods(study: Study, periods: tuple[str, ...]) -> Study:
    return replace(study, settings=replace(study.settings, periods=periods))


# --- Comparing cases


def compared(*signs: str) -> list[str]:
    """The contrast of two cases: what the people of the better one say, then of the worse one."""
    people = [Informant(f"I{n}", f"P{n}", "gov", case="ab"[n // 2]) for n in range(4)]
    study = build_study(
        informants=people,
        codebook="EM Empowering\n  EM1 Training\n",
        cases=CASES,
        scales={"came": (Grade("poor"), Grade("good"))},
        sources={f"W{n}": f"I{n}> word" for n in range(4)},
        codings=[f"W{n}.1 EM1 {sign} word" for n, sign in enumerate(signs) if sign],
    )
    return lines(study, "contrast")


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        (("+", "±", "±", "-"), "Sets apart, in line with the outcome"),
        (("±", "-", "+", "±"), "Sets apart, against the outcome"),
        (("±", "-", "±", "±"), "Sets apart in part, against the outcome"),
        (("+", "-", "+", ""), "Sets apart in part, against the outcome"),
        (("+", "+", "+", "±"), "The same"),
    ],
)
def test_who_is_mixed_counts_on_neither_side_and_the_way_of_a_difference_is_told(
    signs: tuple[str, ...], said: str
) -> None:
    (row,) = [one for one in compared(*signs) if one.startswith("EM1 Training |")]
    assert row.endswith(f" | {said}")


def test_a_code_against_the_outcome_is_not_listed_as_one_that_explains_it() -> None:
    listed = [one for one in compared("-", "-", "+", "+") if one.startswith("* ")]
    assert listed == [
        "* Sets the cases apart, but against the outcome, so it does not explain it: EM1 Training."
    ]


@pytest.mark.parametrize("name", ["contrast", "predictor-outcome"])
def test_the_rule_of_a_comparison_says_how_sides_are_counted_and_what_is_quoted(name: str) -> None:
    study = wide()
    plain = " ".join(notes(study, name, entry="positions")[0])
    quoted = " ".join(notes(study, name, entry="quotations")[0])
    assert "±, 0 and ? count on neither side" in plain
    assert "and a quotation that shows it" not in plain
    assert "and a quotation that shows it" in quoted


# --- Documents are no informants


def checked(*codings: str) -> str:
    study = build_study(
        groups=("gov",),
        informants={"I1": "gov", "I2": "gov", "I3": "gov"},
        codebook="EM Empowering\n  EM1 Training\n",
        sources={"W1": "I1> word", "W2": "I2> word", "W3": "I3> word", "D1": "word"},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=[f"{one} word" for one in codings],
    )
    (row,) = [one for one in lines(study, "checklist") if one.startswith("EM1 ")]
    return row.split(" | ")[1]


def test_a_position_says_who_takes_it_and_a_document_is_no_informant() -> None:
    assert checked("W1.1 EM1 +", "W2.1 EM1 +").startswith("Favourable (+), 2 of 3 (")
    assert checked("W1.1 EM1 +", "W2.1 EM1 -").startswith("Mixed (±): 1 (+), 1 (−) of 3 (")
    assert checked("D1.1 EM1 +").startswith("Favourable (+), D1 only (")
    assert checked("W1.1 EM1 +", "D1.1 EM1 -").startswith("Mixed (±): 1 (+) of 3; D1 (−) (")


def test_who_is_neutral_is_not_counted_as_holding_the_position_of_the_group() -> None:
    assert checked("W1.1 EM1 -", "W2.1 EM1 0").startswith("Unfavourable (−): 1 (0), 1 (−) of 3 (")


def test_only_where_people_are_counted_is_it_said_how() -> None:
    told = "where they differ, how many take which"
    people = wide()
    assert told in " ".join(notes(people, "checklist")[0])
    assert told not in " ".join(notes(people, "conceptually-clustered", entry="positions")[0])
    silent = Selection(codes=("A1",))
    assert told not in " ".join(notes(people, "checklist", selection=silent)[0])


@pytest.mark.parametrize(
    ("codings", "said"),
    [
        (("D1.1 EM1 +",), "1 segment / D1 only"),
        (("W1.1 EM1 +", "D1.1 EM1 +"), "2 segments / 1 of 3 informants; D1"),
    ],
)
def test_counts_name_the_document_beside_the_informants(
    codings: tuple[str, ...], said: str
) -> None:
    study = build_study(
        groups=("gov",),
        informants={"I1": "gov", "I2": "gov", "I3": "gov"},
        codebook="EM Empowering\n  EM1 Training\n",
        sources={"W1": "I1> word", "W2": "I2> word", "W3": "I3> word", "D1": "word"},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=[f"{one} word" for one in codings],
    )
    (row,) = [one for one in lines(study, "checklist", entry="counts") if one.startswith("EM1 ")]
    assert row == f"EM1 Training | {said}"


# --- What the researcher wrote


def test_a_rated_cell_without_codings_holds_its_rating_only() -> None:
    study = wide(written("A21", "", grade="low"))
    rows = "\n".join(lines(study, "conceptually-clustered", entry="ratings"))
    assert "Rating: low" in rows
    assert "Rating: low / " not in rows


def test_what_belongs_to_no_case_is_not_said_to_wait_for_a_summary() -> None:
    def framework(*codings: str) -> list[str]:
        return lines(
            build_study(
                informants=[Informant("I1", "Rini", "gov", case="a")],
                codebook="EM Empowering\n  EM1 Training\n",
                cases=CASES,
                sources={"W1": "I1> word", "D1": "word"},
                entries={"D1": {"kind": SourceKind.DOCUMENT}},
                codings=codings,
            ),
            "framework",
        )

    assert "No case | 1 segment (D1.1)" in framework("W1.1 EM1 + word", "D1.1 EM1 + word")
    assert not [one for one in framework("W1.1 EM1 + word") if one.startswith("No case")]


def test_where_only_informants_are_rated_they_are_compared_and_it_is_said() -> None:
    def study(*memos: Memo) -> Study:
        people = [Informant(f"I{n}", f"P{n}", "gov", case="ab"[n]) for n in range(2)]
        return build_study(
            informants=people,
            codebook="EM Empowering\n  EM1 Training\n  EM2 Guidance\n",
            cases=CASES,
            scales={"size": (Grade("low"), Grade("high"))},
            sources={f"W{n}": f"I{n}> word" for n in range(2)},
            codings=[f"W{n}.1 {code} + word" for n in range(2) for code in ("EM1", "EM2")],
            memos=memos,
        )

    by = ("EM1", "EM2")
    people = tuple(
        written(code, "", name=f"I{n}", grade=grade)
        for n, grade in enumerate(("low", "high"))
        for code in by
    )
    told = " ".join(notes(study(*people), "variable-by-variable", by=by)[0])
    assert "Informants are compared and not cases" in told and "not rated" not in told
    assert "high |  | I1" in lines(study(*people), "variable-by-variable", by=by)
    of_case = written("EM1", "", "case", "a", "low")
    assert "Informants are compared" not in " ".join(
        notes(study(*people, of_case), "variable-by-variable", by=by)[0]
    )
    assert "Informants are compared" not in " ".join(
        notes(study(), "variable-by-variable", by=by)[0]
    )


# --- Where events and arrows come from


def test_the_source_line_of_events_names_the_kinds_of_what_they_cite() -> None:
    def source(*about: tuple[str, str]) -> str:
        event = Event(date(2026, 1, 5), "", "", Polarity.FAVOURABLE)
        memo = Memo("e.md", about, MemoKind.EVENT, "Flood", "", event=event)
        study = build_study(
            informants={"I1": "gov"},
            sources={"W1": "I1> a", "D1": "b", "O1": "c"},
            entries={"D1": {"kind": SourceKind.DOCUMENT}, "O1": {"kind": SourceKind.OBSERVATION}},
            memos=(memo,),
        )
        table, *_ = display_document(study, DISPLAYS["event-listing"], DisplayRequest()).tables
        return str(table.source)

    assert source(("code", "EM")) == "Sumber: Memo peneliti"
    told = source(("source", "D1"), ("source", "O1"))
    assert told == "Sumber: Memo peneliti berdasarkan observasi, dokumentasi"


def linked(*codings: str, sign: Polarity | None = None) -> Study:
    link = Link(("code", "EM1"), ("code", "EM2"), sign, evidence=("W1:1",))
    return build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Training\n  EM2 Guidance\n",
        sources={"W1": "I1> one two three four"},
        codings=[f"W1.1 {one}" for one in codings],
        findings=(Finding("f.md", "T", "", (), "", "", "", links=(link,)),),
    )


def test_an_arrow_shows_first_a_quotation_of_each_of_its_ends() -> None:
    study = linked("EM1 + one", "EM1 + two", "EM1 + three", "EM2 - four")
    (row,) = [one for one in lines(study, "causal-network") if one.startswith("EM1 Training | →")]
    assert "“one” (W1.1) / “four” (W1.1) / and" in row.replace("[…] ", "").replace(" […]", "")


@pytest.mark.parametrize(
    ("sign", "quoted"), [(Polarity.FAVOURABLE, "four"), (Polarity.UNFAVOURABLE, "three")]
)
def test_what_is_quoted_of_its_target_points_the_way_of_the_arrow(
    sign: Polarity, quoted: str
) -> None:
    study = linked("EM1 + one", "EM2 - three", "EM2 + four", sign=sign)
    (row,) = [one for one in lines(study, "causal-network") if one.startswith("EM1 Training | ")]
    assert f"“one” (W1.1) / “{quoted}” (W1.1)" in row.replace("[…] ", "").replace(" […]", "")


@pytest.mark.parametrize("first", ["EM1", "EM2"])
def test_the_second_quotation_of_an_arrow_is_rather_of_another_source(first: str) -> None:
    link = Link(("code", "EM1"), ("code", "EM2"), evidence=("W1:1", "W2:1"))
    study = build_study(
        informants={"I1": "gov", "I2": "gov"},
        codebook="EM Empowering\n  EM1 Training\n  EM2 Guidance\n",
        sources={"W1": "I1> one two three four", "W2": "I2> five"},
        codings=[f"W1.1 {first} + one", "W1.1 EM2 + two three four", "W2.1 EM2 + five"],
        findings=(Finding("f.md", "T", "", (), "", "", "", links=(link,)),),
    )
    (row,) = [one for one in lines(study, "causal-network") if one.startswith("EM1 Training | ")]
    shown = "one […]" if first == "EM1" else "[…] two three four"
    assert f"“{shown}” (W1.1) / “five” (W2.1) / " in row


def test_the_notes_of_a_network_explain_only_the_arrows_that_are_there() -> None:
    (told,) = notes(linked("EM1 + one"), "causal-network", "id")
    assert len(told) == 1 and "···" not in told[0] and "links" not in told[0]


def test_without_a_selection_of_documents_their_names_are_not_told() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> word", "D1": "word"},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 EM1.1 + word", "D1.1 EM1.1 - word"],
    )
    chosen = Selection(informants=("I1",))
    assert "D1" not in "\n".join(lines(study, "checklist", selection=chosen))
