"""The small ones of the hostile inputs; `benchmarks/hostile.py` gives all of them to commands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcode.cli import execute
from qualcode.errors import QualcodeError
from qualcode.model.informant import Informant, Roster
from qualcode.model.source import SourceEntry, SourceKind
from qualcode.sources import read_source
from tests.hostile.packages import OTHER_ENDINGS, PACKAGES
from tests.hostile.studies import KEYS, STUDIES, WRONG_VALUES, with_value
from tests.hostile.texts import BYTES, ENCODINGS, NAMES, RENAMED, SIGNS
from tests.hostile.words import MARKUP
from tests.small_study import write_study

SLOW = ("a million", "thousand", "000", "bomb", "too large", "headings", "links that", "vocabular")
FILES = ENCODINGS | BYTES | SIGNS | RENAMED | NAMES | MARKUP | PACKAGES | OTHER_ENDINGS
ROSTER = Roster(informants=(Informant("I1", "Rosa", "g", aliases=("Bu Rosa",)),))


def small(cases: dict[str, object]) -> list[str]:
    return [name for name in cases if not any(word in name for word in SLOW)]


@pytest.mark.parametrize("case", small(dict(FILES)))
def test_an_odd_file_is_read_whole_or_refused_in_one_line(case: str, tmp_path: Path) -> None:
    name, data = FILES[case]()
    path = tmp_path / name
    path.write_bytes(data)
    entry = SourceEntry("X1", name, SourceKind.INTERVIEW, informants=("I1",))
    try:
        source, _ = read_source(path, entry, ROSTER)
    except QualcodeError as error:
        assert "Traceback" not in str(error)
        assert len(str(error)) < 600
    else:
        assert "".join(source.text[one.start : one.end] for one in source.segments) == source.text
        assert "\r" not in source.text
        source.text.encode()


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Checking it ends as the manual says, and tells no secret of the program."""
    code = execute(["check", "-s", str(root)])
    told = "".join(capsys.readouterr())
    assert code in (0, 1, 2)
    assert "inside qualcode" not in told
    assert not any(one < " " and one not in "\n\t" for one in told)


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
@pytest.mark.parametrize("case", small(dict(STUDIES))[::8])
def test_a_spoilt_study_is_checked(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_study(tmp_path / "study")
    STUDIES[case](root)
    checked(root, capsys)


@pytest.mark.parametrize("key", KEYS)
def test_other_kinds_of_values_are_checked(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_study(tmp_path / "study")
    values = list(WRONG_VALUES.values())
    for value in values[KEYS.index(key) % 7 :: 7]:
        (root / "study.yaml").write_text(with_value(key, value))
        checked(root, capsys)
