"""What the researcher writes freely names no informant, and no role that may not be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.checks.links import doubtful_links
from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding, Link
from qualcode.model.settings import PriorStudy
from qualcode.reports import thesis_report
from qualcode.study import Selection, Study
from tests.cli.conftest import Run
from tests.document_outline import all_text
from tests.small_study import STUDY
from tests.study_builder import build_study

PEOPLE = [
    Informant("I1", "Dewi Sari", "gov", pseudonym="Mrs A", role="head of trade"),
    Informant("I2", "Joko Wibowo", "com", pseudonym="Mr B", role="weaver", consent=Consent.ROLE),
]
WITH_ROLE = STUDY.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, role: head of trade,").replace(
    "pseudonym: Mr B,", "pseudonym: Mr B, role: weaver, consent: role,"
)
MEMO = """\
---
about: {{code: EM1.1}}
kind: analytic
links:
  - {{from: {{role: {role}}}, to: {{code: EM1.1}}}}
---

Said.
"""


def study_of(**more: object) -> Study:
    return build_study(
        informants=PEOPLE, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"], **more
    )


def test_the_standing_of_a_study_names_nobody_in_its_title(run: Run, study: Path) -> None:
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("A small study", "How Bu Rosa trades"))
    assert run("status").out.splitlines()[0] == "How [Mrs A] trades"
    assert run("status", "--json").json["title"] == "How [Mrs A] trades"


def test_the_standing_of_a_study_counts_one_as_one(run: Run, study: Path) -> None:
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text("".join(text.splitlines(keepends=True)[:-1]))
    assert "Collection   1 source, 2 informants\n" in run("status").out


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (("role", "head of trade"), "[–]"),
        (("role", "Head of  Trade"), "[–]"),
        (("role", "weaver"), "weaver"),
        (("role", "adviser of Dewi Sari"), "adviser of [Mrs A]"),
    ],
)
def test_warnings_of_links_tell_no_role_that_is_withheld(end: tuple[str, str], told: str) -> None:
    for target in (("code", "EM1.1"), end):
        link = Link(end, target)
        found = Finding("f.md", "T1", "So", (), "", "", "", links=(link,))
        for problem in doubtful_links(study_of(findings=(found,))):
            assert told in problem.message
            assert "head" not in problem.message.casefold()
            assert "Dewi" not in problem.message


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [("heads of trade", "[–]", "trade"), ("weavers", "Did you mean 'weaver'?", "head")],
)
def test_a_misspelt_role_is_not_answered_with_one_that_is_withheld(
    run: Run, study: Path, role: str, shown: str, hidden: str
) -> None:
    (study / "study.yaml").write_text(WITH_ROLE)
    (study / "memos").mkdir(exist_ok=True)
    (study / "memos" / "m.md").write_text(MEMO.format(role=role))
    made = run("check")
    about = [one for one in (made.out + made.err).splitlines() if "role" in one]
    assert shown in made.out + made.err
    assert about and hidden not in " ".join(about)


def test_earlier_studies_keep_their_authors_and_name_no_informant() -> None:
    literature = (
        PriorStudy("Sari, M.", "Trade after Dewi Sari left", "2019"),
        PriorStudy("Dewi Sari", "Markets", "2020"),
        PriorStudy("Sari, Dewi", "Shops", "2021"),
    )
    made = study_of(literature=literature, language="en")
    words = all_text(thesis_report(made, Selection(), "1.0"))
    assert "Sari, M. (2019)" in words
    assert "Trade after [Mrs A] left" in words
    assert "Dewi" not in words
    assert "Markets" in words and "(2021)" in words
