"""Taking a code out: what becomes of its codings is said first, and none is ever lost."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.actions.codebook_decided import carried, heirs_of_proposals
from qualcode.actions.codebook_mentions import Mention, listed, named_at, told_of_heir
from qualcode.actions.own_codebook import (
    Edited,
    OwnCodebook,
    Plan,
    edit_codebook,
    known_code,
    refuse_broken,
    refuse_new_mentions,
    usable,
)
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook
from qualcode.model.codebook_edits import deleted, names_of, retired
from qualcode.stores.codebook_text import CodebookText
from qualcode.study import Study

PARENT, RETIRE = "parent", "retire"


def delete_code(
    study: Study, code_id: str, codings_to: str | None = None, *, with_children: bool = False
) -> Edited:
    """Take a code out of the codebook.

    `codings_to` says what becomes of what was coded with it: `parent` or the id of a code, under
    which it counts from now on; `retire` keeps the code in the file for its codings alone. It
    must be said where there are any.

    Raises:
        QualcodeError: it is not said; the code has codes below it and `with_children` is not
            given; something else of the study names the code; or nothing could be written.
    """

    def plan(own: OwnCodebook) -> Plan:
        book = own.book
        code = known_code(book, code_id)
        block = book.subtree(code.id)
        _refuse_children(block, with_children)
        if codings_to == RETIRE:
            return _retiring(book, block)
        refuse_broken(own, [code.id])
        gone = [one.id for one in block]
        if len(gone) == len(book.codes):
            raise QualcodeError("the codebook would have no code left.")
        target = _target(book, code, codings_to)
        named = named_at(study, own, gone)
        if target is None:
            _refuse_carried(study, code, gone, named)

        def text(file: CodebookText) -> CodebookText:
            for one in gone:
                file = file.yielding(one, None)
            file = file.with_names(target, "formerly", names_of(block)) if target else file
            return file.removed(code.id)

        led = dict.fromkeys(gone, target) if target else {}
        notes = (*heirs_of_proposals(study, led), *(told_of_heir(named, target) if target else ()))
        codes = deleted(book, gone, target)
        return Plan(text, codes, notes, lambda after: refuse_new_mentions(own, after))

    return edit_codebook(study, plan, f"codebook delete {code_id}")


def _retiring(book: Codebook, block: Sequence[Code]) -> Plan:
    ids = [one.id for one in block if not one.retired]
    if not ids:
        raise QualcodeError(f"{block[0].id} is retired already; nothing was changed.")

    return Plan(lambda text: text.retired(ids), retired(book, ids))


def _refuse_children(block: Sequence[Code], with_children: bool) -> None:
    below = [one.id for one in block[1:]]
    if not below or with_children:
        return
    shown = ", ".join(below[:6]) + (" …" if len(below) > 6 else "")
    codes = "a code" if len(below) == 1 else f"{len(below)} codes"
    raise QualcodeError(
        f"{block[0].id} has {codes} below it ({shown}).",
        "Move them first, or take them along with --with-children.",
    )


def _target(book: Codebook, code: Code, codings_to: str | None) -> str | None:
    if codings_to is None:
        return None
    if codings_to == PARENT:
        if code.parent is None:
            raise QualcodeError(
                f"{code.id} is a root and has no parent.", "Name a code: --codings-to CODE."
            )
        return usable(book[code.parent]).id
    target = usable(known_code(book, codings_to))
    if target in book.subtree(code.id):
        raise QualcodeError(f"{target.id} is to be deleted itself.", "Name another code.")
    return target.id


def _refuse_carried(
    study: Study, code: Code, gone: Sequence[str], named: Sequence[Mention]
) -> None:
    """Where something hangs on the codes, a person must say what becomes of it."""
    found = "; ".join(map(str, carried(study, gone)))
    parent = f"parent ({code.parent}), " if code.parent else ""
    if found:
        raise QualcodeError(
            f"{_names(gone)} has codings. {found}.",
            f"Say what becomes of them: --codings-to {parent}CODE, or retire (the code stays "
            "for them alone).",
        )
    if named:
        raise QualcodeError(
            f"{_names(gone)} is named by {listed(named)}.",
            f"Say which code they name from now on: --codings-to {parent}CODE. Or change them "
            "first.",
        )


def _names(gone: Sequence[str]) -> str:
    return gone[0] if len(gone) == 1 else f"{gone[0]} with what is below it"
