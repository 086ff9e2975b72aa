"""Two copies of one coder's journal: what was changed in both is told, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.actions.merge_conflicts import conflicts
from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import standing


def made(name: str, event: str, polarity: str | None = "+", **more: object) -> Event:
    """An event of ani; its number is the one in its name, so that the order can be read."""
    seq = int("".join(filter(str.isdigit, name)))
    fields = {
        "id": name, "seq": seq, "event": event, "source": "W1", "code": "EM1", "start": 0,
        "end": 9, "exact": "the words", "coder": "ani", "text_sha256": "t", "polarity": polarity,
    }  # fmt: skip
    return Event(**fields | more)  # type: ignore[arg-type]


FIRST = made("e1", "add", "?")
ACCEPTED = made("e2", "accept", "+", start=20, end=29)
TOGETHER = [FIRST, ACCEPTED]


def told(here: list[Event], there: list[Event]) -> list[tuple[str, str, str]]:
    found = conflicts([*TOGETHER, *here], [*TOGETHER, *there])
    return [(one.here.id, one.there.id, str(one.counts)) for one in found]


def change(name: str, polarity: str, target: str = "e1") -> Event:
    return made(name, "change", polarity, target=target)


def undo(name: str, target: str) -> Event:
    return made(name, "undo", None, target=target)


JUDGED = {"start": 20, "end": 29}


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ([change("a3", "+")], [change("b3", "-")], [("a3", "b3", "there")]),
        ([change("a4", "+")], [change("b3", "-")], [("a4", "b3", "here")]),
        ([change("a3", "+")], [change("b3", "+")], []),
        ([change("a3", "+")], [], []),
        ([change("a3", "+"), undo("a4", "a3")], [change("b3", "-")], []),
        ([made("a3", "remove", target="e1")], [change("b3", "-")], [("a3", "b3", "here")]),
        ([undo("a3", "e2")], [made("b3", "reject", None, **JUDGED)], [("a3", "b3", "there")]),
        (
            [made("a3", "reject", None, **JUDGED)],
            [made("b3", "accept", "-", **JUDGED)],
            [("a3", "b3", "there")],
        ),
        (
            [made("a3", "add", "?", start=40, end=49), change("a4", "+", "a3")],
            [made("b3", "add", "?", start=40, end=49), change("b4", "-", "b3")],
            [("a4", "b4", "both")],
        ),
        (
            [made("a3", "add", start=40, end=49), made("a4", "remove", target="a3")],
            [made("b3", "add", "-", start=40, end=49)],
            [],
        ),
        (
            [made("a3", "consensus", "+")],
            [made("b3", "consensus", "-")],
            [("a3", "b3", "there")],
        ),
        (
            [made("a3", "translate", None, code="", note="one", language="en")],
            [made("b3", "translate", None, code="", note="two", language="en")],
            [("a3", "b3", "there")],
        ),
        (
            [made("a3", "translate", None, code="", note="one", language="en")],
            [made("b3", "translate", None, code="", note="two", language="id")],
            [],
        ),
    ],
)
def test_what_was_changed_in_both_copies_is_told(
    here: list[Event], there: list[Event], expected: list[tuple[str, str, str]]
) -> None:
    assert told(here, there) == expected


def test_an_undone_change_beside_a_new_one_is_told() -> None:
    changed = [*TOGETHER, change("e3", "+")]
    found = conflicts([*changed, undo("a4", "e3")], [*changed, change("b4", "-")])
    assert [(one.here.id, one.there.id, str(one.counts)) for one in found] == [
        ("a4", "b4", "there")
    ]


events = st.builds(
    lambda kind, polarity, target: (kind, polarity, target),
    st.sampled_from(["add", "accept", "reject", "change", "remove", "undo"]),
    st.sampled_from(["+", "-", "0"]),
    st.integers(0, 5),
)


def journal(side: str, plan: list[tuple[str, str, int]]) -> list[Event]:
    """The events of one copy after the two parted, each about one of those before it."""
    every = list(TOGETHER)
    for number, (kind, polarity, at) in enumerate(plan, start=3):
        target = every[at % len(every)]
        if kind in ("change", "remove"):
            target = next(one for one in reversed(every[: at % len(every) + 1]) if not one.target)
        about = target.id if kind in ("change", "remove", "undo") else ""
        same = {"start": target.start, "end": target.end}
        every.append(made(f"{side}{number}", kind, polarity, target=about, **same))
    return every[len(TOGETHER) :]


@given(st.lists(events, max_size=5), st.lists(events, max_size=5))
def test_nothing_that_one_copy_decided_is_overruled_without_a_word(
    ours: list[tuple[str, str, int]], theirs: list[tuple[str, str, int]]
) -> None:
    here, there = journal("a", ours), journal("b", theirs)
    before, joined = (say(each) for each in (TOGETHER, [*TOGETHER, *here, *there]))
    named = conflicts([*TOGETHER, *here], [*TOGETHER, *there])
    places = {one.here.start for one in named}
    for side in (here, there):
        said = say([*TOGETHER, *side])
        for start, outcome in said.items():
            if outcome != before.get(start) and joined.get(start) != outcome:
                assert start in places
    assert {one.here.id for one in named} <= {one.id for one in here}
    assert {one.there.id for one in named} <= {one.id for one in there}
    assert conflicts([*TOGETHER, *here], [*TOGETHER, *here]) == []


def say(journal: list[Event]) -> dict[int, frozenset[tuple[str, str]]]:
    """What is said of each place: the codings by hand, else the last verdict."""
    said: dict[int, list[Event]] = {}
    for one in sorted(standing(journal), key=lambda event: (event.seq, event.id)):
        said.setdefault(one.start, []).append(replace(one))
    return {
        start: frozenset(
            ("no", "") if one.event == "reject" else ("yes", one.polarity or "")
            for one in ([each for each in ones if each.event == "add"] or ones[-1:])
        )
        for start, ones in said.items()
    }
