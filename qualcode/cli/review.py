"""`qualcode review`: one open proposal after another, a key for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import (
    CoderOption,
    CodesOption,
    GroupsOption,
    InformantsOption,
    PhaseChoice,
    PhaseOption,
    ReviewedChoice,
    SourcesOption,
    StudyOption,
    selection_of,
)

if TYPE_CHECKING:
    from qualcode.actions.coding import Coder
    from qualcode.study import Evidence, Study

_KEYS = "a accept · x reject · + - 0 ~ accept so (~ is ±) · s skip · u undo · q quit"
_POLARITIES = {"+": "+", "-": "-", "−": "-", "0": "0", "~": "±", "±": "±"}


def review(
    rule: Annotated[
        list[str] | None,
        typer.Option(
            "--accept-rule", metavar="RULE",
            help="Accept all open proposals of this rule, as `explain` names it; repeatable.",
        ),
    ] = None,
    where: Annotated[
        str, typer.Option("--where", metavar="TEXT", help="Only passages with these words.")
    ] = "",
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.ALL,
    coder: CoderOption = None,
    study: StudyOption = None,
) -> None:  # fmt: skip
    """Walk through the proposals that nobody has judged and decide each with a key.

    Every decision is kept before the next question; leave with q and go on another day.
    """
    from qualcode.actions.coding import Coder
    from qualcode.actions.reviewing import open_proposals
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    every = ReviewedChoice.ALL
    selection = selection_of(loaded, code, group, informant, None, source, phase, every)
    person = Coder(coder_of(coder))
    rows = open_proposals(loaded, selection, where, rule or ())
    if not rows:
        print_text("No proposal is open here.")
    elif rule:
        _accept_all(loaded, person, rows)
    else:
        _walk(loaded, person, rows)
    session.decided()
    session.close()


def _accept_all(study: Study, coder: Coder, rows: Sequence[Evidence]) -> None:
    from qualcode.actions.coding import decide
    from qualcode.cli.output import print_text
    from qualcode.model.decision import Verdict

    events = decide(study, coder, [row.coding for row in rows], Verdict.ACCEPT)
    print_text(f"accepted {len(events)}; to take that back: qualcode undo")


def _walk(study: Study, coder: Coder, rows: Sequence[Evidence]) -> None:
    from qualcode.actions.undoing import undo
    from qualcode.cli.walking import Walk

    walk: Walk[Evidence] = Walk(
        _KEYS,
        lambda row: shown_in_turn(study, row),
        lambda row, key: _decide(study, coder, row, key),
        lambda: undo(study, coder),
    )
    walk.through(rows)


def _decide(study: Study, coder: Coder, row: Evidence, key: str) -> bool:
    from qualcode.actions.coding import decide
    from qualcode.model.coding import Polarity
    from qualcode.model.decision import Verdict

    if key not in ("a", "x", *_POLARITIES):
        return False
    verdict = Verdict.REJECT if key == "x" else Verdict.ACCEPT
    polarity = Polarity(_POLARITIES[key]) if key in _POLARITIES else None
    decide(study, coder, [row.coding], verdict, polarity)
    return True


def shown_in_turn(study: Study, row: Evidence) -> list[str]:
    """A coding within its turn: which, the words around it, and why it was proposed."""
    from qualcode.cli.output import wrapped
    from qualcode.stages.passages import quoted

    one, speech = row.coding, row.segment.speech
    before = quoted(study, row.source, speech.start, one.start)
    after = quoted(study, row.source, one.end, speech.end)
    place = f"{row.source.id}:{row.segment.number}"
    label = row.code.label.in_language(study.settings.language)
    lines = wrapped(f"{place}  {one.code} {label}  {one.polarity}", "", "    ")
    if before:
        lines += wrapped(f"…{before[-120:]}", "    ")
    lines += wrapped(f"» {quoted(study, row.source, one.start, one.end)} «", "  ", "    ")
    if after:
        lines += wrapped(f"{after[:120]}…", "    ")
    return [*lines, *wrapped(f"why: {one.rule}", "    ", "        ")] if one.rule else lines
