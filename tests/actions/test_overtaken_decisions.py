"""Two terminals of one coder: what was decided in the one is seen by the other before it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.coding import Coder, add_coding, change_coding
from qualcode.actions.removing import remove_codings
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.places import find_segment
from qualcode.study import Study
from tests.small_study import fingerprint, loaded, write_study

ANI = Coder("ani")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def add(study: Study, polarity: Polarity = Polarity.NEUTRAL, code: str = "EM1.2") -> str:
    source, segment = find_segment(study, "W1:4")
    return add_coding(study, ANI, source, segment.speech, code, polarity).id


def test_a_passage_is_not_coded_twice_from_two_terminals(root: Path) -> None:
    here, there = loaded(root), loaded(root)
    add(here, Polarity.FAVOURABLE)
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"was coded EM1\.2 meanwhile"):
        add(there, Polarity.UNFAVOURABLE)
    assert fingerprint(root) == before


def test_what_was_removed_in_one_terminal_is_not_changed_or_removed_in_the_other(
    root: Path,
) -> None:
    add(loaded(root))
    here, there = loaded(root), loaded(root)
    (coding,) = here.decisions.manual
    remove_codings(here, ANI, [coding])
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match="was taken back meanwhile"):
        change_coding(there, ANI, coding, polarity=Polarity.MIXED)
    with pytest.raises(QualcodeError, match="was taken back meanwhile"):
        remove_codings(there, ANI, [coding])
    assert fingerprint(root) == before


def test_a_coding_is_not_changed_into_one_that_was_made_meanwhile(root: Path) -> None:
    add(loaded(root), code="OB1")
    here, there = loaded(root), loaded(root)
    add(here)
    with pytest.raises(QualcodeError, match=r"was coded EM1\.2 meanwhile"):
        change_coding(there, ANI, there.decisions.manual[0], code="EM1.2")
    assert [one.code for one in loaded(root).decisions.manual] == ["OB1", "EM1.2"]
