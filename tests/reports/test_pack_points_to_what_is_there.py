"""The pack points to the very table in which something stands, and leads in only what is there."""

from __future__ import annotations

import re

import pytest

from qualcode.document import Caption, Heading, Numbered, Paragraph, Resolver, Table, phrase
from qualcode.model.memo import Finding
from qualcode.reports.numbering import Numbering
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import outline
from tests.study_builder import build_study

WIDE = """
    AA Aspect one
      A1 First
      A2 Second
      A3 Third
    BB Aspect two
      B1 Fourth
      B2 Fifth
      B3 Sixth
    SUP Support (support)
      SU1 Neighbours
    OB Obstacles (obstacle)
      OB1 Cost
"""
SAID = ["W1.1 A1 + good", "W1.1 B1 + good"]


def study_with(*codings: str, codebook: str = WIDE, **more: object) -> Study:
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good"},
        codebook=codebook,
        codings=codings,
        language="en",
        **more,  # type: ignore[arg-type]
    )


def chapter(study: Study) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=["bab-4"]))


def pointed_to(text: str) -> list[tuple[str, str]]:
    """The aspects with where it is said that their informants' words are."""
    return re.findall(r"groups stand on (\w+) .*; what each informant said is in (.*)\.", text)


def test_an_aspect_points_to_the_table_of_its_own_quotations() -> None:
    text = chapter(study_with(*SAID))
    tables = dict(re.findall(r"== (Table [\d.]+) Conceptually clustered matrix: (\w+)", text))
    by_aspect = {aspect: label for label, aspect in tables.items()}
    assert len(by_aspect) == 3
    assert pointed_to(text) == [("AA", by_aspect["AA"]), ("BB", by_aspect["BB"])]


def test_aspects_in_one_table_all_point_to_it() -> None:
    few = "\n".join(line for line in WIDE.splitlines() if not re.search("[AB][23]", line))
    text = chapter(study_with(*SAID, codebook=few))
    (label,) = re.findall(r"== (Table [\d.]+) Conceptually clustered matrix\n", text)
    assert pointed_to(text) == [("AA", label), ("BB", label)]


def test_an_aspect_in_several_tables_points_to_the_first_and_the_last() -> None:
    more = "\n".join(f"      A{number} Topic" for number in range(4, 13))
    text = chapter(study_with(*SAID, codebook=WIDE.replace("    BB", f"{more}\n    BB")))
    labels = re.findall(r"== Table ([\d.]+) Conceptually clustered matrix: AA", text)
    first = dict(pointed_to(text))["AA"]
    assert len(labels) == 3
    assert labels[0] in first and labels[-1] in first and labels[1] not in first


def test_what_no_table_is_about_is_looked_for_in_all_of_them() -> None:
    numbering = Numbering(4)
    captions = [numbering.caption(phrase("caption.table"), "x", (one,)) for one in "AB"]
    assert all(isinstance(one, Caption) for one in captions)
    said = Resolver("en", catalogue("en", 1994).say, numbering.labels)
    assert said.words(Numbered("x", "B")).replace("\u00a0", " ") == "Table 4.2"
    assert said.words(Numbered("x", "C")) == said.words(Numbered("x"))


# --- Factors


ARRANGED = "Each factor is shown with who named it"
NONE = "No segment is coded as a supporting or inhibiting factor."


def factors(study: Study) -> list[str]:
    """The section of factors, up to the next one."""
    _, _, rest = chapter(study).partition("### Supporting and inhibiting factors\n")
    return rest.split("\n### ")[0].splitlines()


def test_without_any_factor_one_sentence_says_so_and_nothing_is_announced() -> None:
    first, second, *rest = factors(study_with(*SAID))
    assert first == NONE
    assert second.startswith("Where the aspects above hold the factors")
    assert not rest


@pytest.mark.parametrize(
    ("code", "empty"),
    [
        ("SU1", "No segment is coded as an inhibiting factor."),
        ("OB1", "No segment is coded as a supporting factor."),
    ],
)
def test_of_two_kinds_the_empty_one_says_so_in_its_section(code: str, empty: str) -> None:
    lines = factors(study_with(*SAID, f"W1.1 {code} + good"))
    assert lines[0].startswith(ARRANGED)
    assert NONE not in lines
    assert lines.count(empty) == 1
    assert lines[lines.index(empty) - 1].startswith("#### ")
    assert lines[lines.index(empty) + 1].startswith("Where the aspects above")


def test_findings_on_factors_that_nobody_named_are_told_without_that_lead() -> None:
    found = Finding("T1.md", "T1", "Rain", ("OB1",), "", "", "It rained.")
    lines = factors(study_with(*SAID, findings=(found,)))
    assert lines[0] == NONE
    assert not any(one.startswith(ARRANGED) for one in lines)
    assert "It rained." in lines


def test_every_heading_of_the_section_is_followed_by_text() -> None:
    for codings in (SAID, [*SAID, "W1.1 SU1 + good"], []):
        document = thesis_report(study_with(*codings), Selection(), "1.0", parts=["bab-4"])
        blocks = list(document.blocks)
        names = [str(one.text) for one in blocks if isinstance(one, Heading)]
        at = next(
            number
            for number, one in enumerate(blocks)
            if isinstance(one, Heading) and "inhibiting factors" in str(one.text)
        )
        assert names and isinstance(blocks[at + 1], Paragraph)
        assert not isinstance(blocks[at + 1], Table)
