"""Ids of codes that cannot be typed: refused where they are made, told where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import CODEBOOK


@pytest.mark.parametrize("code_id", ["and", "atau", "a:b/c", "*", "I1+X", "-x"])
def test_no_command_makes_a_code_that_could_not_be_named_later(
    code_id: str, run: Run, study: Path
) -> None:
    before = (study / "codebook.yaml").read_bytes()
    for words in (["add", "--", code_id, "A label"], ["rename", "--", "EM1.2", code_id]):
        refused = run("codebook", *words)
        assert refused.code == 2
        assert f"'{code_id}' cannot be a code's id" in refused.err
    assert (study / "codebook.yaml").read_bytes() == before


@pytest.mark.parametrize("code_id", ["الثقة", "信任", "A-1.b", "Sikap warga"])
def test_a_code_in_any_script_is_made_and_found(code_id: str, run: Run) -> None:
    assert run("codebook", "add", code_id, "A label", "--under", "EM1").code == 0
    assert run("coding", "add", "W1:4", code_id, "--coder", "rina").code == 0
    assert len(run("quotes", f'"{code_id}"', "--json").json) == 1


@pytest.mark.parametrize(("code_id", "severity", "code"), [
    ("and", "warning", 1), ("-x", "warning", 1), ("a:b/c", "notice", 0),
])  # fmt: skip
def test_a_codebook_written_by_hand_works_and_check_tells_how_to_rename_such_a_code(
    code_id: str, severity: str, code: int, run: Run, study: Path
) -> None:
    book = CODEBOOK.replace("id: EM1.2", f'id: "{code_id}"')
    (study / "codebook.yaml").write_text(book, "utf-8")
    assert run("coding", "add", "--coder", "rina", "--", "W1:4", code_id).code == code
    assert len(run("coding", "list", "--json").json) == 5
    (told,) = [one for one in run("check", "--json").json if one["code"] == "awkward-id"]
    assert told["severity"] == severity
    assert told["file"] == "codebook.yaml" and told["line"] == 12
    dashes = ["--"] if code_id.startswith("-") else []
    assert f"qualcode codebook rename {' '.join([*dashes, repr(code_id)])} NEW" in told["hint"]
    assert run("codebook", "rename", *dashes, code_id, "NEW").code == 0
    assert run("coding", "list", "--code", "NEW", "--json").json != []
