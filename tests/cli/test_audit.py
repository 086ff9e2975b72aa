"""`qualcode audit`: what there is for each category, and whether it is still so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def pieces(run: Run, kind: str) -> list[dict[str, Any]]:
    return [one for one in run("audit", "--json").json["pieces"] if one["kind"] == kind]


def missing(run: Run) -> set[str]:
    return {one["what"] for one in run("audit", "--json").json["missing"]}


def flaws(run: Run) -> dict[str, int]:
    (journal,) = run("audit", "--json").json["journals"]
    assert journal["holds"] is not bool(journal["flaws"])
    return dict(journal["flaws"])


def coded(run: Run, study: Path) -> Path:
    for place in ("W1:2", "W1:4"):
        assert run("coding", "add", place, "EM1.1", "--coder", "ani").code == 0
    return study / "codings" / "ani.jsonl"


def lines(journal: Path) -> list[dict[str, Any]]:
    return [json.loads(one) for one in journal.read_text("utf-8").splitlines()]


def write(journal: Path, events: Iterable[dict[str, Any]]) -> None:
    journal.write_text("".join(json.dumps(one) + "\n" for one in events), "utf-8")


def test_every_source_has_the_hash_of_its_text_and_no_file_name(run: Run) -> None:
    record = run("audit", "--json")
    found = [one for one in record.json["pieces"] if one["kind"] == "source"]
    assert [one["name"] for one in found] == ["W1", "W2"]
    assert all(len(one["sha256"]) == 64 for one in found)


def test_a_journal_has_its_decisions_its_coder_and_the_hash_of_its_file(
    run: Run, study: Path
) -> None:
    content = coded(run, study).read_bytes()
    (journal,) = pieces(run, "journal")
    assert (journal["n"], journal["coder"], journal["size"]) == (2, "ani", len(content))
    assert journal["sha256"] == hashlib.sha256(content).hexdigest()
    assert flaws(run) == {}


def test_a_decision_that_was_taken_out_leaves_a_gap(run: Run, study: Path) -> None:
    journal = coded(run, study)
    write(journal, lines(journal)[1:])
    assert flaws(run) == {"missing": 1}


def test_a_change_of_what_is_not_there_any_more_is_told(run: Run, study: Path) -> None:
    journal = coded(run, study)
    assert run("undo", "--coder", "ani").code == 0
    first, _, undo = lines(journal)
    write(journal, [first, undo])
    assert flaws(run) == {"missing": 1, "targets": 1}


def test_a_number_given_twice_and_a_clock_that_goes_back_are_told(run: Run, study: Path) -> None:
    journal = coded(run, study)
    first, second = lines(journal)
    write(journal, [first, {**second, "seq": first["seq"]}])
    assert flaws(run) == {"twice": 1}
    write(journal, [first, {**second, "at": "2001-01-01T00:00:00+00:00"}])
    assert flaws(run) == {"times": 1}


def test_other_words_than_those_that_were_coded_are_told(run: Run, study: Path) -> None:
    journal = coded(run, study)
    first, second = lines(journal)
    write(journal, [first, {**second, "exact": "x" * len(second["exact"])}])
    assert flaws(run) == {"words": 1}


def test_a_coded_text_that_was_changed_proves_nothing(run: Run, study: Path) -> None:
    coded(run, study)
    (text,) = (study / "codings" / "texts").glob("*.txt")
    text.write_text("other words", "utf-8")
    assert flaws(run) == {"texts": 2}


def test_a_line_that_cannot_be_read_breaks_the_chain(run: Run, study: Path) -> None:
    journal = coded(run, study)
    first, second, *_ = journal.read_text("utf-8").splitlines()
    journal.write_text(f"{first[:40]}\n{second}\n", "utf-8")
    assert flaws(run) == {"unread": 1, "missing": 1}


def test_what_is_missing_is_said_until_it_is_there(run: Run, study: Path) -> None:
    assert {"no-decisions", "no-reflexive", "no-methodological"} <= missing(run)
    coded(run, study)
    memo = ("memo", "new", "EM1.1", "--kind", "reflexive", "--text", "I was trained there.")
    assert run(*memo).code == 0
    still = missing(run)
    assert "no-methodological" in still and not {"no-decisions", "no-reflexive"} & still


def test_the_name_of_an_informant_in_a_file_name_is_replaced(run: Run, study: Path) -> None:
    name = "Rosalinda Harjanti"
    (study / "memos").mkdir(exist_ok=True)
    (study / "memos" / f"about {name}.md").write_text("---\nabout: {code: EM1.1}\n---\nx\n")
    out = run("audit").out + run("audit", "--json").out
    assert name not in out and "memos/about" in out


@pytest.mark.parametrize("name", ["rosalinda-2026-02-03", "about_wiratmoko", "bu-rosa-again"])
def test_a_name_in_small_letters_in_a_file_name_is_replaced(
    run: Run, study: Path, name: str
) -> None:
    (study / "memos").mkdir(exist_ok=True)
    (study / "memos" / f"{name}.md").write_text("---\nabout: {code: EM1.1}\n---\nx\n")
    out = run("audit").out + run("audit", "--json").out
    assert not [part for part in ("rosa", "wiratmoko") if part in out.lower()]
    assert "memos/" in out and ("2026-02-03" in out) is ("2026" in name)


def test_no_path_of_this_machine_is_in_it(run: Run, study: Path) -> None:
    coded(run, study)
    assert str(study) not in run("audit", "--json").out


def test_the_codebook_has_the_versions_that_commands_replaced(run: Run) -> None:
    assert "one-version" in missing(run)
    (before,) = pieces(run, "codebook")
    assert run("codebook", "add", "EM1.9", "Own code", "--under", "EM1").code == 0
    (after,) = pieces(run, "codebook")
    assert before["sha256"].startswith(after["versions"][0])
    assert "one-version" not in missing(run)
    assert "codebook add EM1.9" in run("audit").out


def test_a_workbook_has_room_for_whole_hashes(run: Run, study: Path) -> None:
    from openpyxl import load_workbook

    journal = coded(run, study)
    assert run("audit", "-o", "audit.xlsx").code == 0
    book = load_workbook(study / "audit.xlsx")
    cells = {str(one.value) for sheet in book for row in sheet.iter_rows() for one in row}
    assert hashlib.sha256(journal.read_bytes()).hexdigest() in cells


def test_of_somebody_who_has_withdrawn_nothing_is_listed_or_counted(run: Run, study: Path) -> None:
    (before,) = pieces(run, "proposals")
    path = study / "study.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("pseudonym: Mr B", "consent: withdrawn, pseudonym: Mr B"), "utf-8")
    (after,) = pieces(run, "proposals")
    assert (before["n"], after["n"]) == (4, 3)
    assert [one["name"] for one in pieces(run, "source")] == ["W1"]


def test_a_study_whose_codebook_cannot_be_read_still_has_a_trail(run: Run, study: Path) -> None:
    coded(run, study)
    (study / "codebook.yaml").write_text("[", "utf-8")
    done = run("audit", "--json")
    assert "codebook.yaml" in done.err and len(done.json["journals"]) == 1
    assert "no-codebook" in {one["what"] for one in done.json["missing"]}


def noted(run: Run, study: Path) -> str:
    path = study.parent / "noted.json"
    path.write_text(run("audit", "--json").out, "utf-8")
    return str(path)


def became(run: Run, file: str) -> tuple[int, dict[str, str]]:
    told = run("audit", "--verify", file, "--json")
    return told.code, {one["name"]: one["now"] for one in told.json if one["now"] != "same"}


def test_a_journal_that_was_only_added_to_and_one_that_was_cut(run: Run, study: Path) -> None:
    journal = coded(run, study)
    file = noted(run, study)
    assert became(run, file) == (0, {})
    assert run("coding", "add", "W2:2", "OB1", "--coder", "ani").code == 0
    assert became(run, file) == (0, {"codings/ani.jsonl": "grown"})
    write(journal, lines(journal)[:1])  # nothing in the journal itself shows this
    assert flaws(run) == {}
    assert became(run, file) == (1, {"codings/ani.jsonl": "changed"})


def test_a_coded_text_that_was_edited_can_still_be_shown(run: Run, study: Path) -> None:
    coded(run, study)
    file = noted(run, study)
    for name in ("W1", "W2"):
        (path,) = [one for one in study.rglob(f"*{name}*") if one.suffix in (".txt", ".md")]
        path.write_text(path.read_text("utf-8") + "\nAnd more.\n", "utf-8")
    assert became(run, file) == (1, {"W1": "kept", "W2": "changed"})


def test_a_memo_under_another_name_is_still_there(run: Run, study: Path) -> None:
    assert run("memo", "new", "EM1.1", "--text", "Note.").code == 0
    file = noted(run, study)
    (memo,) = (study / "memos").glob("*.md")
    memo.rename(memo.with_name("renamed.md"))
    assert became(run, file) == (0, {})


def test_a_warning_of_the_study_does_not_tell_that_something_was_lost(
    run: Run, study: Path
) -> None:
    for coder, polarity in (("ani", "+"), ("budi", "-")):
        run("coding", "add", "W1:2", "EM1.1", "--coder", coder, f"--polarity={polarity}")
    assert run("check").code == 1
    file = noted(run, study)
    assert became(run, file) == (0, {})


def test_a_codebook_that_a_command_changed_is_kept_and_one_that_is_gone_is_gone(
    run: Run, study: Path
) -> None:
    assert run("memo", "new", "EM1.1", "--text", "Note.").code == 0
    file = noted(run, study)
    assert run("codebook", "add", "EM1.9", "Own code", "--under", "EM1").code == 0
    (memo,) = (study / "memos").glob("*.md")
    memo.unlink()
    code, found = became(run, file)
    assert code == 1 and found["codebook.yaml"] == "kept"
    assert found[f"memos/{memo.name}"] == "gone"
    assert "not kept" in run("audit", "--verify", file).out


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", '{"pieces": 3}', '{"pieces": [{"name": 1}]}', "[" * 100_000, "\xff",
        '{"pieces": [{"name": "x", "kind": "memo", "sha256": ""}]}',
        f'{{"pieces": [{{"name": "", "kind": "other", "sha256": "{"a" * 64}"}}]}}',
    ],
)  # fmt: skip
def test_what_is_no_audit_trail_is_refused(run: Run, study: Path, content: str) -> None:
    (study.parent / "bad.json").write_bytes(content.encode("latin-1"))
    told = run("audit", "--verify", str(study.parent / "bad.json"))
    assert told.code == 2 and "is no audit trail" in told.err
    assert run("audit", "--verify", "nowhere.json").code == 2
