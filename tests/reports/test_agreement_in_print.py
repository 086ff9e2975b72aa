"""What two people coded is told in the chapter on method and in checklists; of one, nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.document import Document, Paragraph, Resolver, Table, Work
from qualcode.model.coding import Polarity
from qualcode.model.decision import Consensus
from qualcode.reports.agreement_sentences import agreement_text
from qualcode.reports.checklists import CHECKLISTS, methods_texts
from qualcode.reports.checklists.item import Answer, Reported
from qualcode.reports.thesis import thesis_report
from qualcode.reports.thesis.part import Pack
from qualcode.reports.writer import Writer
from qualcode.stages.code_origins import CodeOrigins
from qualcode.stages.coder_agreement import CoderAgreement, agreement_of
from qualcode.stages.double_coding import UnitKind, double_coding
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.study_builder import build_study

# Of ten turns Ani gave three the code and Budi two of these: percent 9/10; alpha by hand below.
TURNS = {
    "W1": "I1> One a.\nI1> Two b.\nI1> Tri c.\nI1> Yes.\nI1> No.",
    "W2": "I2> Fou d.\nI2> Fif e.\nI2> Six f.\nI2> Yes.\nI2> No.",
}
ANI = ["W1.1 EM1.1 + One a", "W1.2 EM1.1 + Two b", "W2.1 EM1.1 - Fou d"]
BUDI = ["W1.1 EM1.1 + One a @budi", "W2.1 EM1.1 - Fou d @budi"]
# 20 ratings, 5 of them yes, 15 no; one unit differs, 2 pairs of values.
ALPHA = 1 - 19 * 2 / (20**2 - 5**2 - 15**2)


def study_of(*codings: str, language: str = "en", **more: str) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"}, sources=TURNS | more, codings=list(codings),
        language=language,
    )  # fmt: skip


def text_of(study: Study, language: str = "en") -> str:
    agreement = agreement_of(study, Selection())
    assert agreement is not None
    words = agreement_text(agreement, language)
    return Resolver(language, catalogue(language, 1994).say).words(words)


def settled(study: Study, source: str, start: int, end: int) -> Study:
    consensus = Consensus("c1", source, "EM1.1", start, end, Polarity.FAVOURABLE, "ani")
    return replace(study, decisions=replace(study.decisions, consensus=(consensus,)))


def chapter(study: Study, part: str = "bab-3") -> Document:
    return thesis_report(study, Selection(), "1.0", parts=[part])


def paragraphs(document: Document) -> str:
    return "\n".join(str(one.text) for one in document.blocks if isinstance(one, Paragraph))


def dependability(document: Document) -> str:
    (table,) = (one for one in document.blocks if isinstance(one, Table) and one.name == "rigour")
    return str(table.rows[2])


def reported(study: Study) -> Reported:
    pack = Pack(study, Selection(), Writer(study, Selection()))
    return Reported(pack, CodeOrigins())


def answer(study: Study, checklist: str, number: int) -> str:
    (item,) = (one for one in CHECKLISTS[checklist].items if one.number == number)
    found: Answer = item.answer(reported(study))
    say = Resolver("en", catalogue("en", 1994).say).words
    return " ".join(map(say, found.words))


def test_the_sentences_have_the_figures_that_hand_calculation_gives() -> None:
    text = text_of(study_of(*ANI, *BUDI))
    assert text.startswith("Two sources were coded by two coders.")
    assert "on 10 units (turns and paragraphs) and 1 code: Percent agreement 0.900" in text
    assert f"Krippendorff’s α, nominal {ALPHA:.3f}; " in text
    assert "any of them coded (3), 1 was coded differently; no consensus on this is on rec" in text


def test_a_consensus_closes_what_was_open() -> None:
    study = study_of(*ANI, *BUDI)
    source = study.sources[0]
    start = source.text.index("Two b")
    closed = settled(study, "W1", start, start + 5)
    assert "a consensus on this is on record." in text_of(closed)
    # The coefficient compares what each of them decided before.
    assert f"{ALPHA:.3f}" in text_of(closed)


def test_with_few_units_there_is_no_coefficient_and_no_work_that_it_would_cite() -> None:
    few = build_study(
        informants={"I1": "gov"}, sources={"W1": TURNS["W1"]}, language="en",
        codings=["W1.1 EM1.1 + One a", "W1.2 EM1.1 + Two b @budi"],
    )  # fmt: skip
    text = text_of(few)
    assert "They have 5 units (turns and paragraphs) in common, too few" in text
    assert "α" not in text and "2 were coded differently" in text
    assert "Gwet" not in str(chapter(few, "daftar-pustaka").blocks)


def test_an_interval_is_told_where_there_is_one_and_else_why_there_is_none() -> None:
    few = text_of(study_of(*ANI, *BUDI))
    assert "; no interval, since two coders coded fewer sources than 6." in few
    sources = {f"W{n}": f"I1> One {n}.\nI1> Two {n}." for n in range(1, 9)}
    both = [f"W{n}.1 EM1.1 + One {n}{by}" for n in range(1, 9) for by in ("", " @budi")]
    more = build_study(
        informants={"I1": "gov"}, sources=sources, codings=[*both, "W3.2 EM1.1 + Two 3"],
        language="en",
    )  # fmt: skip
    text = text_of(more)
    assert "Eight sources were coded by two coders." in text
    assert "(interval at the level 0.95: " in text and "no interval" not in text


def test_coders_who_never_differ_are_said_to_code_alike() -> None:
    text = text_of(study_of(*ANI, *(f"{one} @budi" for one in ANI)))
    assert "All 3 passages that any of them coded, they coded alike." in text
    assert "Percent agreement 1.000" in text


def test_of_three_coders_a_source_needs_two() -> None:
    text = text_of(study_of(*ANI, *BUDI, "W1.3 EM1.1 + Tri c @citra"))
    assert text.startswith("Two sources were coded by at least two of 3 coders.")


def test_the_sentences_are_in_both_languages_with_their_decimal_marks() -> None:
    study = study_of(*ANI, *BUDI)
    assert "Persen kesepakatan 0,900" in text_of(study, "id")
    both = methods_texts(reported(study))
    assert "Dua sumber data dikode oleh dua pengode." in both["id"] and "0,900" in both["id"]
    assert "Two sources were coded by two coders." in both["en"] and "0.900" in both["en"]


def test_passages_have_percent_and_holsti_and_no_word_of_alpha() -> None:
    study = study_of(*ANI, *BUDI)
    found = CoderAgreement(double_coding(study, Selection(), UnitKind.PASSAGE))
    text = Resolver("en", catalogue("en", 1994).say).words(agreement_text(found, "en"))
    assert "They have 3 units (passages) in common, too few for a coefficient." in text
    both = [f"W1.{n} EM1.1 + {words}{by}" for n, words in ((1, "One a"), (2, "Two b"))
            for by in ("", " @budi")]  # fmt: skip
    many = {f"W{n}": TURNS["W1"] for n in range(1, 7)}
    more = build_study(
        informants={"I1": "gov"}, sources=many, language="en",
        codings=[*(one.replace("W1.", f"W{n}.") for n in range(1, 7) for one in both[:3])],
    )  # fmt: skip
    found = CoderAgreement(double_coding(more, Selection(), UnitKind.PASSAGE))
    text = Resolver("en", catalogue("en", 1994).say).words(agreement_text(found, "en"))
    # Both coded 6 of the 12 passages; 2 · 6 of 12 + 6 decisions.
    assert "Percent agreement 0.500" in text and "Holsti 0.667" in text and "α" not in text


def test_chapter_three_tells_it_below_the_table_of_trustworthiness() -> None:
    document = chapter(study_of(*ANI, *BUDI))
    assert "Two sources were coded by two coders." in paragraphs(document)
    assert "Agreement between coders: two sources" in dependability(document)
    works = [one for one in chapter(study_of(*ANI, *BUDI), "daftar-pustaka").blocks
             if isinstance(one, Work)]  # fmt: skip
    assert any("Krippendorff, K. (2019)" in str(one.text) for one in works)
    assert any("Gwet, K. L. (2008)" in str(one.text) for one in works)


@pytest.mark.parametrize(
    "codings", [ANI, [], [ANI[0], "W2.1 EM1.1 - Fou d @budi"]], ids=["one", "none", "apart"]
)
def test_nothing_is_said_where_no_source_was_coded_twice(codings: list[str]) -> None:
    study = study_of(*codings)
    assert agreement_of(study, Selection()) is None
    document = chapter(study)
    # The same chapter of two coders has both, as the test above holds.
    assert "were coded by" not in paragraphs(document)
    assert "Agreement between coders" not in dependability(document)
    assert "coded by two coders" not in answer(study, "coreq", 24)
    assert "coded by two coders" not in methods_texts(reported(study))["en"]
    works = chapter(study, "daftar-pustaka").blocks
    assert not any("Gwet" in str(one) for one in works)


@pytest.mark.parametrize(("checklist", "number"), [("coreq", 24), ("srqr", 15)])
def test_checklists_tell_the_same(checklist: str, number: int) -> None:
    told = answer(study_of(*ANI, *BUDI), checklist, number)
    assert "Two sources were coded by two coders." in told
    assert f"Krippendorff’s α, nominal {ALPHA:.3f}" in told
    assert "no consensus on this is on record yet" in told


def test_of_some_passages_a_consensus_is_on_record() -> None:
    study = study_of(*ANI, BUDI[0], "W2.2 EM1.1 + Fif e @budi")
    start = study.sources[0].text.index("Two b")
    told = text_of(settled(study, "W1", start, start + 5))
    assert "3 were coded differently; a consensus is on record for 1 of these, 2 still open" in told


def test_of_three_coders_with_few_units_no_word_says_both() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> One a.\nI1> Two b."},
        codings=["W1.1 EM1.1 + One a", BUDI[0], "W1.1 EM1.1 + One a @citra"],
    )  # fmt: skip
    told = text_of(study, "id")
    assert "terlalu sedikit" in told and "keduanya" not in told
    assert "petikan yang dikode sedikitnya satu dari mereka" in told
