"""Every change of the codings, with every call to the disk failing: nothing acknowledged is lost.

The whole sweep is `python benchmarks/reliability.py`; here every action runs with a part of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.actions.coding import Coder, add_coding, change_coding, decide
from qualcode.actions.consensus import record_consensus
from qualcode.actions.merging import merge
from qualcode.actions.reanchoring import moves_of, reanchor
from qualcode.actions.removing import remove_codings
from qualcode.actions.undoing import undo
from qualcode.errors import QualcodeError
from qualcode.loading import with_new_decisions
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.places import find_passage, find_segment
from qualcode.stores.journal import read_journals
from qualcode.study import Study
from tests.faults import FAULTS, Fault, Killed, failing
from tests.small_study import loaded, write_study

RINA = Coder("rina")
Action = Callable[[Study], object]


def _add(study: Study, code: str = "OB1", coder: Coder = RINA) -> str:
    source, segment = find_segment(study, "W1:4")
    passage = find_passage(source, segment)
    return add_coding(study, coder, source, passage, code, Polarity.NEUTRAL).id


def _change(study: Study) -> object:
    own = next(one for one in study.decisions.manual if one.coder == "rina")
    return change_coding(study, RINA, own, polarity=Polarity.MIXED)


def _remove(study: Study) -> object:
    return remove_codings(
        study, RINA, [one for one in study.decisions.manual if one.coder == "rina"]
    )


def _consensus(study: Study) -> object:
    source, segment = find_segment(study, "W1:4")
    passage = find_passage(source, segment)
    return record_consensus(study, RINA, source, passage, "EM1.2", Polarity.MIXED)


def _other(study: Study) -> Path:
    return study.root.parent / "other"


ACTIONS: dict[str, Action] = {
    "add": _add,
    "add as a new coder": lambda study: _add(study, coder=Coder("budi")),
    "change": _change,
    "accept": lambda study: decide(study, RINA, study.proposals.codings, Verdict.ACCEPT),
    "remove": _remove,
    "undo": lambda study: undo(study, RINA),
    "consensus": _consensus,
    "reanchor": lambda study: reanchor(study, RINA, moves_of(study, RINA)),
    "merge": lambda study: merge(study, _other(study)),
}


def prepared(folder: Path, torn: bool = False) -> Study:
    """A study that was coded by rina, then edited; another copy in which ani has coded too."""
    root = write_study(folder / "study")
    _add(loaded(root), "EM1.2")
    shutil.copytree(root, folder / "other")
    _add(loaded(folder / "other"), "EM1.1", Coder("ani"))
    (folder / "other" / "memos").mkdir()
    (folder / "other" / "memos" / "one.md").write_text("# One\n")
    path = root / "transcripts" / "W1.txt"
    path.write_text("Edited.\n\n" + path.read_text())
    if torn:
        with (root / "codings" / "rina.jsonl").open("ab") as stream:
            stream.write(b'{"v": 1, "id": "torn')
    return loaded(root)


def events(study: Study) -> dict[str, bytes]:
    return {one.id: one.as_line() for one in read_journals(study.root)[0]}


def survives(action: Action, at: int, fault: Fault, study: Study) -> bool:
    """Do it with a fault; False where the action needs fewer calls than that.

    Whatever happens, all earlier events are there, all of the action's or none where it is one
    transaction and was not killed, and the study can be worked on.
    """
    before = events(study)
    done = False
    with failing(at, fault) as disk:
        try:
            action(study)
            done = True
        except (QualcodeError, Killed):
            pass
    after = events(study)
    assert before.items() <= after.items()
    if done:
        assert len(after) > len(before)
    again, problems = with_new_decisions(loaded(study.root))
    assert {problem.code for problem in problems} <= {"moved", "journal-torn"}
    _add(again, "EM1.1", Coder("eko"))
    assert after.items() <= events(study).items()
    return disk.calls >= at


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("name", ACTIONS)
def test_no_fault_loses_what_was_decided(name: str, fault: Fault, tmp_path: Path) -> None:
    study = prepared(tmp_path / "first")
    with failing(0, fault) as disk:
        ACTIONS[name](study)
    places = sorted({1, disk.calls // 2 or 1, max(1, disk.calls - 1), disk.calls})
    for number, at in enumerate(places):
        assert survives(ACTIONS[name], at, fault, prepared(tmp_path / str(number), number == 1))
