"""Deleting or merging a code tells of everything that names it, and what becomes of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_words import rename_code
from qualcode.errors import QualcodeError
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study

MORE = "      - {id: OB2, label: Distance}\n      - {id: OB3, label: Time}\n"
FINDING = """\
---
id: T1
links:
  - {from: OB2, to: EM1.1, sign: "-", evidence: [W1:2]}
---
Distance hinders.
"""
NAMING = f"""{STUDY}guide:
  - {{id: q1, text: How far?, codes: [OB2]}}
displays:
  - {{name: far, title: Far, rows: informant, columns: code, where: {{code: [OB2]}}}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_study(tmp_path / "study", codebook=CODEBOOK + MORE)
    (root / "findings").mkdir()
    (root / "findings" / "t1.md").write_text(FINDING)
    return root


def unknown(root: Path) -> list[str]:
    from qualcode.loading import load_study

    return [one.message for one in load_study(root)[1] if "unknown" in one.code]


def test_a_code_at_the_end_of_a_link_is_not_deleted_without_a_word(root: Path) -> None:
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"named by findings/t1\.md:4 \(a link\)"):
        delete_code(loaded(root), "OB2")
    assert fingerprint(root) == before


def test_everything_that_names_it_is_named_at_once(root: Path) -> None:
    (root / "study.yaml").write_text(NAMING)
    with pytest.raises(QualcodeError) as raised:
        delete_code(loaded(root), "OB2")
    told = str(raised.value)
    for place in ("study.yaml:17 (question q1)", "study.yaml:19 (display far)", "t1.md:4 (a link)"):
        assert place in told


@pytest.mark.parametrize("how", ["delete", "merge"])
def test_what_goes_over_to_another_code_is_told_and_reads_well(root: Path, how: str) -> None:
    (root / "study.yaml").write_text(NAMING)
    if how == "delete":
        done = delete_code(loaded(root), "OB2", "OB3")
    else:
        done = merge_codes(loaded(root), ["OB2"], "OB3")
    told = " ".join(done.notes)
    assert "study.yaml:17 (question q1)" in told and "name OB3 from now on" in told
    assert unknown(root) == []
    link = loaded(root).findings[0].links[0]
    assert link.source == ("code", "OB3")


def test_a_renamed_code_is_found_by_all_that_named_it(root: Path) -> None:
    (root / "study.yaml").write_text(NAMING)
    rename_code(loaded(root), "OB2", "OB9")
    assert unknown(root) == []
    assert loaded(root).findings[0].links[0].source == ("code", "OB9")


def test_what_nothing_names_is_deleted_as_before(root: Path) -> None:
    assert delete_code(loaded(root), "OB3").notes == ()
