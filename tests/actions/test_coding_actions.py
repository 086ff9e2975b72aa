"""Coding by hand: every change is one transaction, and faults leave the study as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualcode.actions.coding import Coder, add_coding, decide
from qualcode.actions.meant import Target, proposals_meant, proposals_of, rejected
from qualcode.actions.removing import remove_codings, remove_events
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.places import find_passage, find_segment
from qualcode.study import Study
from tests.small_study import fingerprint, loaded, write_study

RINA = Coder("rina")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def code(root: Path, place: str = "W1:4", code: str = "EM1.2", coder: Coder = RINA) -> str:
    study = loaded(root)
    source, segment = find_segment(study, place)
    passage = find_passage(source, segment)
    return add_coding(study, coder, source, passage, code, Polarity.NEUTRAL).id


def judge(root: Path, verdict: Verdict, coder: Coder = RINA) -> int:
    study = loaded(root)
    return len(decide(study, coder, study.proposals.codings, verdict))


def named(study: Study) -> list[str]:
    return [one.code for one in study.codings]


def test_a_coding_is_there_when_the_study_is_loaded_again(root: Path) -> None:
    made = code(root)
    coding = next(one for one in loaded(root).codings if one.id == made)
    assert (coding.code, coding.coder, coding.polarity, coding.reviewed) == (
        "EM1.2", "rina", Polarity.NEUTRAL, True,
    )  # fmt: skip


def test_the_coded_text_is_kept_once_by_its_hash(root: Path) -> None:
    code(root)
    code(root, code="EM1.1")
    source = loaded(root).sources[0]
    kept = list((root / "codings" / "texts").iterdir())
    assert [one.name for one in kept] == [f"{source.sha256}.txt"]
    assert kept[0].read_bytes().decode() == source.text


def test_a_former_code_is_written_under_its_present_id(root: Path) -> None:
    path = root / "codebook.yaml"
    path.write_text(path.read_text().replace("label: Guidance", "label: Guidance, formerly: [G]"))
    code(root, code="G")
    assert named(loaded(root)).count("EM1.2") == 1


def test_a_coders_name_is_looked_at_before_anything_else() -> None:
    for name in ("../x", "rules", ""):
        with pytest.raises(QualcodeError, match="coder's name"):
            Coder(name)


def test_a_verdict_on_a_coding_by_hand_is_refused_and_none_is_written(root: Path) -> None:
    code(root)
    before = fingerprint(root)
    study = loaded(root)
    with pytest.raises(QualcodeError, match="by hand, by rina"):
        decide(study, RINA, study.codings, Verdict.ACCEPT)
    assert fingerprint(root) == before


def test_proposals_cannot_be_removed_nor_the_codings_of_others(root: Path) -> None:
    code(root)
    study = loaded(root)
    by_hand = [one for one in study.codings if one.coder == "rina"]
    with pytest.raises(QualcodeError, match="reject"):
        remove_codings(study, RINA, study.proposals.codings)
    with pytest.raises(QualcodeError, match="by rina, not by budi"):
        remove_codings(study, Coder("budi"), by_hand)
    with pytest.raises(QualcodeError, match="neither a place nor"):
        remove_events(study, Coder("budi"), [by_hand[0].id])


def test_accepted_proposals_survive_their_rules(root: Path) -> None:
    judge(root, Verdict.ACCEPT)
    before = named(loaded(root))
    path = root / "codebook.yaml"
    path.write_text(path.read_text().replace('"train*"', "unheard"))
    study = loaded(root)
    assert sorted(named(study)) == sorted(before)
    everything = study.selected_codes(_all())
    again = proposals_meant(study, RINA, Verdict.REJECT, [Target("W2:2")], everything)
    assert decide(study, RINA, again.proposals, Verdict.REJECT)
    assert len(named(loaded(root))) == len(before) - 1


def _all() -> Any:
    from qualcode.study import Selection

    return Selection()


def test_proposals_coded_over_by_hand_are_not_to_be_judged(root: Path) -> None:
    assert len(proposals_of(loaded(root))) == 4
    code(root, "W2:2", "EM1.1")
    study = loaded(root)
    assert len(proposals_of(study)) == 3
    assert rejected(study) == ()


def test_an_id_may_be_shortened_as_long_as_it_is_one(root: Path) -> None:
    study = loaded(root)
    one = study.codings[0]
    assert Target(one.id).by_id(study.codings) == [one]
    assert Target(one.id[:8]).by_id(study.codings) == [one]
    assert Target(one.id[:7]).by_id(study.codings) == []
    alike = [one, study.codings[1]]
    object.__setattr__(alike[1], "id", one.id[:10] + "zz")
    with pytest.raises(QualcodeError, match="several"):
        Target(one.id[:9]).by_id(alike)


def failing(call: Callable[..., Any], at: int, fault: int) -> Callable[..., Any]:
    calls = 0

    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= at:
            raise OSError(fault, os.strerror(fault))
        return call(*arguments, **options)

    return wrapped


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_at_whichever_call_the_disk_fails_no_decision_is_lost_or_halved(
    name: str, fault: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code(root)
    journal = root / "codings" / "rina.jsonl"
    before = journal.read_bytes()
    study = loaded(root)
    for at in range(1, 12):
        monkeypatch.setattr(os, name, failing(getattr(os, name), at, fault))
        try:
            decide(study, RINA, study.proposals.codings, Verdict.REJECT)
            done = True
        except QualcodeError:
            done = False
        monkeypatch.undo()
        if done:
            break
        assert journal.read_bytes() == before
    assert done
    assert len(journal.read_bytes().splitlines()) == 1 + 4
    assert named(loaded(root)) == ["EM1.2"]


WRITER = """
import sys
from pathlib import Path
from qualcode.actions.coding import Coder, add_coding
from qualcode.loading import load_study
from qualcode.model.coding import Polarity
from qualcode.model.source import Passage
study, _ = load_study(sys.argv[1])
source = study.sources[0]
speech = source.numbered[3].speech
for number in range(10):
    start = speech.start + number
    passage = Passage(start, start + 3 + int(sys.argv[2]), "")
    add_coding(study, Coder("rina"), source, passage, "EM1.2", Polarity.NEUTRAL)
"""


def test_two_programs_at_once_keep_all_that_they_write(root: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(root), str(number)])
        for number in range(2)
    ]
    assert [one.wait(60) for one in writers] == [0, 0]
    study = loaded(root)
    assert len([one for one in study.codings if one.coder == "rina"]) == 20
