"""What the arrows of memos and findings rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.coding import Polarity
from qualcode.model.informant import Informant
from qualcode.model.memo import Finding, Link, Memo, MemoKind, Subject
from qualcode.stages.links import ResolvedLink, links_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

EVERYTHING = Selection(phase="all")
TRAINING, COST = ("code", "EM1.1"), ("code", "OB1")


def study(*links: Link, finding: bool = False, people: tuple[Informant, ...] = ()) -> Study:
    memo = Memo("memos/m.md", (TRAINING,), MemoKind.ANALYTIC, "m", "x", links=links)
    found = Finding("findings/t.md", "t", "t", (), "", "", "", links=links)
    built = build_study(
        informants=people or (Informant("I1", "Rosalinda", "gov"), Informant("I2", "B", "com")),
        sources={
            "W1": "P> How?\nI1> Training was good. It cost a lot.\nI1> More training.",
            "W2": "I2> No training, no mentor.",
        },
        codings=[
            "W1.2 EM1.1 + Training was good",
            "W1.2 OB1 - It cost a lot",
            "W1.3 EM1.1 0 More training @rules",
            "W2.1 EM1.1 - No training",
            "W2.1 EM1.2 - no mentor",
        ],
        entries={"W2": {"formerly": ("X2",)}},
        memos=() if finding else (memo,),
    )
    return replace(built, findings=(found,) if finding else ())


def link(*evidence: str, source: Subject = TRAINING, target: Subject = COST) -> Link:
    return Link(source, target, Polarity.FAVOURABLE, evidence, "Rosalinda says so.", 4)


def resolved(link: Link, selection: Selection = EVERYTHING) -> ResolvedLink:
    (found,) = links_of(study(link), selection)
    return found


def places(found: ResolvedLink) -> list[str]:
    return [f"{row.source.id}:{row.segment.number} {row.code.id}" for row in found.evidence]


def ids(of: Study) -> list[str]:
    return [one.id for one in of.codings]


def test_ids_of_codings_are_found_whole_and_by_their_beginning() -> None:
    whole = ids(study())
    found = resolved(link(whole[3], whole[0][:9], whole[0]))
    assert places(found) == ["W1:2 EM1.1", "W2:1 EM1.1"]
    assert (found.unresolved, found.file, found.because) == (
        (), "memos/m.md", "[I1] says so.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (TRAINING, COST, ["W1:2 EM1.1", "W1:2 OB1", "W1:3 EM1.1"]),
        (TRAINING, ("case", "x"), ["W1:2 EM1.1", "W1:3 EM1.1"]),
        (("code", "EM"), ("role", "y"), ["W1:2 EM1.1", "W1:3 EM1.1"]),
        (("role", "x"), ("role", "y"), ["W1:2 EM1.1", "W1:2 OB1", "W1:3 EM1.1"]),
    ],
)
def test_a_place_means_the_codings_there_with_the_code_of_either_end(
    source: Subject, target: Subject, expected: list[str]
) -> None:
    assert places(resolved(link("W1:2-3", source=source, target=target))) == expected
    assert places(resolved(link("W1.2", "W1:3", source=source, target=target))) == expected


def test_a_source_may_go_by_its_earlier_id() -> None:
    assert places(resolved(link("X2:1"))) == ["W2:1 EM1.1"]


def test_evidence_outside_the_selection_is_named_but_not_shown() -> None:
    found = resolved(link("W1:2", "W2:1"), Selection(groups=("com",)))
    assert (places(found), found.named, found.unresolved) == (["W2:1 EM1.1"], True, ())
    strict = resolved(link("W1:3"), Selection(reviewed="only"))
    assert (places(strict), strict.named) == ([], True)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("W1:1", "nothing there is coded EM1.1 or OB1"),
        ("W1:4", "W1 has turns 1 to 3"),
        ("W1:3-2", "W1 has turns 1 to 3"),
        ("W9:1", "there is no such source"),
        ("p-0123456789", "there is no coding of that id, or it was removed"),
        ("nonsense", "there is no coding of that id, or it was removed"),
    ],
)
def test_words_that_name_no_coding_are_kept_with_the_reason(word: str, why: str) -> None:
    found = resolved(link(word, "W2:1"))
    assert [(one.word, one.why) for one in found.missing] == [(word, why)]
    assert places(found) == ["W2:1 EM1.1"]


def test_findings_have_links_too() -> None:
    (found,) = links_of(study(link("W2:1"), finding=True), EVERYTHING)
    assert (found.file, places(found)) == ("findings/t.md", ["W2:1 EM1.1"])


def test_words_of_somebody_who_withdrew_are_no_evidence() -> None:
    gone = (withdrawn(Informant("I1", "Rosalinda", "gov")), Informant("I2", "B", "com"))
    coding = ids(study())[0]
    (found,) = links_of(study(link("W1:2", coding), people=gone), EVERYTHING)
    assert (found.evidence, found.named) == ((), False)
    assert {one.why for one in found.missing} == {"consent was withdrawn there"}


def test_arrows_from_and_to_somebody_who_withdrew_are_left_out() -> None:
    gone = (withdrawn(Informant("I1", "Rosalinda", "gov")), Informant("I2", "B", "com"))
    arrows = (
        link("W2:1", source=("informant", "I1")),
        link("W2:1", target=("informant", "I1")),
        link("W2:1"),
    )
    assert [one.link for one in links_of(study(*arrows, people=gone), EVERYTHING)] == [arrows[2]]


def test_arrows_of_a_memo_on_words_of_somebody_who_withdrew_are_left_out() -> None:
    gone = (withdrawn(Informant("I1", "Rosalinda", "gov")), Informant("I2", "B", "com"))
    theirs, others = ids(study())[0], ids(study())[3]
    for coding, arrows in ((theirs, 0), (others, 1)):
        memo = Memo("m.md", (("coding", coding),), MemoKind.ANALYTIC, "m", "x", links=(link(),))
        told = replace(study(people=gone), memos=(memo,))
        assert len(links_of(told, EVERYTHING)) == arrows
