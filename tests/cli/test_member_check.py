"""`member-check` as a student uses it: sheets out, answers in, and what is still to be asked."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run
from tests.small_study import STUDY, fingerprint

CLAIM = """\
---
id: T1
title: Mr B and Wiratmoko Susilo say that training is rare
about: [EM1.1]
direction: "-"
---
Prose.
"""


@pytest.fixture(autouse=True)
def finding(study: Path) -> Path:
    path = study / "findings" / "1.md"
    path.parent.mkdir()
    path.write_text(CLAIM)
    return path


def words(path: Path) -> str:
    word = docx.Document(str(path))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def answered(study: Path, *rows: str) -> Path:
    path = study.parent / "answers.csv"
    path.write_text("\n".join(["finding,informant,date,result,note", *rows, ""]))
    return path


def test_each_informant_gets_a_file_in_reports(run: Run, study: Path) -> None:
    done = run("member-check", "sheet")
    assert done.code == 0 and done.err.count("written: ") == 2
    folder = study / "reports" / "member-check"
    assert sorted(one.name for one in folder.iterdir()) == ["I1.docx", "I2.docx"]


def test_a_sheet_names_nobody_else_and_no_code(run: Run, study: Path, tmp_path: Path) -> None:
    assert run("member-check", "sheet", "I1", "-o", str(tmp_path / "out")).code == 0
    text = words(tmp_path / "out" / "I1.docx")
    assert "Informant: Mrs A" in text and "“The training was good.”" in text
    assert "[another informant]" in text and "say that training is rare" in text
    for other in ("Mr B", "Wiratmoko", "Rosalinda", "never had any training", "EM1.1", "DRAFT"):
        assert other not in text


@pytest.mark.parametrize(
    "quoted",
    [
        "“never had any […] training here”",
        "“never had any training ... at all”",
        "‘never had any training here’",
        "'never had any training here'",
        "«never had any training here»",
    ],
)
def test_words_of_others_are_left_out_however_they_are_quoted(
    run: Run, study: Path, finding: Path, quoted: str
) -> None:
    title = f"They {quoted} say"
    finding.write_text(CLAIM.replace("Mr B and Wiratmoko Susilo", title.replace("'", "''")))
    finding.write_text(
        finding.read_text().replace("title: ", "title: '").replace("is rare", "is rare'")
    )
    assert run("member-check", "sheet", "I1").code == 0
    text = words(study / "reports" / "member-check" / "I1.docx")
    assert "never had any" not in text and "They “[…]” say" in text


def test_nobody_else_is_named_in_capitals_either(run: Run, study: Path, finding: Path) -> None:
    finding.write_text(CLAIM.replace("Mr B and", "MR B AND"))
    assert run("member-check", "sheet", "I1").code == 0
    assert "MR B" not in words(study / "reports" / "member-check" / "I1.docx")


def test_words_of_others_that_a_claim_quotes_are_left_out_of_the_sheet(
    run: Run, finding: Path, tmp_path: Path
) -> None:
    said = "“never had any training here” and “the training was good” in the “new hall of 2026”"
    finding.write_text(CLAIM.replace("is rare", f"is rare, {said}"))
    run("member-check", "sheet", "-o", str(tmp_path))
    one, two = words(tmp_path / "I1.docx"), words(tmp_path / "I2.docx")
    assert "“[…]” and “the training was good” in the “new hall of 2026”" in one
    assert "“never had any training here” and “[…]” in the “new hall of 2026”" in two


def test_the_informants_own_pseudonym_stays_in_a_claim_about_them(run: Run, tmp_path: Path) -> None:
    run("member-check", "sheet", "I2", "-o", str(tmp_path))
    assert "Mr B and [Mr B] say" in words(tmp_path / "I2.docx")


def test_who_agreed_to_be_named_in_the_report_is_not_named_to_others(
    run: Run, study: Path, tmp_path: Path
) -> None:
    named = STUDY.replace("pseudonym: Mr B,", "pseudonym: Mr B, consent: named,")
    (study / "study.yaml").write_text(named)
    run("member-check", "sheet", "-o", str(tmp_path))
    assert "Susilo" not in words(tmp_path / "I1.docx")
    assert "Informant: Wiratmoko Susilo" in words(tmp_path / "I2.docx")


@pytest.mark.parametrize("form", ["md", "html", "tex", "txt"])
def test_a_sheet_can_be_written_in_other_formats(run: Run, tmp_path: Path, form: str) -> None:
    assert run("member-check", "sheet", "I1", "--format", form, "-o", str(tmp_path)).code == 0
    (made,) = tmp_path.glob(f"I1.{form}")
    assert "The training was good" in made.read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["I9"], "no informant 'I9'"),
        (["--format", "csv"], "a sheet is no .csv file"),
        (["--format", "xyz"], "xyz"),
        (["-o", "findings"], "is part of the study"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    run: Run, study: Path, given: list[str], told: str
) -> None:
    before = fingerprint(study)
    done = run("member-check", "sheet", *given)
    assert done.code == 2 and told in done.err
    assert fingerprint(study) == before


def test_who_withdrew_is_asked_nothing(run: Run, study: Path) -> None:
    gone = STUDY.replace("pseudonym: Mr B,", "pseudonym: Mr B, consent: withdrawn,")
    (study / "study.yaml").write_text(gone)
    assert run("member-check", "sheet", "--json").json[0]["informant"] == "I1"
    done = run("member-check", "sheet", "I2")
    assert done.code == 2 and "withdrawn" in done.err
    done = run("member-check", "import", str(answered(study, "T1,I2,2026-02-20,agreed,")))
    assert "I2 has withdrawn consent" in " ".join(done.out.split())


def test_a_sheet_that_was_filled_in_is_kept_when_it_is_made_anew(run: Run, study: Path) -> None:
    run("member-check", "sheet", "I1")
    path = study / "reports" / "member-check" / "I1.docx"
    word = docx.Document(str(path))
    word.add_paragraph("filled in")
    word.save(str(path))
    assert "is kept as I1-old-1.docx" in run("member-check", "sheet", "I1").err
    assert "filled in" in words(path.with_name("I1-old-1.docx"))


def test_import_shows_what_it_would_write_and_writes_only_when_told(
    run: Run, study: Path, finding: Path
) -> None:
    path = answered(study, "T1,I1,2026-02-20,agreed,says Rosalinda Harjanti")
    done = run("member-check", "import", str(path))
    assert done.code == 2 and "--apply" in done.err
    assert "T1 I1 2026-02-20 agreed; says" in " ".join(done.out.split())
    assert "Rosalinda" not in done.out and finding.read_text() == CLAIM
    done = run("member-check", "import", str(path), "--apply")
    assert done.code == 0 and done.err == "written: findings/1.md\n"
    assert "- {informant: I1, date: 2026-02-20, result: agreed; says" in finding.read_text()
    assert run("check").code == 0


def test_what_needs_a_person_leaves_with_1_and_the_rest_is_written(
    run: Run, study: Path, finding: Path
) -> None:
    path = answered(study, "T1,I1,2026-02-20,agreed,", "T7,I1,2026-02-20,agreed,")
    done = run("member-check", "import", str(path), "--apply")
    assert done.code == 1 and "Not taken" in done.out and "no finding 'T7'" in done.out
    assert "result: agreed}" in finding.read_text()


def test_json_shows_every_answer_and_writes_only_with_apply(
    run: Run, study: Path, finding: Path
) -> None:
    path = str(answered(study, "T1,I1,2026-02-20,agreed,"))
    (one,) = run("member-check", "import", path, "--json").json
    assert (one["standing"], one["written"]) == ("new", False)
    assert finding.read_text() == CLAIM
    (one,) = run("member-check", "import", path, "--json", "--apply").json
    assert one["written"] and finding.read_text() != CLAIM


def test_list_tells_who_is_still_to_be_asked(run: Run, study: Path) -> None:
    run("member-check", "import", str(answered(study, "T1,I1,2026-02-20,agreed,")), "--apply")
    rows = run("member-check", "list", "--json").json
    assert [(one["informant"], one["result"]) for one in rows] == [("I1", "agreed"), ("I2", None)]
    shown = run("member-check", "list").out
    assert "not answered yet" in shown and "20 February" in shown


def test_without_findings_there_is_nothing_to_ask(run: Run, finding: Path) -> None:
    finding.unlink()
    done = run("member-check", "sheet")
    assert done.code == 2 and "nothing to ask" in done.err
    assert run("member-check", "list").code == 0
