"""`qualcode reanchor`: codings of edited transcripts, shown before and after, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, JsonOption, SourcesOption, StudyOption
from qualcode.model.privacy import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.actions.coding import Coder
    from qualcode.actions.reanchoring import Move
    from qualcode.model.decision import Displaced
    from qualcode.study import Study


def reanchor(
    decisions: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]", help="Only these decisions.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Record the places shown, those of changed words too.")
    ] = False,
    place: Annotated[
        str, typer.Option("--place", metavar="SOURCE:TURN", help="Where one lost coding belongs.")
    ] = "",
    quote: Annotated[
        str, typer.Option("--quote", metavar="TEXT", help="Narrows the turn to a passage.")
    ] = "",
    source: SourcesOption = None,
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """What edits of transcripts did to your codings: before, after, and lost.

    Codings whose words are unchanged follow them by themselves and are only counted here. Look at
    the others; --accept records where they stand now. Give a lost one its place with
    `qualcode reanchor ID --place W1:14 --quote "its words"`.
    """
    from qualcode.actions.coding import Coder
    from qualcode.actions.reanchoring import reanchor as record
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import print_json, print_text, wrapped
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    person = Coder(coder_of(coder))
    selection = selection_of(loaded, sources=source)
    displaced = _meant(loaded, person.name, selection.sources, decisions)
    moves = _moves(loaded, person, selection.sources, decisions)
    if place:
        moves = [_placed(loaded, displaced, decisions, place, quote)]
    if accept or place:
        record(loaded, person, moves)
    if as_json:
        print_json([_record(loaded, one) for one in displaced])
    elif place:
        told = f"{moves[0].source.id}: “{loaded.anonymiser(moves[0].passage.text)}”"
        print_text(*wrapped(f"placed {displaced[0].code} in {told}", "", "    "))
    else:
        print_text(*_lines(loaded, displaced, moves, done=accept))
        print_text(*_of_others(loaded, person.name))
    session.decided()
    session.close()


def _moves(study: Study, coder: Coder, sources: Sequence[str], ids: list[str] | None) -> list[Move]:
    from qualcode.actions.reanchoring import moves_of

    every = moves_of(study, coder, sources)
    return [one for one in every if _is_meant(one.id, ids)]


def _is_meant(name: str, ids: list[str] | None) -> bool:
    return not ids or any(name == one or (len(one) >= 8 and name.startswith(one)) for one in ids)


def _meant(
    study: Study, coder: str, sources: Sequence[str], ids: list[str] | None
) -> list[Displaced]:
    """The coder's displaced decisions of a selection.

    Raises:
        QualcodeError: an id is none of them.
    """
    from qualcode.errors import QualcodeError

    own = [
        one
        for one in study.decisions.displaced
        if one.coder == coder and (not sources or one.source in sources)
    ]
    for name in ids or ():
        if not any(_is_meant(one.id, [name]) for one in own):
            raise QualcodeError(
                f"'{name}' is no decision of {coder} that an edit has changed or lost.",
                "See them with: qualcode reanchor",
            )
    return [one for one in own if _is_meant(one.id, ids)]


def _placed(
    study: Study, displaced: Sequence[Displaced], ids: list[str] | None, place: str, quote: str
) -> Move:
    from qualcode.actions.reanchoring import Move
    from qualcode.errors import QualcodeError
    from qualcode.places import find_passage, find_segment

    if not ids or len(displaced) != 1:
        raise QualcodeError("--place is for one decision.", "Name its id: qualcode reanchor ID …")
    source, segment = find_segment(study, place)
    if source.id != displaced[0].source:
        raise QualcodeError(
            f"this is a coding of {displaced[0].source}, not of {source.id}.",
            "Remove it and code the passage anew.",
        )
    return Move(displaced[0].id, source, find_passage(source, segment, quote))


def _record(study: Study, one: Displaced) -> dict[str, Any]:
    return {
        "id": one.id, "coder": one.coder, "source": one.source, "code": one.code,
        "turn": _turn(study, one), "before": _before(study, one),
        "after": _after(study, one) or None,
        "start": one.after.start if one.after else None,
        "end": one.after.end if one.after else None,
    }  # fmt: skip


def _turn(study: Study, one: Displaced) -> int | None:
    source = study.source(one.source)
    return source.segment_at(one.after.start).number if source and one.after else None


def _lines(
    study: Study, displaced: Sequence[Displaced], moves: Sequence[Move], done: bool
) -> list[str]:
    from qualcode.cli.output import wrapped

    lines: list[str] = []
    for one in displaced:
        turn = _turn(study, one)
        place = one.source if turn is None else f"{one.source}:{turn}"
        lines += wrapped(f"{place}  {one.code}  {one.id}", "", "    ")
        lines += wrapped(f"before: “{_before(study, one)}”", "    ", "        ")
        after = f"“{_after(study, one)}”" if one.after else "not found; kept, but not counted"
        lines += wrapped(f"after: {after}", "    ", "        ")
    changed = sum(one.after is not None for one in displaced)
    lost = len(displaced) - changed
    if not displaced and not moves:
        return ["No coding of yours is in an edited transcript."]
    if done:
        return [*lines, f"recorded the places of {len(moves)}"]
    moved = max(0, len(moves) - changed)
    counts = f"moved with their words {moved}, changed {changed}, lost {lost}"
    return [*lines, counts, *_remedies(changed + moved, lost)]


def _of_others(study: Study, coder: str) -> list[str]:
    """Whose codings were changed or lost besides."""
    from collections import Counter

    others = Counter(one.coder for one in study.decisions.displaced if one.coder != coder)
    return [
        f"{name} has {count}: qualcode reanchor --coder {name}" for name, count in others.items()
    ]


def _before(study: Study, one: Displaced) -> str:
    start = one.after.start if one.after else None
    hidden = study.hidden(one.source, start)
    return WITHHELD if hidden else study.anonymiser(one.before)


def _after(study: Study, one: Displaced) -> str:
    if one.after is None:
        return ""
    hidden = study.hidden(one.source, one.after.start)
    return WITHHELD if hidden else study.anonymiser(one.after.text)


def _remedies(placed: int, lost: int) -> list[str]:
    found = ["To record where they stand: qualcode reanchor --accept"] if placed else []
    if lost:
        found += ['To give a lost one its place: qualcode reanchor ID --place W1:14 --quote "…"']
    return found
