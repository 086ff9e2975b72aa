"""`find` and `quotes`, as a researcher types them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualcode.frame import COLUMNS
from qualcode.renderers.widths import measure
from tests.cli.conftest import Run
from tests.small_study import STUDY, W1, fingerprint


def test_places_stand_under_one_another_with_who_and_which_codes(run: Run) -> None:
    outcome = run("find", "training")
    assert outcome.code == 0
    first, second, further_code, third, legend, last = outcome.out.splitlines()
    assert first.split("  ")[:2] == ["W1:2", "Mrs A"]
    assert "The  training  was good." in first
    assert first.endswith("(EM1.1 +)")
    assert "Later  training  was expensive" in second
    assert further_code.strip() == "(OB1 -)"
    assert third.startswith("W2:2  Mr B")
    assert len({line.index("  training") for line in (first, second, third)}) == 1
    assert "not yet reviewed" in legend
    assert last == "3 places in 2 sources"
    assert max(map(measure, outcome.out.splitlines())) <= 80


def test_a_judged_coding_stands_without_brackets_and_a_second_code_below(run: Run) -> None:
    run("coding", "accept", "W1:2", "--code", "EM1.1")
    lines = run("find", "expensive").out.splitlines()
    assert lines[0].endswith("  EM1.1 -")
    assert lines[1].strip() == "(OB1 -)"
    assert lines[0].index("EM1.1") == lines[1].index("(OB1")


def test_what_is_not_coded_is_found_and_says_so(run: Run) -> None:
    outcome = run("find", "nothing", "at", "all")
    assert [line.endswith("not coded") for line in outcome.out.splitlines()] == [True, True, False]
    assert outcome.out.splitlines()[-1] == "2 places in 1 source"


def test_nothing_found_is_said_and_is_no_failure(run: Run) -> None:
    outcome = run("find", "zebra")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "Nothing found.\n0 places in 2 sources\n"
    assert run("find", "zebra", "--json").json == []


def test_questions_are_searched_only_when_asked_for(run: Run) -> None:
    assert "Nothing found." in run("find", "how was it").out
    asked = run("find", "how was it", "--questions").out
    assert "interviewer" in asked
    assert asked.endswith("2 places in 2 sources\n")


@pytest.mark.parametrize(
    ("narrowing", "places"),
    [
        (["--source", "W2"], ["W2:2"]),
        (["--group", "gov"], ["W1:2", "W1:2"]),
        (["--informant", "I2"], ["W2:2"]),
        (["--phase", "preliminary"], []),
    ],
)
def test_a_selection_narrows_the_places(run: Run, narrowing: list[str], places: list[str]) -> None:
    found = run("find", "train*", "--json", *narrowing).json
    assert [f"{one['source']}:{one['turn']}" for one in found] == places


def test_json_has_the_columns_of_the_evidence_frame_and_the_context(run: Run) -> None:
    (one,) = run("find", "expensive", "--json", "--width", "14").json
    assert (one["before"], one["quotation"], one["after"]) == (
        "…training was ",
        "expensive",
        " for us.",
    )
    assert one["informant"] == "I1"
    assert {code["code"] for code in one["codings"]} == {"EM1.1", "OB1"}
    own = {"before", "after", "voice", "coded", "codings"}
    assert one.keys() - own <= set(COLUMNS)


def test_the_width_is_that_of_the_context_on_each_side(run: Run) -> None:
    line = run("find", "later", "--width", "12").out.splitlines()[0]
    assert "  …was good.  Later  training…  " in line
    line = run("find", "later", "--width", "0").out.splitlines()[0]
    assert line == "W1:2  Mrs A    Later  (EM1.1 -), (OB1 -)"


@pytest.mark.parametrize("columns", ["20", "33", "50", "79", "200"])
def test_no_line_is_longer_than_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for arguments in (["find", "t*"], ["find", "zebra"], ["quotes"], ["quotes", "EM and OB"]):
        for line in run(*arguments).out.splitlines():
            assert measure(line) <= int(columns)


def test_wide_and_hostile_characters_stay_in_their_columns(run: Run, study: Path) -> None:
    text = W1.replace("The training", "\u202eThe\x1b[31m 訓練訓練訓練訓練 e\u0301e\u0301 training")
    (study / "transcripts" / "W1.txt").write_text(text)
    out = run("find", "training").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    lines = [line for line in out.splitlines() if "training" in line]
    assert len({measure(line[: line.index("  training")]) for line in lines}) == 1
    assert all(measure(line) <= 80 for line in lines)


def test_real_names_are_never_shown_even_where_they_are_looked_for(run: Run, study: Path) -> None:
    said = "Bu Rosa: Wiratmoko Susilo knows, and pak wira told me.\n"
    (study / "transcripts" / "W1.txt").write_text(said)
    for wanted in ("pak", "wiratmoko", "knows", "told me"):
        for arguments in (["find", wanted], ["find", wanted, "--json"]):
            out = run(*arguments).out
            assert "[Mr B]" in out
            assert "wira" not in out.casefold()
    run("find", "Wiratmoko Susilo", "-o", "found.md")
    assert "Susilo" not in (study / "found.md").read_text()


def test_words_of_an_unknown_speaker_are_told_of_by_place_only(run: Run, study: Path) -> None:
    text = W1.replace("Bu Rosa: Nothing", "Somebody: Nothing") + "\nP: So?\n\nSomebody: No.\n"
    (study / "transcripts" / "W1.txt").write_text(text)
    outcome = run("find", "nothing")
    assert outcome.code == 1
    assert "at all" not in outcome.out
    assert "W1:4" in outcome.err
    assert "qualcode check" in outcome.err


def test_words_of_those_who_have_withdrawn_are_nowhere(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(STUDY.replace("group: gov, aliases", "group: gov, consent: withdrawn, aliases"))
    assert run("find", "training", "--json").json[0]["source"] == "W2"
    assert len(run("find", "training", "--json", "--questions").json) == 1
    assert [one["source"] for one in run("quotes", "--json").json] == ["W2"]


def test_words_are_found_without_a_codebook(run: Run, study: Path) -> None:
    (study / "codebook.yaml").unlink()
    outcome = run("find", "training")
    assert outcome.code == 1
    assert outcome.out.splitlines()[-1] == "3 places in 2 sources"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["find"], "TEXT"),
        (["find", "?!"], "no word"),
        (["find", "tra*ning"], "end of a word"),
        (["find", "latih*", "--root"], "all its endings"),
        (["find", "x", "--source", "W9"], "no source named 'W9'"),
        (["find", "x", "-o", "x.doc"], "Use .docx"),
        (["quotes", "EM and"], "character 7"),
        (["quotes", "EM and EM9"], "no code named 'EM9' (character 8). Did you mean"),
        (["quotes", "--polarity", "good"], "not a polarity"),
        (["quotes", "--within", "turn", "--near", "2"], "cannot both"),
        (["quotes", "--root"], "--text"),
        (["quotes", "--text", "*"], "no word"),
        (["quotes", "--near", "-1"], "near"),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(
    run: Run, study: Path, arguments: list[str], told: str
) -> None:
    before = fingerprint(study)
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert fingerprint(study) == before


def test_quotations_are_listed_in_order_and_each_passage_once(run: Run) -> None:
    run("coding", "accept", "W1:2", "--code", "EM1.1")
    assert run("quotes").out.splitlines() == [
        "W1:2 Mrs A: EM1.1 + reviewed",
        "  “The training was good.”",
        "W1:2 Mrs A: EM1.1 - reviewed, OB1 - open",
        "  “Later training was expensive for us.”",
        "W2:2 Mr B: EM1.1 - open",
        "  “We never had any training here.”",
        "3 quotations in 2 sources",
    ]


def test_an_expression_may_be_typed_without_quotation_marks(run: Run) -> None:
    assert run("quotes", "EM1.1", "and", "OB1").out == run("quotes", "EM1.1 dan OB1").out
    assert run("quotes", "EM", "and", "not", "OB").out.endswith("2 quotations in 2 sources\n")
    assert run("quotes", "EM and SUG or SUG").code == 2
    assert run("quotes", "EM1.2").out == "No quotations.\n"


def quoted(run: Run, *arguments: str) -> list[str]:
    return [one["quotation"] for one in run("quotes", "--json", *arguments).json]


def test_quotations_are_narrowed_by_judgement_words_and_people(run: Run) -> None:
    good, dear, never = quoted(run)
    assert quoted(run, "--polarity", "+") == [good]
    assert quoted(run, "--polarity", "plus", "--polarity=-") == [good, dear, never]
    assert quoted(run, "--text", "train*", "--group", "com") == [never]
    assert quoted(run, "--text", "was good") == [good]
    assert quoted(run, "--text", "good was") == []
    assert quoted(run, "--code", "OB") == [dear]
    assert quoted(run, "--reviewed", "only") == []
    assert quoted(run, "EM and OB", "--near", "1") == [good, dear]
    assert quoted(run, "EM and not OB", "--within", "turn") == [never]


def test_a_record_is_a_passage_with_its_codings(run: Run) -> None:
    (one,) = run("quotes", "EM and OB", "--json").json
    assert [coding["code"] for coding in one["codings"]] == ["EM1.1", "OB1"]
    assert {*one, *one["codings"][0]} - {"codings"} == set(COLUMNS)
    assert one["reviewed"] is False
    rows = run("evidence", "--json", "--source", "W1").json
    assert {coding["id"] for coding in one["codings"]} <= {row["id"] for row in rows}


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


READERS: dict[str, Callable[[Path], str]] = {
    ".csv": lambda path: str(read_csv(path)),
    ".md": lambda path: path.read_text("utf-8"),
    ".docx": words_of,
    ".json": lambda path: path.read_text("utf-8"),
}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("command", [["find", "training"], ["quotes", "EM"]])
def test_what_is_found_can_be_written_to_a_file(
    run: Run, study: Path, command: list[str], suffix: str
) -> None:
    outcome = run(*command, "-o", f"found{suffix}")
    assert (outcome.code, outcome.out) == (0, "")
    text = READERS[suffix](study / f"found{suffix}")
    assert "was expensive" in text
    assert "Rosalinda" not in text


def test_the_table_says_how_it_came_about(run: Run, study: Path) -> None:
    run("quotes", "(EM or OB) and not EM1.2", "--near", "2", "--text",
        "training", "--polarity", "+", "--polarity", "-", "-o", "quotes.md")  # fmt: skip
    text = (study / "quotes.md").read_text()
    assert "(EM or OB) and not EM1.2" in text
    assert "at most 2 sentences apart" in text
    assert "“training”" in text
    assert "+, −" in text
    assert "EM1.1 Training" in text
    assert "DRAFT" in text
    run("find", "training", "--group", "gov", "-o", "found.md")
    text = (study / "found.md").read_text()
    assert "Looked for: “training”." in text
    assert "Officials" in text
    assert "2 places in 1 of" in text
    assert "proposed" in text


def test_an_empty_table_claims_nothing_of_reviews(run: Run, study: Path) -> None:
    for command in (["find", "nothing at all"], ["quotes", "EM1.2"]):
        assert run(*command, "-o", "empty.md").code == 0
        assert "0 of 0" not in (study / "empty.md").read_text()


def test_proposals_are_shown_and_told_of_in_the_strict_view(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text() + "reviewed: only\n")
    assert "(EM1.1 +)" in run("find", "was good").out
    run("find", "was good", "-o", "found.md")
    assert "DRAFT" in (study / "found.md").read_text()
    assert run("quotes").out == "No quotations.\n"
    assert run("quotes", "--reviewed", "all").out.endswith("3 quotations in 2 sources\n")


def test_a_source_is_never_written_over(run: Run, study: Path) -> None:
    before = fingerprint(study)
    for command in (["find", "training"], ["quotes"]):
        outcome = run(*command, "-o", "transcripts/W1.txt")
        assert outcome.code == 2
        assert "part of the study" in outcome.err
    assert fingerprint(study) == before
