"""Which events of a journal still stand."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import standing


def event(
    number: int, kind: str = "add", target: str = "", coder: str = "rina", **more: str
) -> Event:
    fields = {"code": "EM1.1", "polarity": "+"} | more
    return Event(f"e{number}", number, kind, "W1", start=0, end=4, exact="Well", coder=coder,
                 target=target, **fields)  # type: ignore[arg-type]  # fmt: skip


def stands(*events: Event) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.code, one.polarity) for one in standing(events)]


def test_a_change_gives_a_coding_another_code_and_keeps_its_id() -> None:
    changed = event(2, "change", "e1", code="EM2", polarity="-", note="better")
    assert stands(event(1), changed) == [("e1", "EM2", "-")]
    assert standing([event(1), changed])[0].note == "better"


def test_the_last_change_counts_and_one_without_polarity_leaves_it() -> None:
    first, last = event(2, "change", "e1", code="EM2"), event(3, "change", "e1", polarity="")
    assert stands(event(1, polarity="±"), last, first) == [("e1", "EM1.1", "±")]


def test_what_was_undone_never_was() -> None:
    changed = event(2, "change", "e1", code="EM2")
    removed = event(3, "remove", "e1")
    assert stands(event(1), changed, event(4, "undo", "e2")) == [("e1", "EM1.1", "+")]
    assert stands(event(1), removed) == []
    assert stands(event(1), removed, event(4, "undo", "e3")) == [("e1", "EM1.1", "+")]
    assert stands(event(1), event(4, "undo", "e1")) == []


def test_nobody_undoes_or_changes_what_another_did() -> None:
    others = [event(2, "undo", "e1", "budi"), event(3, "change", "e1", "budi", code="EM2")]
    assert stands(event(1), *others) == [("e1", "EM1.1", "+")]


def test_verdicts_and_consensus_are_changed_and_undone_alike() -> None:
    made = [event(1, "accept"), event(2, "reject"), event(3, "consensus")]
    moved = event(4, "change", "e2", code="EM2")
    assert stands(*made, moved, event(5, "undo", "e3")) == [
        ("e1", "EM1.1", "+"),
        ("e2", "EM2", "+"),
    ]


KINDS = st.lists(st.sampled_from(["add", "change", "remove", "undo"]), min_size=1, max_size=12)


@given(KINDS, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(kinds: list[str], chance: Random) -> None:
    made = [
        event(number, kind, f"e{chance.randrange(number + 1)}" if kind != "add" else "",
              code=f"C{number}")
        for number, kind in enumerate(kinds)
    ]  # fmt: skip
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert sorted(stands(*made)) == sorted(stands(*shuffled))
