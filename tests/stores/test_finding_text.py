"""Answers put into a finding's file: a line more, and every other byte as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.memo import MemberCheck
from qualcode.stores.finding_text import with_member_checks
from qualcode.stores.findings import parse_finding
from qualcode.stores.subjects import Subjects

ANSWER = MemberCheck("I2", "agreed", date(2026, 2, 20))
LINE = "{informant: I2, date: 2026-02-20, result: agreed}"


def added(page: str, *checks: MemberCheck) -> str:
    return with_member_checks(page.encode(), "findings/1.md", checks or (ANSWER,)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: T1\n", f"id: T1\nmember_checks:\n  - {LINE}\n"),
        (
            "id: T1\nmember_checks: []    # {informant: …}\nchecklist: {}\n",
            f"id: T1\nmember_checks:    # {{informant: …}}\n  - {LINE}\nchecklist: {{}}\n",
        ),
        (
            "member_checks:\n- {informant: I1, result: no}   # by phone\n\n# of links\nlinks: []\n",
            "member_checks:\n- {informant: I1, result: no}   # by phone\n"
            f"- {LINE}\n\n# of links\nlinks: []\n",
        ),
        (
            "member_checks: [{informant: I1, result: no}]\n",
            f"member_checks: [{{informant: I1, result: no}}, {LINE}]\n",
        ),
        ("id: T1\nmember_checks:\n", f"id: T1\nmember_checks:\n  - {LINE}\n"),
    ],
)
def test_only_the_lines_of_the_answer_are_added(before: str, after: str) -> None:
    prose = "Prose with member_checks: [] in it.\n---\nMore.\n"
    assert added(f"---\n{before}---\n{prose}") == f"---\n{after}---\n{prose}"


def test_line_ends_of_windows_and_the_mark_at_the_beginning_stay() -> None:
    page = "\ufeff---\r\nid: T1\r\nmember_checks: []\r\n---\r\nProse.\r\n"
    line = f"member_checks:\r\n  - {LINE}\r\n"
    assert added(page) == page.replace("member_checks: []\r\n", line)


def test_a_file_in_utf_16_stays_one() -> None:
    page = "---\nid: T1\nmember_checks: []\n---\nProse.\n"
    after = with_member_checks(page.encode("utf-16"), "findings/1.md", [ANSWER])
    line = f"member_checks:\n  - {LINE}\n"
    assert after.decode("utf-16") == page.replace("member_checks: []\n", line)
    assert after.startswith(page.encode("utf-16")[:2])


def test_a_long_answer_stands_in_lines_of_its_own() -> None:
    long = MemberCheck("I2", "corrected; " + "not so: " * 30, date(2026, 2, 20))
    assert "  - informant: I2\n    date: 2026-02-20\n    result: " in added(
        "---\nid: T1\n---\n", long
    )


@pytest.mark.parametrize("page", ["Prose alone.\n", "---\n---\nProse.\n", "---\nid: T1\n"])
def test_a_file_without_front_matter_is_left_to_the_researcher(page: str) -> None:
    with pytest.raises(QualcodeError) as told:
        added(page)
    assert "findings/1.md" in told.value.message and "by hand" in told.value.hint


@given(st.text(min_size=1).filter(lambda one: bool(one.strip()) and one.isprintable()))
def test_any_words_are_read_back_as_they_were_written(words: str) -> None:
    check = MemberCheck("I2", " ".join(words.split()), date(2026, 2, 20))
    page = added("---\nid: T1\nmember_checks: []\n---\n", check)
    subjects = Subjects(informants=("I2",))
    finding, problems = parse_finding(page.encode(), "findings/1.md", subjects, {})
    assert finding is not None and finding.member_checks == (check,)
    assert not problems
