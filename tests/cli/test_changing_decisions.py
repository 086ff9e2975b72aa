"""Changing, undoing and following decisions from the command line; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

W2 = "P: How was it?\n\nPak Wira: We never had any training here.\n"


def in_force(run: Run) -> list[tuple[str, str, str]]:
    rows = run("coding", "list", "--json").json
    found = [(one["code"], one["polarity"], one["coder"]) for one in rows if one["reviewed"]]
    return sorted(found, key=lambda one: (one[0], one[2]))


def coded(run: Run, *more: str) -> str:
    made: str = run("coding", "add", "W2:2", "EM1.2", "--json", *more).json[0]["id"]
    return made


def test_a_coding_is_changed_and_keeps_its_id(run: Run) -> None:
    made = coded(run, "--polarity", "+", "--note", "first")
    told = run("coding", "change", made, "--polarity", "minus", "--quote", "never had", "--json")
    assert (told.code, told.json["id"], told.json["quotation"]) == (0, made, "never had")
    assert run("coding", "change", made, "--code", "OB1", "--note", "").code == 0
    row = next(one for one in run("coding", "list", "--json").json if one["id"] == made)
    assert [row[key] for key in ("code", "polarity", "quotation", "note")] == [
        "OB1", "-", "never had", ""
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--polarity", "+", "--coder", "budi"), "was coded by researcher, not by budi"),
        (
            (
                "--code",
                "EM1.3",
            ),
            "no code named 'EM1.3'",
        ),
        (("--quote", "not there"), "these words do not stand in W2:2"),
        (("--polarity", "good"), "'good' is not a polarity"),
        ((), "nothing to change"),
    ],
)
def test_what_cannot_be_changed_is_told_and_left(
    arguments: tuple[str, ...], told: str, run: Run, study: Path
) -> None:
    made = coded(run)
    before = (study / "codings" / "researcher.jsonl").read_bytes()
    outcome = run("coding", "change", made, *arguments)
    assert (outcome.code, told in outcome.err) == (2, True)
    assert (study / "codings" / "researcher.jsonl").read_bytes() == before


def test_a_coding_is_not_changed_into_one_that_there_is(run: Run) -> None:
    made = coded(run)
    run("coding", "add", "W2:2", "OB1")
    assert (
        "has already coded this passage OB1" in run("coding", "change", made, "--code", "OB1").err
    )
    assert "no coding with the id" in run("coding", "change", "e7777777", "--code", "OB1").err
    proposal = next(
        one["id"] for one in run("coding", "list", "--json").json if not one["reviewed"]
    )
    assert "is a proposal of the rules" in run("coding", "change", proposal, "--code", "OB1").err


def test_undo_takes_back_the_last_decision_and_then_the_one_before(run: Run) -> None:
    made = coded(run, "--polarity", "+")
    run("coding", "change", made, "--polarity", "-")
    run("coding", "remove", made)
    for expected in ([("EM1.2", "-", "researcher")], [("EM1.2", "+", "researcher")], []):
        assert run("undo").code == 0
        assert in_force(run) == expected
    refused = run("undo")
    assert (refused.code, "no decision to take back" in refused.err) == (2, True)


def test_undo_takes_one_command_as_one_decision_and_only_the_coders_own(run: Run) -> None:
    coded(run)
    run("coding", "reject", "--all")
    run("coding", "add", "W2:2", "OB1", "--coder", "budi")
    assert [one["event"] for one in run("undo", "--json").json] == ["reject"] * 4
    assert in_force(run) == [("EM1.2", "?", "researcher"), ("OB1", "?", "budi")]
    assert "that was all there is" in run("undo", "5", "--coder", "budi").out
    assert in_force(run) == [("EM1.2", "?", "researcher")]
    assert run("undo", "0").code == 2


def test_history_tells_everything_that_was_decided(run: Run) -> None:
    made = coded(run, "--polarity", "+", "--coder", "rina")
    run("coding", "accept", "W1:2", "--code", "OB1")
    run("coding", "change", made, "--polarity", "-", "--note", "but", "--coder", "rina")
    run("undo", "--coder", "rina")
    told = " ".join(run("history").out.split())
    assert "rina coded W2:2 EM1.2 + “We never had any training here.”" in told
    assert "researcher accepted OB1 - at W1:2 “Later training was expensive for us.”" in told
    assert (
        "rina changed W2:2 to EM1.2 - “We never had any training here.” (note: but) [taken back]"
        in told
    )
    assert "rina took back: change EM1.2 at W2:2" in told


def test_history_is_filtered_by_source_code_coder_and_day(run: Run) -> None:
    coded(run, "--coder", "rina")
    run("coding", "accept", "W1:2", "--code", "OB1")

    def ids(*options: str) -> list[str]:
        return [one["code"] for one in run("history", "--json", *options).json]

    assert ids() == ["EM1.2", "OB1"]
    assert ids("--by", "rina") == ids("--source", "W2") == ids("--code", "EM") == ["EM1.2"]
    assert ids("--until", "2020-01-01") == ids("--since", "2999-01-01") == []
    assert ids("--since", "2020-01-01", "--until", "2999-01-01") == ["EM1.2", "OB1"]
    assert run("history", "--since", "yesterday").code == 2


def test_history_of_nothing_says_so(run: Run) -> None:
    assert run("history").out == "Nobody has decided anything yet.\n"
    assert run("history", "--json").json == []


def test_two_coders_who_differ_settle_it_by_consensus(run: Run) -> None:
    coded(run, "--polarity", "+", "--coder", "rina")
    coded(run, "--polarity", "-", "--coder", "budi")
    assert in_force(run) == [("EM1.2", "?", "budi"), ("EM1.2", "?", "rina")]
    told = run("check", "--json").json
    assert [one["code"] for one in told] == ["coders-differ"]
    assert "qualcode coding consensus W2:2 EM1.2" in told[0]["hint"]
    assert run("coding", "consensus", "W2:2", "EM1.2", "--polarity", "±").code == 0
    assert in_force(run) == [("EM1.2", "±", "budi"), ("EM1.2", "±", "rina")]
    assert run("check").code == 0
    assert "recorded the consensus EM1.2 ±" in run("history").out


def test_a_consensus_needs_codings_and_a_polarity(run: Run) -> None:
    none = run("coding", "consensus", "W2:2", "EM1.2", "--polarity", "+")
    assert (none.code, "nobody has coded this passage EM1.2" in none.err) == (2, True)
    coded(run)
    open_ = run("coding", "consensus", "W2:2", "EM1.2", "--polarity", "?")
    assert (open_.code, "a consensus needs a polarity" in open_.err) == (2, True)


def edit(study: Path, old: str, new: str) -> None:
    path = study / "transcripts" / "W2.txt"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_in_an_edited_transcript_codings_follow_and_are_told(run: Run, study: Path) -> None:
    made = coded(run, "--polarity", "+")
    edit(study, "P: How was it?", "Recorded in May.\n\nP: Well, how was it then?")
    assert [one["code"] for one in run("check", "--json").json if one["code"] == "moved"] == [
        "moved"
    ]
    assert in_force(run) == [("EM1.2", "+", "researcher")]
    edit(study, "any training here", "any courses here")
    told = run("reanchor", "--json").json
    assert [(one["id"], one["before"], one["after"]) for one in told] == [
        (made, "We never had any training here.", "We never had any courses here.")
    ]
    shown = run("reanchor").out
    assert "before: “We never had any training here.”" in shown
    assert "moved with their words 0, changed 1, lost 0" in shown


def test_accepted_places_are_recorded_and_can_be_undone(run: Run, study: Path) -> None:
    coded(run)
    edit(study, "any training here", "any courses here")
    assert "recorded the places of 1" in run("reanchor", "--accept").out
    assert run("reanchor").out == "No coding of yours is in an edited transcript.\n"
    assert run("check").code == 0
    assert in_force(run) == [("EM1.2", "?", "researcher")]
    run("undo")
    assert "changed 1" in run("reanchor").out


def test_a_lost_coding_is_named_under_tables_and_given_its_place(run: Run, study: Path) -> None:
    made = coded(run, "--polarity", "-")
    edit(study, "We never had any training here.", "Nobody told us, so nobody went.")
    assert in_force(run) == []
    told = " ".join(run("triangulate").out.split())
    assert "no longer certain: 1 (W2)" in told
    assert "after: not found; kept, but not counted" in run("reanchor").out
    placed = run("reanchor", made, "--place", "W2:2", "--quote", "nobody went")
    assert (placed.code, "placed EM1.2 in W2: “nobody went”" in placed.out) == (0, True)
    rows = [one for one in run("coding", "list", "--json").json if one["id"] == made]
    assert [(one["quotation"], one["polarity"]) for one in rows] == [("nobody went", "-")]
    assert run("check").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--place", "W2:2"), "--place is for one decision"),
        (("e9999999", "--accept"), "'e9999999' is no decision of researcher"),
        (("ID", "--place", "W1:2"), "this is a coding of W2, not of W1"),
    ],
)
def test_a_place_is_for_one_decision_of_ones_own(
    arguments: tuple[str, ...], told: str, run: Run, study: Path
) -> None:
    made = coded(run)
    edit(study, "We never had any training here.", "Nobody told us.")
    outcome = run("reanchor", *(made if one == "ID" else one for one in arguments))
    assert (outcome.code, told in outcome.err) == (2, True)


def test_a_text_whose_kept_copy_is_gone_still_finds_certain_passages(run: Run, study: Path) -> None:
    coded(run, "--polarity", "+")
    for kept in (study / "codings" / "texts").iterdir():
        kept.write_text("damaged")
    edit(study, "P: How was it?", "P: So, how was it?")
    assert in_force(run) == [("EM1.2", "+", "researcher")]


def test_what_was_removed_is_not_removed_again(run: Run) -> None:
    made = coded(run)
    assert run("coding", "remove", made).code == 0
    again = run("coding", "remove", made)
    assert (again.code, "neither a place nor the id of a coding" in again.err) == (2, True)
    run("undo")
    assert in_force(run) == [("EM1.2", "?", "researcher")]


def test_a_coded_text_that_is_not_kept_is_told(run: Run, study: Path) -> None:
    coded(run)
    for kept in (study / "codings" / "texts").iterdir():
        kept.unlink()
    assert [one["code"] for one in run("check", "--json").json] == ["text-not-kept"]
    run("coding", "add", "W2:2", "OB1")
    assert run("check").code == 0


def test_a_journal_in_another_encoding_is_told_once_and_not_written_to(
    run: Run, study: Path
) -> None:
    coded(run)
    path = study / "codings" / "researcher.jsonl"
    path.write_bytes(path.read_text().encode("utf-16"))
    before = path.read_bytes()
    told = run("check", "--json").json
    assert [(one["code"], "not saved as UTF-8" in one["message"]) for one in told] == [
        ("journal-unreadable", True)
    ]
    assert run("coding", "add", "W2:2", "OB1").code == 2
    assert path.read_bytes() == before


def test_words_of_who_withdrew_are_shown_nowhere(run: Run, study: Path) -> None:
    made = coded(run)
    text = (study / "study.yaml").read_text()
    withdrawn = text.replace("group: com, aliases", "consent: withdrawn, group: com, aliases")
    (study / "study.yaml").write_text(withdrawn)
    edit(study, "any training", "much training")
    for command in (["history"], ["reanchor"]):
        for options in ([], ["--json"]):
            assert "training here" not in run(*command, *options).out
    edit(study, "We never had much training here.", "Nothing left of it.")
    assert "training here" not in run("history").out + run("reanchor", "--json").out
    assert made in run("reanchor").out
    (study / "transcripts" / "W2.txt").unlink()
    assert "training here" not in run("history", "--json").out


def test_what_others_have_to_look_at_is_named(run: Run, study: Path) -> None:
    coded(run, "--coder", "rina")
    edit(study, "any training", "much training")
    assert "rina has 1: qualcode reanchor --coder rina" in run("reanchor").out


def test_a_consensus_ends_a_disagreement_about_a_proposal(run: Run) -> None:
    run("coding", "accept", "W2:2", "--coder", "rina")
    run("coding", "reject", "W2:2", "--coder", "budi")
    told = run("check", "--json").json
    assert "qualcode coding consensus W2:2 EM1.1" in told[0]["hint"]
    run("coding", "consensus", "W2:2", "EM1.1", "--polarity", "-")
    assert run("check").code == 0


def test_codings_of_what_is_a_question_now_are_told(run: Run, study: Path) -> None:
    coded(run)
    edit(study, "Pak Wira: We never", "P: We never")
    told = [one for one in run("check", "--json").json if one["code"] == "coded-question"]
    assert "1 coding stands on W2:2, which is the interviewer's now" in told[0]["message"]


def test_a_file_that_was_replaced_is_told_in_one_line(run: Run, study: Path) -> None:
    for words in ("We", "never", "had", "any", "training", "here"):
        run("coding", "add", "W2:2", "EM1.2", "--quote", words)
    (study / "transcripts" / "W2.txt").write_text("P: Harvest?\n\nPak Wira: The rice was eaten.\n")
    lost = [one for one in run("check", "--json").json if one["code"] == "orphan"]
    assert ["6 coded passages are not found again" in one["message"] for one in lost] == [True]


def test_two_coders_on_one_passage_count_once_wherever_codings_are_counted(run: Run) -> None:
    def counts() -> tuple[int, int, bool]:
        status = run("status", "--json").json
        coded_there = next(one for one in run("source", "list", "--json").json
                           if one["source"] == "W2")  # fmt: skip
        note = f"of {status['codings']} coded segments" in " ".join(run("triangulate").out.split())
        return status["codings"], coded_there["codings"], note

    coded(run, "--coder", "rina", "--polarity", "+")
    once = counts()
    coded(run, "--coder", "budi", "--polarity", "+")
    assert counts() == once
    assert once[2]


def test_a_code_in_other_letters_is_suggested(run: Run) -> None:
    assert "Did you mean 'EM1.2'?" in run("coding", "add", "W2:2", "em1.2").err
    assert "Did you mean 'W2'?" in run("coding", "add", "w2:2", "EM1.2").err
