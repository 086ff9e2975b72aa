"""No coding is lost, whatever is done to the codebook: not those made, not those still to come."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.actions.codebook_decided import carried
from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_tree import move_code
from qualcode.actions.codebook_words import rename_code
from qualcode.actions.coding import Coder, add_coding, decide
from qualcode.actions.removing import remove_codings
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage
from qualcode.stages.silence import expected_groups
from qualcode.stores.journal import Anchor, append_events, new_id, next_seq
from qualcode.stores.journal_lines import Event
from qualcode.study import Study
from tests.small_study import CODEBOOK, STUDY, loaded, write_study

CODES = ("EM", "EM1", "EM1.1", "EM1.2", "OB", "OB1")
CODERS = ("ani", "budi")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return write_study(tmp_path / "study")


def write_codings(root: Path, codes: list[tuple[str, str]], start: int) -> None:
    """Codings as (coder, code) on passages of their own, whatever the codebook says by now."""
    source = loaded(root).sources[0]
    for number, (coder, code) in enumerate(codes):
        event = Event(
            id=new_id(), seq=next_seq(root, coder), event="add", code=code, coder=coder,
            **Anchor(source, start + number, start + number + 5).fields(),
        )  # fmt: skip
        append_events(root, coder, [event], [source])


def made(study: Study) -> Counter[tuple[str, int, str]]:
    """Who has coded which passage how."""
    return Counter((one.coder, one.start, one.code) for one in study.decisions.manual)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_every_coding_of_everybody_is_found_under_the_code_that_it_belongs_to(
    root: Path, data: st.DataObject
) -> None:
    for path in (root / "codings").glob("*.jsonl"):
        path.unlink()
    (root / "codebook.yaml").write_bytes(CODEBOOK.encode())
    pair = st.tuples(st.sampled_from(CODERS), st.sampled_from(CODES))
    write_codings(root, data.draw(st.lists(pair, min_size=1, max_size=4)), 10)
    heirs = {code: code for code in CODES}
    before = made(loaded(root))
    for number in range(data.draw(st.integers(1, 3))):
        change_codebook(root, heirs, number, data)
    # Somebody who has not heard of it goes on with the old ids.
    write_codings(root, late := data.draw(st.lists(pair, max_size=2)), 60)
    study, problems = load_study(root)
    assert study is not None
    assert "unknown-code" not in {one.code for one in problems}
    wanted = Counter((coder, start, heirs[code]) for coder, start, code in before.elements())
    wanted += Counter(
        (coder, 60 + number, heirs[code]) for number, (coder, code) in enumerate(late)
    )
    assert made(study) == wanted
    assert {one.id for one in study.codings} >= {one.id for one in study.decisions.manual}


def change_codebook(root: Path, heirs: dict[str, str], number: int, data: st.DataObject) -> None:
    """One change by one of the actions; `heirs` is what becomes of each of the first ids."""
    study = loaded(root)
    ids = [code.id for code in study.codebook.codes]
    if len(ids) < 2:
        return  # all others were merged into it
    code, other = data.draw(st.permutations(ids))[:2]
    action = data.draw(st.sampled_from(["rename", "move", "merge", "delete", "retire"]))
    try:
        if action == "rename":
            rename_code(study, code, f"new {number}")
            into = {code: f"new {number}"}
        elif action == "move":
            move_code(study, code, other)
            into = {}
        elif action == "merge":
            merge_codes(study, [code], other)
            into = {code: other}
        elif action == "delete":
            block = [one.id for one in study.codebook.subtree(code)]
            delete_code(study, code, other, with_children=True)
            into = dict.fromkeys(block, other)
        else:
            delete_code(study, code, "retire", with_children=True)
            into = {}
    except QualcodeError as error:
        assert "laid out" not in error.message
        return
    for first, now in heirs.items():
        heirs[first] = into.get(now, now)


def code_one(root: Path, code: str, coder: str = "ani") -> str:
    study = loaded(root)
    source = study.sources[0]
    speech = source.numbered[3].speech
    return add_coding(study, Coder(coder), source, speech, code, Polarity.NEUTRAL).id


def test_verdicts_on_proposals_go_along_as_well(root: Path) -> None:
    study = loaded(root)
    decide(study, Coder("ani"), study.proposals.codings, Verdict.REJECT)
    rename_code(loaded(root), "EM1.1", "TR")
    assert loaded(root).codings == ()
    assert {one.code for one in loaded(root).decisions.verdicts} == {"TR", "OB1"}


def test_what_study_yaml_memos_and_findings_say_of_an_old_id_still_holds(root: Path) -> None:
    (root / "study.yaml").write_text(
        STUDY.replace("interviewer: [P]", "interviewer: [P]\nexpect: {EM1.1: [com]}\nguide:\n"
                      "  - {id: Q1, text: Any?, codes: [EM1.1]}")
        .replace("informant: I1}", "informant: I1, asked: [EM1.1]}")
    )  # fmt: skip
    for folder, text in {
        "memos": "---\nabout: {code: EM1.1, informant: I1}\n---\nA summary.\n",
        "findings": "---\nabout: [EM1.1]\n---\n# A finding\n\nText.\n",
    }.items():
        (root / folder).mkdir()
        (root / folder / "one.md").write_text(text)
    before = [(one.code, one.message) for one in load_study(root)[1]]
    rename_code(loaded(root), "EM1.1", "TR")
    study, problems = load_study(root)
    assert study is not None
    assert [(one.code, one.message) for one in problems] == before
    assert expected_groups(study, "TR") == ("com",)
    assert study.codebook[study.sources[0].entry.asked[0]].id == "TR"  # type: ignore[index]
    assert study.codebook[study.settings.guide[0].codes[0]].id == "TR"
    assert ("code", "TR") in study.memos[0].about
    assert study.findings[0].about == ("TR",)


def test_a_code_with_codings_is_not_deleted_before_somebody_says_where_they_go(root: Path) -> None:
    code_one(root, "EM1.2")
    code_one(root, "EM1.2", "budi")
    study = loaded(root)
    with pytest.raises(QualcodeError, match="ani: 1 coding; budi: 1 coding") as refused:
        delete_code(study, "EM1.2")
    assert "--codings-to parent (EM1), CODE, or retire" in refused.value.hint
    with pytest.raises(QualcodeError, match="EM1 has 2 codes below it"):
        delete_code(study, "EM1")
    with pytest.raises(QualcodeError, match="EM with what is below it has codings"):
        delete_code(study, "EM", with_children=True)
    delete_code(study, "EM1.2", "parent")
    assert [one.code for one in loaded(root).decisions.manual] == ["EM1", "EM1"]


def test_what_was_taken_back_could_come_back_and_is_counted_too(root: Path) -> None:
    code_one(root, "EM1.2")
    study = loaded(root)
    remove_codings(study, Coder("ani"), study.decisions.manual)
    assert [str(one) for one in carried(study, {"EM1.2"})] == ["ani: 1 taken back or changed"]
    with pytest.raises(QualcodeError, match="has codings"):
        delete_code(loaded(root), "EM1.2")


def test_codings_in_a_text_that_is_gone_are_asked_about_as_well(root: Path) -> None:
    code_one(root, "EM1.2")
    (root / "transcripts" / "W1.txt").unlink()
    with pytest.raises(QualcodeError, match="ani: 1 coding"):
        delete_code(loaded(root), "EM1.2")


def test_a_memo_on_a_code_keeps_it_from_being_deleted_silently(root: Path) -> None:
    (root / "memos").mkdir()
    (root / "memos" / "one.md").write_text("---\nabout: EM1.2\n---\nText.\n")
    with pytest.raises(QualcodeError, match=r"EM1.2 is named by memos/one.md"):
        delete_code(loaded(root), "EM1.2")
    delete_code(loaded(root), "EM1.2", "EM1.1")
    assert ("code", "EM1.1") in loaded(root).memos[0].about


def test_study_yaml_is_not_left_with_a_code_that_is_gone(root: Path) -> None:
    text = STUDY.replace("informant: I1}", "informant: I1, asked: [EM1.2]}")
    (root / "study.yaml").write_text(text)
    before = (root / "codebook.yaml").read_bytes()
    with pytest.raises(QualcodeError, match=r"EM1.2 is named by study.yaml:14 \(source W1\)"):
        delete_code(loaded(root), "EM1.2")
    assert (root / "codebook.yaml").read_bytes() == before


def test_a_retired_code_keeps_its_codings_and_takes_no_new_ones(root: Path) -> None:
    code_one(root, "EM1.1")
    proposed = {one.code for one in loaded(root).proposals.codings}
    assert "EM1.1" in proposed
    delete_code(loaded(root), "EM1.1", "retire")
    study = loaded(root)
    assert {one.code for one in study.proposals.codings} == proposed - {"EM1.1"}
    assert [one.code for one in study.codings if one.reviewed] == ["EM1.1"]
    source = study.sources[0]
    with pytest.raises(QualcodeError, match=r"EM1\.1 is retired"):
        add_coding(study, Coder("ani"), source, Passage(1, 3, ""), "EM1.1", Polarity.NEUTRAL)
    with pytest.raises(QualcodeError, match=r"EM1\.1 is retired and takes nothing up"):
        merge_codes(study, ["EM1.2"], "EM1.1")
    with pytest.raises(QualcodeError, match="retired already"):
        delete_code(study, "EM1.1", "retire")


def test_a_memo_on_a_proposal_is_told_of_when_the_proposal_gets_another_id(root: Path) -> None:
    one = next(one for one in loaded(root).proposals.codings if one.code == "EM1.1")
    (root / "memos").mkdir()
    (root / "memos" / "one.md").write_text(f"---\nabout: {{coding: {one.id}}}\n---\nText.\n")
    edited = rename_code(loaded(root), "EM1.1", "TR")
    now = {coding.id for coding in loaded(root).proposals.codings}
    told = next(note for note in edited.notes if "memos/one.md" in note)
    assert one.id in told
    assert any(coding in told for coding in now)


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_the_codebook_is_old_or_new_at_whichever_call_the_disk_fails(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_one(root, "EM1.1")
    study, real = loaded(root), getattr(os, name)
    before = (root / "codebook.yaml").read_bytes()
    for at in range(1, 12):
        calls = count(1)

        def failing(*given: Any, calls: Iterator[int] = calls, at: int = at) -> Any:
            if next(calls) == at:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*given)

        monkeypatch.setattr(os, name, failing)
        try:
            merge_codes(study, ["EM1.1"], "EM1.2")
            done = True
        except QualcodeError:
            done = False
        monkeypatch.setattr(os, name, real)
        after = (root / "codebook.yaml").read_bytes()
        assert after == before or loaded(root).codebook["EM1.1"].id == "EM1.2"
        assert sum(made(loaded(root)).values()) == 1
        if done or after != before:
            break
    assert after != before


def test_a_change_counts_from_what_the_file_says_now(root: Path) -> None:
    study = loaded(root)
    rename_code(study, "EM1.1", "TR")
    rename_code(study, "TR", "TR2")  # the study in hand still has EM1.1
    assert loaded(root).codebook["EM1.1"].formerly == ("EM1.1", "TR")
