"""Coding with the keyboard and the mouse, driven as a person would."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import OptionList

from qualcode import disk
from qualcode.actions.coding import Coder, add_coding
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.coding import Polarity
from qualcode.model.source import Passage
from qualcode.tui.app import CoderApp
from qualcode.tui.transcript import Transcript
from tests.small_study import loaded, write_study
from tests.tui.driving import Driver, decisions, drive, journal

GOOD = "The training was good."
DEAR = "Later training was expensive for us."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def test_a_code_is_found_by_letters_of_its_label_and_put_on_the_sentence(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("s", "c")
        await at.type("guid")
        assert decisions(root) == [("add", "EM1.2", "?", DEAR)]
        assert "coded W1:2 EM1.2 ?" in at.lines[-1]

    drive(root, act)


def test_a_late_word_about_a_longer_list_does_no_harm_to_the_picker(root: Path) -> None:
    """Somebody types faster than the list of codes is drawn."""

    async def act(at: Driver) -> None:
        await at.press("c")
        choices = at.app.screen.query_one(OptionList)
        last = choices.option_count - 1
        late = OptionList.OptionHighlighted(choices, choices.get_option_at_index(last), last)
        await at.press(*"guid")
        assert choices.option_count == 1
        choices.post_message(late)
        await at.press("enter")
        assert decisions(root) == [("add", "EM1.2", "?", GOOD)]

    drive(root, act)


def test_a_code_used_once_has_a_key(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("c")
        await at.type("OB1")
        assert "1" in next(line for line in at.lines if "OB1 Cost" in line)[:2]
        await at.press("t", "1")

    drive(root, act)
    assert [one[1:] for one in decisions(root)] == [
        ("OB1", "?", GOOD), ("OB1", "?", "Nothing at all."),
    ]  # fmt: skip


def test_a_key_without_a_code_says_how_it_gets_one(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("9")
        assert "9 has no code yet" in at.lines[-1]

    drive(root, act)
    assert decisions(root) == []


def test_polarity_of_a_coding_is_changed_and_undone_again_and_again(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("c")
        await at.type("EM1.2")
        for key, sign in (("plus", "+"), ("minus", "−"), ("tilde", "±"), ("0", "0")):
            await at.press(key)
            assert f"┃{sign}" in at.text
        await at.press("u", "u")
        assert "┃−" in at.text
        assert "undone: change W1:2 EM1.2" in at.lines[-1]

    drive(root, act)
    events = [one["event"] for one in journal(root)]
    assert events == ["add", "change", "change", "change", "change", "undo", "undo"]


def test_undo_goes_back_to_before_the_first_decision(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("c")
        await at.type("EM1.2")
        await at.press("u")
        assert not any(one.reviewed for one in at.page.codings)
        await at.press("u")
        assert "ani has no decision to take back" in at.lines[-1]

    drive(root, act)


def test_n_leads_to_the_proposals_and_a_and_x_judge_them(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        assert at.selected == GOOD
        await at.press("a", "n", "x")
        assert "rejected W1:2" in at.lines[-1]

    drive(root, act)
    first, second = decisions(root)
    assert (first[0], first[3], second[0], second[3]) == ("accept", GOOD, "reject", DEAR)


def test_capital_letters_judge_and_go_on(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("full_stop", "A", "A", "A")
        assert "no open proposal below" in at.lines[-1]

    drive(root, act)
    assert [one[0] for one in decisions(root)] == ["accept"] * 3


def test_after_the_proposals_n_leads_to_the_turn_without_any_coding(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "n", "n", "n")
        assert at.selected == "Nothing at all."
        await at.press("n")
        assert "nothing is open here any more" in at.lines[-1]
        await at.press("N")
        assert at.selected == DEAR

    drive(root, act)


def test_polarity_on_a_proposal_accepts_it_so(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "minus")

    drive(root, act)
    assert decisions(root) == [("accept", "EM1.1", "-", GOOD)]


def test_another_of_several_codings_is_meant_with_o(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "n")
        assert "(2 codings, o: the next)" in at.text
        first = at.page.current
        await at.press("o")
        assert at.page.current is not first
        await at.press("x")

    drive(root, act)
    assert len(decisions(root)) == 1


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (40, 12), (100, 40)])
def test_the_coding_that_is_meant_is_always_in_sight(root: Path, size: tuple[int, int]) -> None:
    async def act(at: Driver) -> None:
        for code in ("EM1.2", "OB1", "EM", "OB", "EM1"):
            await at.press("c")
            await at.type(code)
        for _ in range(7):
            await at.press("o")
            assert any(line.startswith("▸") for line in at.lines)

    drive(root, act, size=size)


def test_a_note_is_kept_with_a_coding(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "m")
        assert "a note goes with a decision" in at.lines[-1]
        await at.press("a", "m", *"but for whom", "ctrl+s")
        assert "note: but for whom" in at.text

    drive(root, act)
    assert journal(root)[-1]["note"] == "but for whom"
    assert journal(root)[-1]["event"] == "accept"


def test_a_coding_gets_another_code_and_other_words(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("c")
        await at.type("EM1.2")
        await at.press("right_square_bracket", "F", "C")
        await at.type("cost")

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["add", "change", "change"]
    assert decisions(root)[-1][1:] == ("OB1", "?", f"{GOOD} {DEAR}")


def test_recoding_a_proposal_rejects_it_and_codes_by_hand(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "C")
        await at.type("guidance")
        assert "coded W1:2 EM1.2 in place of EM1.1" in at.lines[-1]

    drive(root, act)
    assert [one[:2] for one in decisions(root)] == [("add", "EM1.2"), ("reject", "EM1.1")]


def test_a_coding_made_by_hand_is_taken_back_with_d(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "d")
        assert "EM1.1 is a proposal. To reject it: x" in at.lines[-1]
        await at.press("t", "c")
        await at.type("EM1.2")
        await at.press("x")
        assert "no proposal" in at.lines[-1]
        await at.press("d")
        assert at.page.current is None

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["add", "remove"]


def test_a_new_code_is_made_of_the_informants_words(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("t", "t", "i", "enter", "down", "down", "enter")
        assert "coded W1:4 EM1.3 ?" in at.lines[-1]

    drive(root, act)
    assert "- {id: EM1.3, label: Nothing at all}" in (root / "codebook.yaml").read_text().replace(
        "- id: EM1.3\n            label: Nothing at all", "- {id: EM1.3, label: Nothing at all}"
    )
    assert decisions(root) == [("add", "EM1.3", "?", "Nothing at all.")]
    assert loaded(root).codebook["EM1.3"].parent == "EM1"


def test_a_new_code_without_a_parent_stands_by_itself(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("i", "enter", "enter", "down", "enter")

    drive(root, act)
    assert loaded(root).codebook["IV1"].parent is None
    assert loaded(root).codebook["IV1"].kind == "obstacle"
    assert decisions(root)[0][1] == "IV1"


def test_a_shipped_codebook_is_copied_before_codes_are_added(root: Path) -> None:
    text = (root / "study.yaml").read_text()
    (root / "study.yaml").write_text(text.replace("codebook.yaml", "fahrudin-2012"))
    (root / "codebook.yaml").unlink()

    async def act(at: Driver) -> None:
        await at.press("i")
        assert "fahrudin-2012 comes with qualcode and cannot be changed" in at.text
        await at.press("enter", "enter", "enter", "enter")
        assert "coded W1:2 IV1 ?" in at.lines[-1]

    drive(root, act)
    assert "id: IV1" in (root / "codebook.yaml").read_text("utf-8")


def test_words_are_searched_and_matches_visited(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("slash")
        await at.type("TRAINING")
        assert "1 of 2" in at.lines[-1]
        await at.press("n")
        assert at.page.selection.start == at.page.source.text.index("training", 50)
        await at.press("enter")
        assert "1 of 2" in at.lines[-1]
        await at.press("slash")
        await at.type("nothing")
        assert "“nothing” 1 of 2" in at.lines[-1]
        await at.press("escape", "escape", "S", "n")
        assert at.selected == DEAR

    drive(root, act)


def test_selecting_by_words_keeps_within_the_turn(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("w", "w", "v", "w")
        assert at.selected == "was good"
        await at.press(*["w"] * 12)
        assert at.selected == "was good. Later training was expensive for us."
        await at.press("v", "s")
        assert at.selected == DEAR
        await at.press("V")
        assert at.selected == f"{GOOD} {DEAR}"
        await at.press("left_square_bracket")
        assert at.selected == GOOD

    drive(root, act)


def test_shift_and_arrows_select_characters_and_lines(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("shift+right", "shift+right", "shift+right")
        assert at.selected == "The"
        await at.press("shift+left")
        assert at.selected == "Th"
        await at.press("shift+end")
        assert at.selected.startswith("The training was good.")

    drive(root, act)


def test_the_interviewers_words_are_not_coded(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("up", "up")
        assert "a question, not coded" in at.text
        await at.press("c")
        assert "the interviewer's words are not coded" in at.lines[-1]
        await at.press("a")
        assert "no coding here" in at.lines[-1]

    drive(root, act)


def test_the_mouse_sets_the_cursor_selects_and_codes(root: Path) -> None:
    async def act(at: Driver) -> None:
        transcript = at.app.screen.query_one(Transcript)
        before = transcript.gutter_now.before + len("Bu Rosa: ")
        await at.pilot.click(Transcript, offset=(before + 5, 1))
        assert at.page.selection.head == at.page.source.text.index("raining")
        await at.pilot.mouse_down(Transcript, offset=(before, 1))
        await at.pilot.hover(Transcript, offset=(before + 12, 1))
        await at.pilot.mouse_up(Transcript, offset=(before + 12, 1))
        assert at.selected == "The training"
        await at.pilot.click("TreePanel", offset=(8, 3))

    drive(root, act)
    assert decisions(root) == [("add", "EM1.2", "?", "The training")]


def test_a_click_on_a_bar_means_its_coding(root: Path) -> None:
    async def act(at: Driver) -> None:
        gutter = at.app.screen.query_one(Transcript).gutter_now
        for track in range(3):
            await at.pilot.click(Transcript, offset=(gutter.number + 2 * track, 1))
            current = at.page.current
            assert current and at.app.screen.query_one(Transcript).tracks[
                current.coding.id
            ] == track  # fmt: skip

    drive(root, act)


def test_a_long_source_is_gone_through_by_screens_and_to_its_ends(tmp_path: Path) -> None:
    said = "".join(f"P: And {n}?\nBu Rosa: Answer number {n}.\n" for n in range(200))
    root = write_study(tmp_path / "long", W1=said)

    async def act(at: Driver) -> None:
        await at.press("pagedown")
        assert "Answer number 0." not in at.text
        await at.press("ctrl+end")
        assert "Answer number 199." in at.text
        assert at.selected == "Answer number 199."
        await at.press("pageup", "ctrl+home")
        assert at.selected == "Answer number 0."

    drive(root, act, place="W1:1")


def test_two_clicks_select_the_word(root: Path) -> None:
    async def act(at: Driver) -> None:
        before = at.app.screen.query_one(Transcript).gutter_now.before + len("Bu Rosa: ")
        await at.pilot.click(Transcript, offset=(before + 6, 1), times=2)
        assert at.selected == "training"

    drive(root, act)


def test_tab_shows_how_far_each_source_is_and_opens_another(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a", "tab")
        assert any("W1" in line and "1 decided · 2 open · 1 uncoded" in line for line in at.lines)
        await at.press("down", "enter")
        assert "W2:2" in at.text
        await at.press("tab", "up", "enter")
        assert at.selected == GOOD

    drive(root, act)


def test_everything_is_there_after_the_program_was_killed(root: Path) -> None:
    async def die(at: Driver) -> None:
        await at.press("n", "a", "c")
        await at.type("EM1.2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        drive(root, die)

    async def look(at: Driver) -> None:
        assert [one.code for one in at.page.codings if one.reviewed] == ["EM1.1", "EM1.2"]
        assert at.app.desk.recent.code("1") == "EM1.2"
        assert at.page.source.id == "W1"

    drive(root, look, place="")


def test_the_coder_opens_where_the_last_decision_was_made(root: Path) -> None:
    async def decide(at: Driver) -> None:
        await at.press("n", "a")

    drive(root, decide, place="W2")

    async def look(at: Driver) -> None:
        assert "W2:2" in at.text

    drive(root, look, place="")


def test_what_another_process_writes_is_taken_up(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        study = loaded(root)
        source = study.sources[0]
        words = source.numbered[3].speech
        passage = Passage(words.start, words.start + 15, words.text[:15])
        add_coding(study, Coder("budi"), source, passage, "OB1", Polarity.MIXED)
        await at.press("a", "t", "t")
        assert "coded by budi" in at.text
        await at.press("plus")
        assert "budi coded this OB1. To code it as yours too: c" in at.lines[-1]

    drive(root, act)


def test_a_failing_disk_is_told_and_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise QualcodeError("ani.jsonl could not be written: no space left on device.")

    async def act(at: Driver) -> None:
        await at.press("n")
        monkeypatch.setattr(disk, "append", full)
        await at.press("a")
        assert "could not be written: no space left" in at.lines[-1]
        assert not at.page.current or at.page.current.open

    drive(root, act)
    assert decisions(root) == []


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (200, 60)])
def test_all_sizes_of_a_terminal_will_do(root: Path, size: tuple[int, int]) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a", "c", "escape", "question_mark", "escape", "tab", "escape", "t")
        assert len(at.lines) == size[1]

    drive(root, act, size=size)
    assert len(decisions(root)) == 1


def test_the_passage_stays_in_sight_when_the_terminal_is_resized(tmp_path: Path) -> None:
    said = "".join(
        f"P: And {n}?\nBu Rosa: Answer number {n} is a longer one.\n" for n in range(200)
    )
    root = write_study(tmp_path / "long", W1=said)

    async def act(at: Driver) -> None:
        for width, height in ((50, 20), (120, 12), (80, 24)):
            await at.pilot.resize_terminal(width, height)
            await at.pilot.pause()
            shown = " ".join(" ".join(line.split()) for line in at.lines[:-6])
            assert "Answer number 150" in shown

    drive(root, act, place="W1:302")


def test_without_colours_the_signs_and_the_underlining_remain(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(at: Driver) -> None:
        await at.press("n", "a", "t")
        assert "┃" in at.text and "┊" in at.text
        styles = {
            segment.text: segment.style
            for strip in at.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
        }
        decided = next(style for text, style in styles.items() if "training was good" in text)
        proposed = next(style for text, style in styles.items() if "Later" in text)
        assert (decided.bold, decided.underline) == (True, True)
        assert (bool(proposed.bold), proposed.underline) == (False, True)
        assert all(style.color is None or style.color.is_default for style in styles.values())

    drive(root, act)


def test_wide_letters_accents_and_hidden_characters_are_coded_where_they_stand(
    tmp_path: Path,
) -> None:
    said = "日本語の研修\u202eは とてもcafe\u0301だった\x1b[31m。 Fine."
    root = write_study(tmp_path / "wide", W1=f"P: And?\nBu Rosa: {said}\n")

    async def act(at: Driver) -> None:
        assert "⟨U+202E⟩" in at.text
        assert "\x1b" not in at.text
        assert "␛[31m" in at.text
        await at.press(*["shift+right"] * 3)
        assert at.selected == "日本語"
        await at.press("c")
        await at.type("EM1.2")

    drive(root, act)
    one = journal(root)[0]
    assert (one["exact"], one["end"] - one["start"]) == ("日本語", 3)


@pytest.mark.parametrize("said", ["", "\n\n", "P: Is anybody there?\n", "P: Yes?\nBu Rosa:\n"])
def test_a_source_in_which_nothing_can_be_coded_can_be_looked_at(said: str, tmp_path: Path) -> None:
    root = write_study(tmp_path / "empty", W1=said)
    if loaded(root).source("W1") is None:
        pytest.skip("such a source is not read at all")

    async def act(at: Driver) -> None:
        await at.press("n", "N", "c", "1", "a", "plus", "m", "i", "o", "d", "u", "F", "C", "V", "v")
        await at.press("up", "down", "left", "right", "shift+down", "pagedown", "home", "end")
        await at.press("s", "S", "w", "b", "t", "T", "right_square_bracket", "left_square_bracket")
        await at.press("ctrl+end", "ctrl+home", "x", "A", "0", "escape", "tab", "escape")

    drive(root, act)
    assert decisions(root) == []


def test_a_document_is_coded_by_its_paragraphs(tmp_path: Path) -> None:
    root = write_study(tmp_path / "paper", W1="Report\n\nThe training was planned. It began.\n")
    text = (root / "study.yaml").read_text()
    text = text.replace("kind: interview, informant: I1", "kind: document")
    (root / "study.yaml").write_text(text)

    async def act(at: Driver) -> None:
        await at.press("t", "t", "s", "c")
        await at.type("EM1.2")

    drive(root, act)
    assert decisions(root) == [("add", "EM1.2", "?", "It began.")]


def test_words_of_somebody_who_withdrew_are_not_shown(root: Path) -> None:
    text = (root / "study.yaml").read_text()
    text = text.replace("pseudonym: Mr B,", "pseudonym: Mr B, consent: withdrawn,")
    text = text.replace("kind: interview, informant: I1", "kind: focus-group, informants: [I1, I2]")
    (root / "study.yaml").write_text(text)
    both = "P: And?\nBu Rosa: The training was good.\nPak Wira: My training was bad.\n"
    (root / "transcripts" / "W1.txt").write_text(both)

    async def act(at: Driver) -> None:
        assert "training was good" in at.text
        assert "withdrew consent: not shown" in at.text
        assert "bad" not in at.text and "Wira" not in at.text
        await at.press("s", "s", "down", "down", "c")
        assert "there is nothing to code here" in at.lines[-1]
        await at.press("tab")
        assert "W2" not in at.text

    drive(root, act)
    with pytest.raises(QualcodeError, match="W2 is not shown: its informant has withdrawn"):
        drive(root, act, place="W2")


def test_a_place_that_there_is_not_is_told_before_anything_is_opened(root: Path) -> None:
    study = loaded(root)
    for place, message in (("W9", "no source named 'W9'"), ("W1:99", "W1 has no turn 99"),
                           ("W1:x", "is not a place")):  # fmt: skip
        with pytest.raises(QualcodeError, match=message):
            CoderApp(study, Coder("ani"), place)


def test_the_palette_lists_what_the_keys_do(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("ctrl+p")
        await at.pilot.pause()
        await at.press(*"acceptthe")
        await at.pilot.pause(0.3)
        await at.press("enter")
        await at.pilot.pause()

    async def accept(at: Driver) -> None:
        await at.press("n")
        await act(at)

    drive(root, accept)
    assert decisions(root) == [("accept", "EM1.1", None, GOOD)]


def test_an_error_inside_prints_nothing_of_the_transcript(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run() -> None:
        study, _ = load_study(root)
        assert study is not None
        app = CoderApp(study, Coder("ani"), "W1")
        async with app.run_test() as pilot:
            await pilot.pause()
            app.desk.judge = None  # type: ignore[assignment,method-assign]
            await pilot.press("n", "a")

    with pytest.raises(TypeError):
        asyncio.run(run())
    printed = capsys.readouterr()
    assert "training" not in printed.out + printed.err
