"""Notes say what their own table or picture holds, and nothing that it does not hold."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.axes import AXES
from qualcode.displays.own import DeclaredDisplay
from qualcode.document import Block, Bullets, Figure, Paragraph, Resolver, Table
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade, OwnDisplay
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.study_builder import build_study

TOLD_LATER = "what is told of may have happened earlier"
RESOLVER = Resolver("en", catalogue("en", 1994).say)


def rating(case: str, code: str, grade: str) -> Memo:
    about = (("case", case), ("code", code))
    return Memo(f"{case}-{code}.md", about, MemoKind.SUMMARY, "", "", scale="s", grade=grade)


def linked(*links: Link) -> Finding:
    return Finding("T1.md", "T1", "Title", (), "", "", "", links=links)


def study(*ratings: Memo, links: tuple[Link, ...] = ()) -> Study:
    return build_study(
        codebook="EM Empowering\n  EM1 Training\n  EM2 Access\n",
        informants=[
            Informant("I1", "One", "gov", case="a"),
            Informant("I2", "Two", "com", case="b"),
        ],
        cases=[Case("a", LocalText.plain("A"), "good"), Case("b", LocalText.plain("B"), "poor")],
        sources={"W1": "I1> alpha beta", "W2": "I2> alpha beta"},
        codings=["W1.1 EM1 + alpha", "W1.1 EM2 + beta", "W2.1 EM1 - alpha"],
        entries={"W1": {"period": "first"}, "W2": {"period": "second"}},
        periods=("first", "second"),
        scales={"s": (Grade("low"), Grade("high")), "outcome": (Grade("poor"), Grade("good"))},
        memos=ratings,
        findings=(linked(*links),) if links else (),
    )


def own(rows: str, columns: str) -> DeclaredDisplay:
    return DeclaredDisplay(OwnDisplay("mine", LocalText.plain("Mine"), rows, columns, "counts"))


def said(blocks: tuple[Block, ...]) -> str:
    """The notes of tables, and what is said of pictures."""
    found = [RESOLVER.block(one) for one in blocks]
    notes = [str(note) for one in found if isinstance(one, Table) for note in one.notes]
    return " ".join((*notes, *(str(one.description) for one in found if isinstance(one, Figure))))


def built(about: Study, name: str) -> str:
    return said(DISPLAYS[name].build(about, DisplayRequest()))


@pytest.mark.parametrize(("rows", "columns"), [("case", "period"), ("period", "code")])
def test_an_own_display_over_periods_says_that_they_are_those_of_the_telling(
    rows: str, columns: str
) -> None:
    assert TOLD_LATER in said(own(rows, columns).build(study(), DisplayRequest()))
    assert TOLD_LATER not in said(own("case", "code").build(study(), DisplayRequest()))


@pytest.mark.parametrize("name", ["time-ordered", "time-ordered-meta", "role-by-time"])
def test_so_does_each_display_of_the_catalogue_over_periods_once(name: str) -> None:
    assert built(study(), name).count(TOLD_LATER) == 1


@pytest.mark.parametrize("axis", AXES.names)
def test_in_a_sentence_an_axis_has_no_capital_of_a_table_head(axis: str) -> None:
    for language in ("id", "en"):
        words = Resolver(language, catalogue(language, 1994).say)
        told = words.words(own(axis, "attribute:Jenis Usaha").purpose)
        assert "Jenis Usaha" in told
        assert told[1:].replace("Jenis Usaha", "").islower()


def test_where_every_predictor_is_rated_the_rule_promises_no_counts_of_informants() -> None:
    rated = [rating(case, "EM", grade) for case, grade in (("a", "high"), ("b", "low"))]
    assert "how many informants" not in built(study(*rated), "predictor-outcome")
    assert "the researcher's ratings" in built(study(*rated), "predictor-outcome")
    assert "how many informants" in built(study(), "predictor-outcome")
    assert "how many informants" in built(study(rated[0]), "predictor-outcome")


def test_the_list_below_a_contrast_table_is_led_to_by_a_sentence() -> None:
    blocks = DISPLAYS["contrast"].build(study(), DisplayRequest())
    assert [type(one) for one in blocks] == [Table, Paragraph, Bullets]


def link(source: str, sign: str, evidence: tuple[str, ...]) -> Link:
    return Link(("code", source), ("case", "a"), Polarity(sign), evidence)


def test_a_network_explains_mixed_signs_and_the_thickness_of_its_lines() -> None:
    coded = tuple(row.coding.id for row in study().select(Selection()) if row.code.id == "EM1")
    one, two = link("EM1", "±", coded), link("EM2", "+", ())
    thicker = built(study(links=(one, two)), "causal-network")
    assert "± in part the one, in part the other" in thicker
    assert "The thicker the line" in thicker
    assert "The thicker the line" not in built(study(links=(two,)), "causal-network")
