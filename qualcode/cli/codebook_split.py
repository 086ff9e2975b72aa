"""`qualcode codebook split`: the codings of a code dealt out to several, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, StudyOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.actions.coding import Coder
    from qualcode.model.coding import Coding
    from qualcode.study import Study


def split(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code that is too wide.")],
    into: Annotated[
        list[str],
        typer.Option("--into", metavar="CODE", help="A code that takes some; at least two."),
    ],
    coder: CoderOption = None,
    study: StudyOption = None,
) -> None:
    """Walk through what you have coded with a code and give each passage one of several codes.

    Make the new codes first (`codebook add`). What you skip stays with the old code, and so does
    what other coders coded: they split theirs. In the end `codebook delete` can retire it.
    """
    from qualcode.actions.coding import Coder, usable_code
    from qualcode.actions.recoding import own_codings
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    loaded, session = open_study(study)
    wide = usable_code(loaded, code).id
    parts = [usable_code(loaded, one).id for one in into]
    if len({*parts, wide}) < 3 or len(set(parts)) < len(parts):
        raise QualcodeError(
            "a code is split into at least two others.", "For example --into EM1.7 --into EM1.8"
        )
    person = Coder(coder_of(coder))
    codings = own_codings(loaded, person, wide)
    if codings:
        _walk(loaded, person, codings, parts)
    else:
        print_text(f"{person.name} has coded nothing {wide}.")
    session.decided()
    session.close()


def _walk(study: Study, coder: Coder, codings: Sequence[Coding], parts: Sequence[str]) -> None:
    from qualcode.actions.recoding import recode
    from qualcode.actions.undoing import undo
    from qualcode.cli.review import shown_in_turn
    from qualcode.cli.session import say
    from qualcode.cli.walking import Walk
    from qualcode.errors import QualcodeError
    from qualcode.study import Selection

    rows = {row.coding.id: row for row in study.select(Selection(phase="all", reviewed="all"))}

    def decide(coding: Coding, key: str) -> bool:
        if not key.isdecimal() or not 1 <= int(key) <= len(parts):
            return False
        try:
            recode(study, coder, coding, parts[int(key) - 1])
        except QualcodeError as error:
            say(f"{error.message} {error.hint}")
            return False  # the others are still to be dealt out
        return True

    keys = " · ".join(f"{number} {code}" for number, code in enumerate(parts, 1))
    walk: Walk[Coding] = Walk(
        f"{keys} · s stays · u undo · q quit",
        lambda one: shown_in_turn(study, rows[one.id]),
        decide,
        lambda: undo(study, coder),
    )
    walk.through([one for one in codings if one.id in rows])
