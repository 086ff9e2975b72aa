"""The desk: what a decision writes, and what is known after it, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.coding import Coder, decide
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage, Source
from qualcode.tui.app import first_page
from qualcode.tui.desk import Desk
from qualcode.tui.inductive import NewCode
from qualcode.tui.passage_panel import panel_lines
from qualcode.tui.progress import progress_of, source_lines, status_line
from tests.small_study import loaded, write_study
from tests.tui.driving import journal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


@pytest.fixture
def desk(root: Path) -> Desk:
    return Desk(loaded(root), Coder("ani"))


def source_of(desk: Desk) -> Source:
    return desk.sources[0]


def passage(desk: Desk, words: str) -> Passage:
    start = source_of(desk).text.index(words)
    return Passage(start, start + len(words), words)


def coding(desk: Desk, code: str) -> Coding:
    return next(one for one in desk.codings(source_of(desk)) if one.code == code)


def test_the_same_code_on_the_same_words_is_not_written_twice(desk: Desk, root: Path) -> None:
    first = desk.code(source_of(desk), passage(desk, "Nothing at all."), "EM1.2")
    again = desk.code(source_of(desk), passage(desk, "Nothing at all."), "EM1.2")
    assert again.coding == first.coding
    assert "coded EM1.2 before" in again.told
    assert len(journal(root)) == 1


def test_accepting_again_keeps_the_polarity_that_was_given(desk: Desk, root: Path) -> None:
    desk.polarity(coding(desk, "EM1.1"), Polarity.MIXED)
    desk.judge(coding(desk, "EM1.1"), Verdict.ACCEPT)
    assert coding(desk, "EM1.1").polarity is Polarity.MIXED


def test_a_note_survives_another_polarity(desk: Desk) -> None:
    desk.judge(coding(desk, "EM1.1"), Verdict.ACCEPT)
    desk.note(coding(desk, "EM1.1"), "remember")
    desk.polarity(coding(desk, "EM1.1"), Polarity.UNFAVOURABLE)
    assert coding(desk, "EM1.1").note == "remember"


def test_fitting_a_proposal_to_other_words_codes_them_by_hand(desk: Desk) -> None:
    done = desk.refit(source_of(desk), coding(desk, "EM1.1"), passage(desk, "training was good"))
    made = next(one for one in desk.codings(source_of(desk)) if one.id == done.coding)
    assert (made.quotation, made.coder, made.polarity) == (
        "training was good", "ani", Polarity.FAVOURABLE,
    )  # fmt: skip


def test_what_another_coder_accepted_still_counts_after_a_rejection(desk: Desk) -> None:
    proposal = coding(desk, "EM1.1")
    decide(desk.study, Coder("budi"), [proposal], Verdict.ACCEPT)
    desk.renew()
    told = desk.judge(coding(desk, "EM1.1"), Verdict.REJECT).told
    assert told.endswith("it still counts: budi accepted it")


def test_another_coders_coding_is_neither_changed_nor_taken_back(root: Path) -> None:
    budi = Desk(loaded(root), Coder("budi"))
    budi.code(source_of(budi), passage(budi, "Nothing at all."), "EM1.2")
    desk = Desk(loaded(root), Coder("ani"))
    theirs = coding(desk, "EM1.2")
    for attempt in (
        lambda: desk.polarity(theirs, Polarity.MIXED),
        lambda: desk.note(theirs, "mine"),
        lambda: desk.take_back(theirs),
    ):
        with pytest.raises(QualcodeError, match=r"budi coded this EM1\.2"):
            attempt()
    assert journal(root) == []


def test_a_code_that_cannot_be_added_changes_nothing(desk: Desk, root: Path) -> None:
    before = (root / "codebook.yaml").read_bytes()
    with pytest.raises(QualcodeError):
        desk.in_vivo(source_of(desk), passage(desk, "Nothing"), NewCode("Taken", "EM9"))
    assert (root / "codebook.yaml").read_bytes() == before
    assert journal(root) == []


def test_keys_of_codes_are_the_same_after_opening_again(desk: Desk, root: Path) -> None:
    for words, code in (("Nothing", "OB1"), ("all", "EM1.2"), ("at", "OB1")):
        desk.code(source_of(desk), passage(desk, words), code)
    assert Desk(loaded(root), Coder("ani")).recent == desk.recent


def test_progress_counts_decided_open_and_uncoded(desk: Desk) -> None:
    desk.judge(coding(desk, "EM1.1"), Verdict.REJECT)
    progress = progress_of(desk, source_of(desk))
    assert (progress.decided, progress.open, progress.uncoded) == (0, 2, 1)
    lines = dict(source_lines(desk))
    assert lines["W1"] == "W1  Mrs A             0 decided · 2 open · 1 uncoded"
    assert "Rosalinda" not in "".join(lines.values())


def test_the_panel_tells_rule_note_and_memo_of_the_coding_that_is_meant(
    desk: Desk, root: Path
) -> None:
    (root / "memos").mkdir()
    (root / "memos" / "m.md").write_text(
        "---\nabout: {code: EM1.1}\nkind: analytic\ntitle: Training\n---\nAlways of one day.\n"
    )
    desk = Desk(loaded(root), Coder("ani"))
    desk.judge(coding(desk, "EM1.1"), Verdict.ACCEPT)
    desk.note(coding(desk, "EM1.1"), "a note\nof two lines")
    page = first_page(desk, "W1:2")
    page.to_waiting(False)
    told = [line.text for line in panel_lines(page, desk.study, "ani", 76, 9)]
    assert told == [
        "W1:2 Bu Rosa · sentence: The training was good.",
        "▸┃ EM1.1 Training [+ favourable] accepted by you",
        "     note: a note of two lines",
        "     rule: train*: training",
        "     memo: Training: Always of one day.",
    ]


def test_the_panel_never_has_more_lines_than_room_and_keeps_what_is_meant(desk: Desk) -> None:
    for code in ("EM", "EM1", "EM1.2", "OB"):
        desk.code(source_of(desk), passage(desk, "The training was good."), code)
    page = first_page(desk, "W1:2")
    for height in (1, 2, 3, 5):
        for _ in range(6):
            told = panel_lines(page, desk.study, "ani", 76, height)
            assert len(told) <= max(2, height)
            assert any(line.strong for line in told)
            page.choose_other()


def test_a_long_message_takes_the_whole_line(desk: Desk) -> None:
    page = first_page(desk, "W1")
    assert status_line(page, "x" * 75, 80) == "x" * 75
    assert status_line(page, "coded", 80) == f"{'coded':<65}W1 0/3 reviewed"
    assert status_line(page, "", 20) == " W1 0/3 reviewed    "


def test_a_study_without_sources_cannot_be_coded(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    for source in ("W1", "W2"):
        (root / "transcripts" / f"{source}.txt").unlink()
    with pytest.raises(QualcodeError, match="no source to code"):
        first_page(Desk(loaded(root), Coder("ani")), "")
