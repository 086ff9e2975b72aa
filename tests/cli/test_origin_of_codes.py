"""Where codes come from, as the codebook itself says it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Run


def origins(run: Run, *more: str) -> dict[str, object]:
    return dict(run("saturation", "--json", *more).json["origins"])


def mark(study: Path, code: str, origin: str) -> None:
    path = study / "codebook.yaml"
    text = path.read_text("utf-8")
    assert f"id: {code}, " in text or f"id: {code}\n" in text
    text = text.replace(f"id: {code}, ", f"id: {code}, origin: {origin}, ")
    text = text.replace(f"- id: {code}\n", f"- id: {code}\n    origin: {origin}\n")
    path.write_text(text, "utf-8")


def test_a_mark_is_enough_where_no_version_tells(run: Run, study: Path) -> None:
    assert origins(run)["basis"] == "unknown"
    mark(study, "EM1.1", "emergent")
    found = origins(run)
    assert (found["basis"], found["added"], found["unknown"]) == ("marked", ["EM1.1"], ["OB1"])
    mark(study, "OB1", "a-priori")
    found = origins(run)
    assert (found["a-priori"], found["unknown"]) == (["OB1"], [])
    assert "as it is marked there" in " ".join(run("saturation").out.split())


def test_codes_that_are_marked_are_not_said_to_be_unknown_beside_those_that_are_not(
    run: Run, study: Path
) -> None:
    assert run("codebook", "add", "EM1.9", "Own code", "--under", "EM1").code == 0
    assert run("coding", "add", "W1:4", "EM1.9", "--coder", "ani").code == 0
    shutil.rmtree(study / ".qualcode" / "history", ignore_errors=True)
    mark(study, "EM1.9", "emergent")
    mark(study, "EM1.1", "a-priori")
    found = origins(run)
    assert (found["basis"], found["a-priori"], found["unknown"]) == ("marked", ["EM1.1"], ["OB1"])
    told = " ".join(run("saturation").out.split())
    assert "1 came out of the data (EM1.9) and 1 stood from the start" in told
    assert "of the rest it is not on record (OB1)" in told
    item = run("checklist", "coreq", "--json").json[25]
    assert item["status"] == "part"
    assert item["study_says"] == [
        "As the codebook marks them, codes that stood from the start: 1; "
        "that came out of the data: 1; not on record: 1."
    ]


def test_a_mark_holds_for_what_stands_below_unless_that_says_otherwise(
    run: Run, study: Path
) -> None:
    mark(study, "EM", "emergent")
    assert origins(run)["added"] == ["EM1.1"]
    mark(study, "EM1.1", "a-priori")
    assert origins(run)["a-priori"] == ["EM1.1"]


def test_a_mark_goes_before_the_versions_and_the_command_line_before_both(
    run: Run, study: Path
) -> None:
    assert run("codebook", "add", "EM1.9", "Own code", "--under", "EM1").code == 0
    assert run("coding", "add", "W1:4", "EM1.9", "--coder", "ani").code == 0
    assert origins(run)["added"] == ["EM1.9"]
    assert run("codebook", "edit", "EM1.9", "--origin", "a-priori").code == 0
    assert origins(run)["added"] == []
    assert run("codebook", "edit", "EM1.1", "--origin", "emergent").code == 0
    assert origins(run)["added"] == ["EM1.1"]
    assert origins(run, "--emergent", "EM1.9")["added"] == ["EM1.1", "EM1.9"]


def test_a_code_of_a_shipped_codebook_cannot_be_marked_as_emergent(run: Run, study: Path) -> None:
    text = (study / "study.yaml").read_text("utf-8")
    changed = text.replace("codebook: codebook.yaml", "codebook: fahrudin-2012")
    (study / "study.yaml").write_text(changed, "utf-8")
    assert run("codebook", "copy", "own.yaml").code == 0
    assert run("codebook", "edit", "EM1.1", "--origin", "emergent").code == 0
    assert (
        run("codebook", "add", "EM1.9", "Own", "--under", "EM1", "--origin", "emergent").code == 0
    )
    for code in ("EM1.1", "EM1.9"):
        assert run("coding", "add", "W1:4", code, "--coder", "ani").code == 0
    found = origins(run)
    assert (found["contradicted"], found["added"]) == (["EM1.1"], ["EM1.9"])


def test_origin_is_written_shown_told_in_a_diff_and_found_wrong(run: Run, study: Path) -> None:
    assert (
        run("codebook", "add", "EM1.9", "Own", "--under", "EM1", "--origin", "emergent").code == 0
    )
    assert "origin: emergent" in (study / "codebook.yaml").read_text("utf-8")
    assert "Origin: emergent" in run("codebook", "show", "--code", "EM1.9").out
    (shown,) = [one for one in run("codebook", "show", "--json").json if one["id"] == "EM1.9"]
    assert shown["origin"] == "emergent"
    assert run("codebook", "edit", "EM1.9", "--origin", "a-priori").code == 0
    assert "a-priori" in run("codebook", "diff").out
    mark(study, "OB1", "invented")
    done = run("check")
    assert "origin" in done.out + done.err and "invented" in done.out + done.err


def test_the_checklist_tells_of_marked_origins(run: Run, study: Path) -> None:
    before = run("checklist", "coreq", "--format", "md").out
    mark(study, "EM1.1", "emergent")
    mark(study, "OB1", "a-priori")
    told = "as it is marked there (origin)"
    assert told not in before and told in run("checklist", "coreq", "--format", "md").out


def test_a_merged_code_loses_its_origin_only_with_a_word(run: Run) -> None:
    assert (
        run("codebook", "add", "EM1.9", "Own", "--under", "EM1", "--origin", "emergent").code == 0
    )
    done = run("codebook", "merge", "EM1.9", "--into", "EM1.1")
    assert "origin: emergent" in done.out + done.err
