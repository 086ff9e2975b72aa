"""Queries of findings go along where codes and sources are renamed, merged and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_words import rename_code
from qualcode.actions.source_id import rename_source
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.stages.finding_ground import lost_evidence
from qualcode.stages.named_evidence import NamedEvidence
from tests.small_study import CODEBOOK, fingerprint, loaded, write_study

FINDING = """\
---
id: T1
about: [EM1]
evidence:
  - W1:2
  - {query: EM1.1 and not OB2, code: EM1.1, source: W2}
---
Prose.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    book = CODEBOOK + "      - {id: OB2, label: Distance}\n      - {id: OB3, label: Time}\n"
    root = write_study(tmp_path / "study", codebook=book)
    (root / "findings").mkdir()
    (root / "findings" / "t1.md").write_text(FINDING)
    return root


def found(root: Path) -> int:
    """How many codings the query finds; the finding must be read without a problem."""
    study, problems = load_study(root)
    assert study is not None
    assert not [one for one in problems if one.file.startswith("findings")]
    assert not lost_evidence(study, study.findings[0])
    return len(NamedEvidence(study, study.findings[0]).words[1].codings)


def test_a_query_goes_along_with_a_renamed_code_and_source(root: Path) -> None:
    assert found(root) == 1
    rename_code(loaded(root), "EM1.1", "EM1.7")
    rename_source(loaded(root), "W2", "W7")
    assert found(root) == 1


def test_a_query_goes_along_with_a_merged_code_and_that_is_told(root: Path) -> None:
    done = merge_codes(loaded(root), ["OB2"], "OB3")
    assert "findings/t1.md:6 (a query)" in " ".join(done.notes)
    assert found(root) == 1


def test_a_code_that_a_query_names_is_not_deleted_without_a_word(root: Path) -> None:
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"named by findings/t1\.md:6 \(a query\)"):
        delete_code(loaded(root), "OB2")
    assert fingerprint(root) == before
    done = delete_code(loaded(root), "OB2", "OB3")
    assert "t1.md:6 (a query) names OB3 from now on" in " ".join(done.notes)
    assert found(root) == 1
