"""`qualcode reanchor`: codings of edited transcripts, shown before and after, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.coder import coder_of
from qualcode.cli.named_study import for_study
from qualcode.cli.options import CoderOption, QuoteOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qualcode.actions.coding import Coder
    from qualcode.actions.reanchoring import Move
    from qualcode.model.decision import Displaced
    from qualcode.study import Study

IdsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]", help="Only these decisions.")
]
AcceptOption = Annotated[
    bool, typer.Option("--accept", help="Record the places shown, those of changed words too.")
]
PlaceOption = Annotated[
    str, typer.Option("--place", metavar="SOURCE:TURN", help="Where one lost coding belongs.")
]


@asking(("source",))
def reanchor(
    asked: Asked,
    decisions: IdsArgument = None,
    accept: AcceptOption = False,
    place: PlaceOption = "",
    quote: QuoteOption = "",
    coder: CoderOption = None,
) -> None:
    """What edits of transcripts did to your codings: before, after, and lost.

    Codings whose words are unchanged follow them by themselves and are only counted here. Look at
    the others; --accept records where they stand now. Give a lost one its place with
    `qualcode reanchor ID --place W1:14 --quote "its words"`.
    """
    from qualcode.actions.coding import Coder
    from qualcode.actions.reanchoring import reanchor as record
    from qualcode.cli.session import open_study
    from qualcode.reports.codings import displaced_rows

    loaded, session = open_study(asked.study)
    person, sources = Coder(coder_of(coder)), asked.selection(loaded).sources
    displaced = _meant(loaded, person.name, sources, decisions)
    if place:
        moves = [_placed(loaded, displaced, decisions, place, quote)]
    else:
        moves = _moves(loaded, person, sources, displaced if decisions else None)
    if accept or place:
        record(loaded, person, moves)
    asked.deliver_rows(
        loaded,
        lambda: displaced_rows(loaded, displaced),
        lambda: (
            _placed_lines(loaded, displaced[0], moves[0])
            if place
            else _lines(loaded, person.name, displaced, moves, accept)
        ),
    )
    session.decided()
    session.close()


def _meant(
    study: Study, coder: str, sources: Sequence[str], ids: list[str] | None
) -> list[Displaced]:
    """The coder's displaced decisions of a selection.

    Raises:
        QualcodeError: an id is none of them, or the beginning of several.
    """
    from qualcode.actions.meant import Target
    from qualcode.errors import QualcodeError

    own = [
        one
        for one in study.decisions.displaced
        if one.coder == coder and (not sources or one.source in sources)
    ]
    found: list[Displaced] = []
    for name in ids or ():
        named = Target(name).by_id(own)
        if not named:
            raise QualcodeError(
                f"'{name}' is no decision of {coder} that an edit has changed or lost.",
                "See them with: qualcode reanchor",
            )
        found += named
    return list(dict.fromkeys(found)) if ids else own


def _moves(
    study: Study, coder: Coder, sources: Sequence[str], only: Sequence[Displaced] | None
) -> list[Move]:
    """Where the coder's decisions stand now, or some of them."""
    from qualcode.actions.reanchoring import moves_of

    return moves_of(study, coder, sources, None if only is None else {one.id for one in only})


def _placed(
    study: Study, displaced: Sequence[Displaced], ids: list[str] | None, place: str, quote: str
) -> Move:
    from qualcode.actions.reanchoring import Move
    from qualcode.cli.options import present_place
    from qualcode.errors import QualcodeError
    from qualcode.places import find_passage, find_segment

    if not ids or len(displaced) != 1:
        raise QualcodeError("--place is for one decision.", "Name its id: qualcode reanchor ID …")
    source, segment = find_segment(study, present_place(study, place))
    if source.id != displaced[0].source:
        raise QualcodeError(
            f"this is a coding of {displaced[0].source}, not of {source.id}.",
            "Remove it and code the passage anew.",
        )
    return Move(displaced[0].id, source, find_passage(source, segment, quote))


def _placed_lines(study: Study, one: Displaced, move: Move) -> list[str]:
    from qualcode.cli.output import wrapped

    told = f"{move.source.id}: “{study.anonymiser(move.passage.text)}”"
    return wrapped(f"placed {one.code} in {told}", "", "    ")


def _lines(
    study: Study, coder: str, displaced: Sequence[Displaced], moves: Sequence[Move], done: bool
) -> Iterator[str]:
    for one in displaced:
        yield from _displaced_lines(study, one)
    ids = {one.id for one in moves}
    changed = sum(one.id in ids for one in displaced)
    lost, moved = sum(one.after is None for one in displaced), len(moves) - changed
    if not displaced and not moves:
        yield "No coding of yours is in an edited transcript."
    elif done:
        yield f"recorded the places of {len(moves)}"
    else:
        yield f"moved with their words {moved}, changed {changed}, lost {lost}"
        yield from _remedies(changed + moved, lost)
    withheld = len(displaced) - changed - lost
    if withheld:
        yield f"left as they were, since consent was withdrawn: {withheld}"
    yield from _of_others(study, coder)


def _displaced_lines(study: Study, one: Displaced) -> Iterator[str]:
    from qualcode.cli.output import wrapped
    from qualcode.reports.codings import words_after, words_before

    source = study.source(one.source)
    turn = source.segment_at(one.after.start).number if source and one.after else None
    place = one.source if turn is None else f"{one.source}:{turn}"
    yield from wrapped(f"{place}  {one.code}  {one.id}", "", "    ")
    yield from wrapped(f"before: “{words_before(study, one)}”", "    ", "        ")
    after = f"“{words_after(study, one)}”" if one.after else "not found; kept, but not counted"
    yield from wrapped(f"after: {after}", "    ", "        ")


def _of_others(study: Study, coder: str) -> list[str]:
    """Whose codings were changed or lost besides."""
    from collections import Counter

    others = Counter(one.coder for one in study.decisions.displaced if one.coder != coder)
    return [
        for_study(f"{name} has {count}: qualcode reanchor --coder {name}")
        for name, count in others.items()
    ]


def _remedies(placed: int, lost: int) -> list[str]:
    found = ["To record where they stand: qualcode reanchor --accept"] if placed else []
    if lost:
        found += ['To give a lost one its place: qualcode reanchor ID --place W1:14 --quote "…"']
    return [for_study(one) for one in found]
