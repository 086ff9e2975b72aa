"""`finding`, `verify`, `sidang` and `conclude --draft`, as a student uses them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from qualcode.loading import load_study
from qualcode.stages.meaning import APPROACHES
from qualcode.stages.tactics import TACTICS
from tests.cli.conftest import Run
from tests.small_study import fingerprint

SAMPLES = Path(__file__).resolve().parents[2] / "transcripts"


def write(study: Path, name: str, *front: str, text: str = "Prose.") -> Path:
    path = study / "findings" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["---", *front, "---", text, ""]), "utf-8")
    return path


def test_a_new_finding_takes_the_next_number_and_is_read_back(run: Run, study: Path) -> None:
    one = run("finding", "new", "Training is praised", "--about", "EM1.1", "--direction", "+")
    two = run("finding", "new", "Cost: it hinders", "--about", "OB1", "--evidence", "W1:2")
    assert (one.code, two.code) == (0, 0), one.err + two.err
    assert one.out == "written: findings/t1-training-is-praised.md\n"
    assert [row["id"] for row in run("finding", "list", "--json").json] == ["T1", "T2"]


def test_a_real_name_in_the_title_is_replaced_also_in_the_name_of_the_file(run: Run) -> None:
    done = run("finding", "new", "Rosalinda Harjanti praises it")
    assert "mrs-a-praises-it" in done.out
    assert "a real name" in done.err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--about", "EM1.l"], "'EM1.l'"),
        (["--about", "EM1.1", "--grade", "fine"], "the grade 'fine' is on no scale"),
        (["--about", "EM1.1", "--scale", "s"], "there is no scale 's'"),
    ],
)
def test_what_would_not_be_read_back_is_not_written(
    run: Run, study: Path, given: list[str], told: str
) -> None:
    before = fingerprint(study)
    done = run("finding", "new", "A claim", *given)
    assert done.code == 2 and told in done.err
    assert fingerprint(study) == before


def test_verify_leaves_with_1_until_the_negative_evidence_is_answered(
    run: Run, study: Path
) -> None:
    front = ("id: T1", "title: Training is given", "about: [EM1.1]", 'direction: "+"')
    write(study, "1.md", *front)
    done = run("verify", "T1")
    assert done.code == 1 and "negative evidence is not answered yet: T1" in done.err
    assert "NOT ANSWERED" in done.out
    write(study, "1.md", *front, "negative_evidence: W2.2 is about another year.")
    again = run("verify", "T1")
    assert (again.code, again.err) == (0, "")


def test_a_rejected_proposal_does_not_silence_verify(run: Run, study: Path) -> None:
    front = ("id: T1", "title: Training is given", "about: [EM1.1]", 'direction: "+"')
    write(study, "1.md", *front)
    run("coding", "reject", "--all", "--code", "EM1.1")
    done = run("verify", "T1", "--json")
    (record,) = done.json
    notes = next(one for one in record["tactics"] if one["tactic"] == "negative-evidence")["notes"]
    assert (done.code, record["unanswered"], record["counter_evidence"]) == (1, True, [])
    assert [one["outcome"] for one in notes] == ["shown", "unanswered"]
    assert (record["status"], len(record["rejected"])) == ("unsupported", 2)
    assert "We never had any training here." in run("finding", "show", "T1").out
    write(study, "1.md", *front, "negative_evidence: W2.2 was rejected since it is hearsay.")
    assert run("verify", "T1").code == 0


def test_verify_without_findings_and_of_a_claim_that_nothing_contradicts_leaves_with_0(
    run: Run, study: Path
) -> None:
    assert (run("verify").code, run("verify", "--json").json) == (0, [])
    write(study, "1.md", "id: T1", "about: [OB1]", 'direction: "-"')
    assert run("verify").code == 0
    write(study, "2.md", "id: T2", "about: [EM1.1]", 'direction: "+"')
    done = run("verify")
    assert (done.code, run("verify", "T1").code) == (1, 0)
    assert "not answered yet: T2" in done.err


def test_an_answer_that_is_empty_is_none(run: Run, study: Path) -> None:
    for answer in ("negative_evidence:", "negative_evidence: ''", "negative_evidence: '  '"):
        write(study, "1.md", "id: T1", "about: [EM1.1]", 'direction: "+"', answer)
        assert run("verify").code == 1, answer


def test_the_rivals_of_a_finding_are_printed_with_their_evidence_and_checked(
    run: Run, study: Path
) -> None:
    write(study, "1.md", "id: T1", "about: [OB1]", 'direction: "-"',
          "rivals:", "  - {text: The price rose., evidence: [W1.2],",
          "     counter_evidence: [W2.2, W9.1]}")  # fmt: skip
    told = run("finding", "show", "T1").out
    assert "The price rose. (for it: W1.2) (against it: W2.2)" in " ".join(told.split())
    assert "(for it: W1.2)" in " ".join(run("sidang", "T1").out.split())
    checked = run("check")
    assert "evidence on a rival of finding T1 is not in force: W9.1" in checked.out + checked.err


def test_finding_show_says_where_every_group_and_voice_stands(run: Run, study: Path) -> None:
    write(study, "1.md", "id: T1", "about: [EM1.1]", 'direction: "+"')
    told = " ".join(run("finding", "show", "T1").out.split())
    assert "EM1.1: Partial (Officials ±: Mrs A ±; Traders −: Mr B −)" in told


def test_verify_as_json_has_every_tactic(run: Run, study: Path) -> None:
    write(study, "1.md", "id: T1", "about: [EM1.1]", 'direction: {EM1.1: "-"}')
    (record,) = run("verify", "--json").json
    assert [one["tactic"] for one in record["tactics"]] == list(TACTICS.names)
    assert record["status"] == "contested" and record["unanswered"] is True


def test_a_direction_or_tactic_that_there_is_not_is_told_with_its_place(
    run: Run, study: Path
) -> None:
    write(study, "1.md", "id: T1", "about: [EM1.1]", 'direction: {EM1.9: "-"}',
          "checklist: {outlier: none}")  # fmt: skip
    told = run("check").out + run("check").err
    assert "findings/1.md:4:13: error: there is no code 'EM1.9'" in told
    assert "findings/1.md:5:13: error: there is no tactic 'outlier'. Did you mean" in told


def test_an_unknown_finding_is_suggested(run: Run, study: Path) -> None:
    write(study, "1.md", "id: T1", "about: [EM1.1]")
    for command in (("verify", "T2"), ("sidang", "T2"), ("finding", "show", "T2")):
        done = run(*command)
        assert done.code == 2 and "no finding 'T2'" in done.err


def test_no_name_is_printed_that_was_not_consented_to(run: Run, study: Path) -> None:
    write(study, "1.md", "id: T1", "title: Rosalinda Harjanti trains", "about: [EM1.1]",
          'direction: "+"', "rivals: [Pak Wira wishes it]",
          "negative_evidence: Wiratmoko Susilo knew nothing.",
          "evidence: [Bu Rosa, Pak Wira]", "checklist: {outliers: asked Bu Rosa}",
          "recommendations: [{to: Pak Wira, text: Ask Bu Rosa.}]")  # fmt: skip
    for command in ("verify", "sidang T1", "finding show T1", "finding list", "verify --json",
                    "finding list --json",
                    "report --part bab-4 --part bab-5 --format md -o -"):  # fmt: skip
        told = run(*command.split()).out
        assert "trains" in told
        assert not re.search("Rosalinda|Harjanti|Wiratmoko|Susilo|Bu Rosa|Pak Wira", told), command


def test_drafts_are_written_once_and_touch_nothing_that_exists(run: Run, study: Path) -> None:
    write(study, "mine.md", "id: T1", "about: [EM]")
    before = fingerprint(study)
    done = run("conclude", "--draft")
    assert done.out == "written: findings/d-em1.md\n"
    draft = (study / "findings/d-em1.md").read_text("utf-8")
    assert "id: D-EM1" in draft and "DRAFT: Capacity" in draft and "W2:2" in draft
    after = fingerprint(study)
    assert {name: after[name] for name in before} == before
    assert "has a finding" in run("conclude", "--draft").out
    assert fingerprint(study) == after


def test_a_finding_whose_file_name_is_taken_gets_another(run: Run, study: Path) -> None:
    path = write(study, "d-em1.md", "id: X", "about: [OB1]")
    before = path.read_bytes()
    assert "findings/d-em1-2.md" in run("conclude", "--draft").out
    assert path.read_bytes() == before


def test_the_page_for_the_defence_has_both_sides_and_the_answer(run: Run, study: Path) -> None:
    write(study, "1.md", "id: T1", "title: Training is given", "about: [EM1.1]",
          'direction: "+"', "negative_evidence: They came too late.")  # fmt: skip
    told = run("sidang", "T1").out
    for words in ("Who says so", "Mrs A", "Who says otherwise", "We never had any training here.",
                  "They came too late.", "Appendix 5"):  # fmt: skip
        assert words in told


def test_the_manuals_of_the_tactics_need_no_study(run: Run, tmp_path: Path) -> None:
    told = run("verify", "--tactics").out
    assert all(f"– {name}\n" in told for name in TACTICS.names)
    assert "`" not in told
    generating = run("conclude", "--manual").out
    assert all(f"– {name}\n" in generating for name in APPROACHES.names)


def test_the_manuals_are_in_the_language_of_the_study(run: Run, study: Path) -> None:
    (first, *_) = run("verify", "--tactics", "--json").json
    assert first["title"] == "Checking representativeness"
    path = study / "study.yaml"
    path.write_text(path.read_text("utf-8").replace("language: en", "language: id"), "utf-8")
    (first, *_) = run("verify", "--tactics", "--json").json
    assert first["title"] == "Keterwakilan"
    assert "Mencatat pola dan tema" in run("conclude", "--manual").out


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("sampang", "T1 contested, T2 contested, T3 single-source, T4 contested, T5 contested, "
                    "T6 single-source"),
        ("padang-pariaman", "T1 contested, T2 contested, T3 contested, T4 contested"),
        ("alok-barat", "T1 contested, T2 contested, T3 single-source, T4 contested, "
                       "T5 single-source, T6 single-source"),
    ],
)  # fmt: skip
def test_the_findings_of_the_samples_have_the_status_that_their_codings_give(
    run: Run, tmp_path: Path, sample: str, expected: str
) -> None:
    folder = tmp_path / sample
    shutil.copytree(SAMPLES / sample, folder)
    found = run("finding", "list", "--json", "-s", str(folder))
    told = ", ".join(f"{one['id']} {one['status']}" for one in found.json)
    assert (found.code, told) == (0, expected)
    assert all(one["reasons"] for one in found.json)
    done = run("verify", "-s", str(folder), "--json")
    assert (done.code, [one["unanswered"] for one in done.json]) == (0, [False] * len(found.json))


def test_adding_the_preliminary_phase_can_change_what_a_finding_rests_on(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "sampang"
    shutil.copytree(SAMPLES / "sampang", folder)
    counts = {}
    for phase in ("main", "all"):
        rows = run("finding", "list", "--json", "-s", str(folder), "--phase", phase).json
        counts[phase] = {one["id"]: len(one["evidence"]) for one in rows}
        assert {one["phase"] for one in rows} == {phase}
    assert counts["all"]["T1"] > counts["main"]["T1"]


def test_a_study_read_back_has_no_stored_status(run: Run, study: Path) -> None:
    run("finding", "new", "A claim", "--about", "EM1.1", "--direction", "+")
    loaded, problems = load_study(study)
    assert loaded is not None and not problems
    text = next((study / "findings").iterdir()).read_text("utf-8")
    assert "status" not in text and "supported" not in text


def test_the_tactics_for_generating_meaning_are_thirteen(run: Run) -> None:
    done = run("conclude", "--tactics", "--json")
    assert (done.code, len(done.json)) == (0, 13)
    assert "Counting" in run("conclude", "--tactics").out


QUERY = '{query: EM1.1 and not OB1, group: com, polarity: "-"}'


def test_a_query_is_written_shown_and_told_when_it_finds_nothing(run: Run, study: Path) -> None:
    made = run("finding", "new", "It is missed", "--about", "EM1.1", "--direction", "-",
               "--evidence", "W1:2", "--evidence", QUERY)  # fmt: skip
    assert made.code == 0, made.err
    file = next((study / "findings").iterdir())
    assert f"evidence:\n  - W1:2\n  - {QUERY}\n" in file.read_text("utf-8")
    shown = run("finding", "show", "T1")
    assert "Evidence query {query: EM1.1 and not OB1, group: com, polarity: -}" in shown.out
    (record,) = run("finding", "show", "T1", "--json").json
    (asked,) = record["queries"]
    assert asked["against"] is False and set(asked["codings"]) <= set(record["evidence"])
    assert asked["codings"] and record["lost"] == []
    file.write_text(file.read_text("utf-8").replace("group: com", "group: gov"), "utf-8")
    (record,) = run("finding", "show", "T1", "--json").json
    assert [one["loss"] for one in record["lost"]] == ["unmatched"] and record["queries"] == []
    told = run("check")
    assert "findings/t1-it-is-missed.md:9: warning: evidence of finding T1" in told.out
    assert "(the query finds nothing)" in " ".join(told.out.split())


@pytest.mark.parametrize(
    "query", ["{query: EM1.1 und OB1}", "{query: EM1.9}", "{query: EM1.1, group: kom}", "{"]
)
def test_a_query_that_cannot_be_read_is_not_written(run: Run, study: Path, query: str) -> None:
    before = fingerprint(study)
    done = run("finding", "new", "A claim", "--evidence", query)
    assert done.code == 2 and done.err.startswith("qualcode: ")
    assert fingerprint(study) == before


def test_verify_lists_sentences_that_point_nowhere(run: Run, study: Path) -> None:
    front = ("id: T1", "title: Training is given", "about: [EM1.1]", "answers: [1]")
    write(study, "1.md", *front, text="Mrs A praises training (W1.2).\nMr B never had any.")
    told = run("verify", "T1", "--format", "md").out
    assert "point nowhere (1 of 2): line 8: “Mr B never had any.”" in told
    (record,) = run("verify", "--json").json
    (bare,) = record["claims"]["unfounded"]
    assert (record["claims"]["results"], bare["line"], bare["issue"]) == (2, 8, "no-place")
    assert (bare["file"], bare["sentence"]) == ("findings/1.md", "Mr B never had any.")
    assert "findings/1.md:8: notice: a result without a place" in run("check").out
    write(study, "1.md", *front, text="Mrs A praises training (W1.2).\nMr B never had any (W2.2).")
    assert "all of them point to where" in run("verify", "T1", "--format", "md").out
    assert "without a place" not in run("check").out
