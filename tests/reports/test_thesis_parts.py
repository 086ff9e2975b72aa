"""The parts of the thesis pack: a golden of each in both languages, and how they are asked for.

The goldens are written anew by
`QUALCODE_WRITE_GOLDENS=1 pytest tests/reports/test_thesis_parts.py`.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from qualcode.document import Figure, Heading, Paragraph
from qualcode.errors import QualcodeError
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.informant import Case, Consent, Informant, InformantKind
from qualcode.model.memo import Finding, Link, MemberCheck, Memo, MemoKind, Recommendation
from qualcode.model.settings import Grade, PriorStudy, Question
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.reports.thesis import PARTS, parts_named, thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import CODEBOOK, build_study

GOLDEN = Path(__file__).parent / "golden"
PEOPLE = [
    Informant(
        "I1", "Rini", "gov", pseudonym="Mrs A", role="head", consent=Consent.ROLE,
        kind=InformantKind.KEY, selection="leads the programme",
    ),
    Informant("I2", "Joko", "com", pseudonym="Mr B", role="weaver", selection="took part"),
]  # fmt: skip
FINDING = Finding(
    "t1.md", "T1", "Training is rare", ("EM1.1",), "poor", "doing",
    "It was given *once*.\n\nNobody came back.",
    qualifiers=("but liked",), voice="researcher", rivals=("The road was closed.",),
    negative_evidence="Mrs A calls it regular.",
    recommendations=(Recommendation("The office", "Come each month."),),
    member_checks=(MemberCheck("I2", "agreed", date(2026, 3, 1)),),
    answers=(1,),
)  # fmt: skip


def study_in(language: str, **changed: object) -> Study:
    """A study with something for every part."""
    told: dict[str, object] = {
        "questions": ("How is training?", "What hinders it?"),
        "objectives": ("To describe training.",),
        "site": "The village of Sukarasa.",
        "researcher": "Ani",
        "date": date(2026, 3, 2),
        "scales": {"doing": (Grade("poor", "hardly given"), Grade("good"))},
        "guide": (
            Question("Q1", "How is training?", ("EM1",)),
            Question("Q2", "What does it cost?", ("OB1",), ("com",)),
        ),
        "literature": (
            PriorStudy("Sari", "Weaving", "2019", "case study", "rare", "topic", "place"),
        ),
        "chosen": ("content-analytic-summary", "causal-network", "scatterplot"),
    }
    return build_study(
        language=language,
        codebook=f"{CODEBOOK}SUP Support (support)\n  SUP1 Neighbours\n",
        informants=PEOPLE,
        cases=[Case("c", LocalText.plain("Group C"), "stuck", {"members": "9"})],
        sources={
            "W1": "P> Training?\nI1> Training was given every year, to everybody here.",
            "W2": "P> And here?\nI2> Never. It is far and costly, but neighbours help.\nI2> More.",
            "O1": "The hall was locked.",
            "D1": "Training was planned.",
        },
        entries={
            "W1": {"date": date(2026, 1, 5), "time": "09.00", "place": "Office"},
            "W2": {"date": date(2026, 1, 6), "place": "House", "case": "c"},
            "O1": {"kind": SourceKind.OBSERVATION, "date": date(2026, 1, 7), "place": "Hall"},
            "D1": {"kind": SourceKind.DOCUMENT, "group": "gov", "title": "Plan"},
        },
        codings=[
            "W1.2 EM1.1 + Training was given every year, to everybody here.",
            "W2.2 EM1.1 - Never.",
            "W2.2 OB1 - It is far and costly",
            "W2.2 SUP1 + neighbours help @rules",
            "W2.3 SUG1 0 More.",
            "O1.1 EM1.1 - The hall was locked.",
            "D1.1 EM1.1 0 Training was planned.",
        ],
        decisions=Decisions(
            verdicts=(Decision("d", Verdict.REJECT, "W1", "OB1", 0, 5, "P> Tr", "budi"),)
        ),
        findings=(FINDING,),
        memos=(
            Memo("m.md", (("source", "W1"),), MemoKind.REFLEXIVE, "Me", "I was shy.",
                 links=(Link(("code", "OB1"), ("code", "EM1.1"), None, ("W2:2",), "far"),)),
            Memo("s.md", (("informant", "I2"), ("code", "EM1.1")), MemoKind.SUMMARY, "", "Never."),
        ),
        **{**told, **changed},
    )  # fmt: skip


def part(study: Study, *names: str, **options: bool) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=names, **options))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", PARTS.names)
def test_a_part_reads_as_written_down(name: str, language: str) -> None:
    path = GOLDEN / language / f"{name}.txt"
    found = part(study_in(language), name) + "\n"
    if os.environ.get("QUALCODE_WRITE_GOLDENS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_every_golden_is_compared() -> None:
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt")}
    assert there == {f"{language}/{name}.txt" for language in ("id", "en") for name in PARTS.names}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([], list(PARTS.names)),
        (["bab-4"], ["bab-4"]),
        (["lampiran-5", "bab-2"], ["bab-2", "lampiran-5"]),
        (["Appendix 5", "chapter-3"], ["bab-3", "lampiran-5"]),
        (["lampiran"], [name for name in PARTS.names if name.startswith("lampiran")]),
    ],
)
def test_parts_are_asked_for_by_name_and_come_in_order(asked: list[str], found: list[str]) -> None:
    assert [one.name for one in parts_named(study_in("id"), asked)] == found


def test_an_unknown_part_is_refused_with_the_list() -> None:
    with pytest.raises(QualcodeError, match=r"no part 'bab-9'") as refused:
        parts_named(study_in("id"), ["bab-9"])
    chapters = "bab-2, bab-3, bab-4, bab-5, daftar-pustaka"
    assert f"Parts: {chapters}, lampiran, lampiran-1 to lampiran-14." in refused.value.hint
    with pytest.raises(QualcodeError) as close:
        parts_named(study_in("id"), ["lampirn"])
    assert close.value.hint.startswith("Did you mean 'lampiran'?")


@pytest.mark.parametrize(
    ("chapter", "numbers"),
    [(4, ["II", "III", "IV", "V"]), (5, ["II", "III", "V", "VI"]), (3, ["I", "II", "III", "IV"])],
)
def test_chapters_are_numbered_from_that_of_the_results(chapter: int, numbers: list[str]) -> None:
    study = study_in("id", chapter=chapter)
    document = thesis_report(study, Selection(), "1.0")
    titles = [str(b.text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert [title.split()[1] for title in titles[:4]] == numbers
    assert [one.name for one in parts_named(study, [f"bab-{chapter}"])] == ["bab-4"]


def test_tables_are_counted_within_their_chapter_and_appendix() -> None:
    tables = thesis_report(study_in("id"), Selection(), "1.0").tables
    found: dict[int | str, list[int]] = {}
    for one in tables:
        assert one.caption
        found.setdefault(one.caption.chapter, []).append(one.caption.number)
    assert list(found)[:5] == [2, 3, 4, 5, "L1"]
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in found.values())


def test_a_part_has_no_title_page_and_the_numbers_of_the_whole() -> None:
    document = thesis_report(study_in("en"), Selection(), "1.0", parts=["lampiran-7"])
    assert not document.title_page
    assert document.tables[0].caption
    assert document.tables[0].caption.printed == "A7.1"


def test_running_text_names_tables_by_their_numbers() -> None:
    text = part(study_in("en"), "bab-4")
    assert "summed up in Table 4.2; what each informant said is in Appendix 8." in text
    assert "(Figure 4.1)" not in text
    assert re.search(r"Table 4\.8(,| and) Figure 4\.1 show", text)


@pytest.mark.parametrize("name", PARTS.names)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_study_without_data_gives_prompts_and_no_empty_table(name: str, language: str) -> None:
    study = build_study(sources={}, language=language, codebook="EM Empowering\n")
    document = thesis_report(study, Selection(), "1.0", parts=[name])
    prompts = [one for one in document.blocks if isinstance(one, Paragraph) and one.prompt]
    assert prompts or "…" in outline(document)
    assert all(table.rows for table in document.tables)


def test_an_undecided_question_gets_a_prompt_and_a_finding_its_question() -> None:
    text = part(study_in("en"), "bab-5")
    first, second = text.split("What hinders it?")
    assert "Training is rare (scale doing: poor, but liked) [T1; status: There are diff" in first
    assert "No finding answers research question 2 yet." in second
    assert "Never" not in text


def test_a_finding_of_somebody_who_has_withdrawn_is_not_printed() -> None:
    gone = Informant("I3", "Bambang", "com", consent=Consent.WITHDRAWN)
    finding = Finding("g.md", "T9", "His view", ("EM1.1",), "good", "doing", "Fine.", voice="I3")
    study = build_study(
        informants=[*PEOPLE, gone], sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(finding,),
    )  # fmt: skip
    assert "His view" not in part(study)


def test_a_quotation_that_says_too_little_gives_way_to_a_longer_one() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={
            "W1": "I1> Yes.\nI1> There was training in every village of ours.",
            "W2": "I2> No.",
        },
        codings=[
            "W1.1 EM1.1 + Yes.",
            "W1.2 EM1.1 + There was training in every village of ours.",
            "W2.1 EM1.1 - No.",
        ],
    )
    quoted = [line for line in part(study, "bab-4").splitlines() if line.startswith("> ")]
    assert [line.split(" -- ")[0] for line in quoted] == [
        "> There was training in every village of ours.", "> No.",
    ]  # fmt: skip


def test_one_group_is_not_said_to_be_triangulated() -> None:
    study = build_study(
        groups=("com",), informants={"I1": "com"}, sources={"W1": "I1> good"},
        codings=["W1.1 EM1.1 + good"], language="en",
    )  # fmt: skip
    method = part(study, "bab-3")
    assert "Source triangulation" not in method
    assert "More than one technique" not in method
    assert "Member check" not in method
    assert "needs at least two source groups" in part(study, "lampiran-9")


def test_bars_of_many_codes_are_one_picture_which_formats_with_pages_divide() -> None:
    codes = "".join(f"  C{number:02} Code {number}\n" for number in range(20))
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        codebook=f"A Aspect\n{codes}",
        sources={"W1": "I1> good"},
        codings=[f"W1.1 C{number:02} + good" for number in range(20)],
        language="en",
    )
    document = thesis_report(study, Selection(), "1.0", parts=["bab-4"])
    (figure,) = (one for one in document.blocks if isinstance(one, Figure))
    names = [str(row[0].content[0]) for row in figure.table.rows]
    assert names == [f"C{number:02} Code {number}" for number in range(20)]
    page = RENDERERS["latex"].render(document, RenderOptions()).decode()
    assert page.count("(continued)") >= 1
