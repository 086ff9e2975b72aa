"""`conclude --draft`: a file for each aspect and indicator without a finding, clause by clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.draft_findings import draft_findings
from qualcode.loading import load_study
from qualcode.study import Selection
from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study

BOTH = ("written: findings/d-em.md", "written: findings/d-em1.md")


def write(study: Path, name: str, *front: str) -> Path:
    path = study / "findings" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["---", *front, "---", "Prose.", ""]), "utf-8")
    return path


def drafted(run: Run) -> list[str]:
    done = run("conclude", "--draft")
    assert done.code == 0, done.err
    return done.out.splitlines()


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("EM", [BOTH[1]]),
        ("EM1", [BOTH[0]]),
        ("EM1.1", [BOTH[0]]),
        ("EM1.2", [BOTH[0]]),
        ("OB1", [*BOTH]),
    ],
)
def test_an_aspect_has_a_finding_that_names_it_an_indicator_also_one_on_a_code_below(
    run: Run, study: Path, about: str, left: list[str]
) -> None:
    write(study, "t1.md", "id: T1", f"about: [{about}]")
    assert drafted(run) == left


@pytest.mark.parametrize("consent", ["anonymous", "withdrawn"])
def test_the_judgement_of_an_informant_is_no_finding_of_the_researcher(
    run: Run, study: Path, consent: str
) -> None:
    text = STUDY.replace("pseudonym: Mr B,", f"pseudonym: Mr B, consent: {consent},")
    (study / "study.yaml").write_text(text, "utf-8")
    write(study, "t1.md", "id: T1", "about: [EM, EM1]", "voice: I2")
    assert drafted(run) == [*BOTH]


def test_a_draft_has_the_direction_the_places_and_what_the_groups_say(
    run: Run, study: Path
) -> None:
    drafted(run)
    text = (study / "findings/d-em1.md").read_text("utf-8")
    told = {line.split(":")[0]: line for line in text.splitlines()[1:]}
    assert told["about"] == "about: [EM1]"
    assert "W1:2" in text and "W2:2" in text
    assert "Officials" in text and "Traders" in text
    assert "order: 1" in told["recommendations"] and told["answers"].startswith("answers: []")
    assert load_study(study)[1] == ()


def test_what_sources_without_a_group_say_is_in_it_too(run: Run, study: Path) -> None:
    note = "  - {file: transcripts/O1.txt, id: O1, kind: observation}\n"
    (study / "study.yaml").write_text(STUDY + note, "utf-8")
    (study / "transcripts/O1.txt").write_text("No mentor came that day.\n", "utf-8")
    drafted(run)
    text = (study / "findings/d-em1.md").read_text("utf-8")
    assert "EM1.2 Guidance, sources that belong to no group: O1:1 −." in text
    assert "Nobody has said anything of: EM1.2" not in text


def test_an_indicator_of_which_only_an_observation_tells_has_a_draft(run: Run, study: Path) -> None:
    note = "  - {file: transcripts/O1.txt, id: O1, kind: observation}\n"
    more = "      - {id: EM2, label: Access, match: {en: {words: [road]}}}\n"
    (study / "study.yaml").write_text(STUDY + note, "utf-8")
    book = CODEBOOK.replace("  - id: OB\n", f"{more}  - id: OB\n")
    (study / "codebook.yaml").write_text(book, "utf-8")
    (study / "transcripts/O1.txt").write_text("The road was closed.\n", "utf-8")
    assert drafted(run) == [*BOTH, "written: findings/d-em2.md"]


def test_of_what_nobody_spoke_there_is_no_draft_and_that_is_said(run: Run, study: Path) -> None:
    more = "      - {id: EM2, label: Access}\n"
    book = CODEBOOK.replace("  - id: OB\n", f"{more}  - id: OB\n")
    (study / "codebook.yaml").write_text(book, "utf-8")
    assert drafted(run) == [*BOTH, "no draft, since nothing was said of it: EM2"]
    assert run("conclude", "--draft", "--json").json == [{"file": None, "nothing_said_of": "EM2"}]


def test_a_draft_that_became_another_finding_is_left_and_the_new_one_has_an_id_of_its_own(
    run: Run, study: Path
) -> None:
    drafted(run)
    path = study / "findings/d-em1.md"
    path.write_text(path.read_text("utf-8").replace("about: [EM1]", "about: [OB1]"), "utf-8")
    before = path.read_bytes()
    assert drafted(run) == ["written: findings/d-em1-2.md"]
    assert path.read_bytes() == before
    assert "id: D-EM1-2" in (study / "findings/d-em1-2.md").read_text("utf-8")
    assert load_study(study)[1] == ()


@pytest.mark.parametrize("broken", ["about: [EM1", "about: [EM1.9]\n?: ["])
@pytest.mark.parametrize("written", ["id: D-EM1", 'id: "D-EM1"'])
def test_a_draft_that_cannot_be_read_is_neither_touched_nor_written_a_second_time(
    run: Run, study: Path, broken: str, written: str
) -> None:
    path = write(study, "d-em1.md", written, broken)
    before = path.read_bytes()
    assert "D-EM1" not in [one.id for one in loaded(study).findings]
    done = run("conclude", "--draft")
    assert done.out == f"{BOTH[0]}\n"
    assert path.read_bytes() == before


def test_a_second_call_writes_nothing(run: Run, study: Path) -> None:
    drafted(run)
    before = fingerprint(study)
    assert drafted(run) == ["every aspect and indicator of which something was said has a finding"]
    assert fingerprint(study) == before


def test_what_another_window_has_drafted_meanwhile_is_not_drafted_again(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    here, there = loaded(root), loaded(root)
    assert len(draft_findings(there, Selection()).files) == 2
    before = fingerprint(root)
    assert draft_findings(here, Selection()).files == ()
    assert fingerprint(root) == before
