"""The tree of codes: a code elsewhere. Every coding stays with its code."""

from __future__ import annotations

from qualcode.actions.own_codebook import (
    Edited,
    OwnCodebook,
    Plan,
    edit_codebook,
    known_code,
)
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook
from qualcode.model.codebook_edits import kind_of_root, moved
from qualcode.stores.codebook_text import CodebookText
from qualcode.study import Study


def move_code(study: Study, code_id: str, parent: str | None, before: str | None = None) -> Edited:
    """A code with all that is below it and its comments, to another place of the tree.

    It becomes a root where `parent` is None; it stands last there, else before a sibling.

    Raises:
        QualcodeError: a code is unknown, the parent is the code itself or below it, it stands
            there already, or nothing could be written.
    """

    def plan(own: OwnCodebook) -> Plan:
        book = own.book
        code = known_code(book, code_id)
        above = known_code(book, parent) if parent is not None else None
        sibling = known_code(book, before) if before is not None else None
        _refuse_place(book, code, above, sibling)
        target, ahead = above.id if above else None, sibling.id if sibling else None
        kind = kind_of_root(book, code.id) if above is None else None

        def text(file: CodebookText) -> CodebookText:
            if above is not None:
                file = file.without_field(code.id, "kind")
            elif kind not in (None, code.kind):
                file = file.with_field(code.id, "kind", str(kind))
            return file.moved([code.id], target, ahead)

        codes = moved(book, code.id, target, ahead)
        return Plan(text, codes, _another_kind(book, code, above))

    return edit_codebook(study, plan, f"codebook move {code_id}")


def _refuse_place(book: Codebook, code: Code, above: Code | None, sibling: Code | None) -> None:
    if above and above in book.subtree(code.id):
        where = "itself" if above.id == code.id else f"{above.id}, which is below it"
        raise QualcodeError(f"{code.id} cannot stand below {where}.")
    family = book.children(above.id if above else None)
    if sibling is not None and (sibling not in family or sibling == code):
        place = f"below {above.id}" if above else "among the roots"
        raise QualcodeError(
            f"{sibling.id} does not stand {place}."
            if sibling != code
            else f"{code.id} cannot stand before itself."
        )
    following = family[family.index(code) + 1 :] if code in family else None
    if following is not None and (following[0] if following else None) == sibling:
        raise QualcodeError(f"{code.id} stands there already; nothing was changed.")


def _another_kind(book: Codebook, code: Code, above: Code | None) -> tuple[str, ...]:
    """Told where a code comes below a root of another kind: it is counted otherwise."""
    old = book.kind(code.id)
    new = book.kind(above.id) if above else old
    if old is new:
        return ()
    return (f"{code.id} was of the kind {old}; below {_root(book, above)} it is {new}.",)


def _root(book: Codebook, code: Code | None) -> str:
    return book.aspect(code.id).id if code else ""
