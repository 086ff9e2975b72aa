"""Codes of another copy's codebook, put into ours with what is written of them there."""

from __future__ import annotations

from dataclasses import replace

from qualcode.actions.other_copy import Names
from qualcode.actions.own_codebook import OwnCodebook, proved_as
from qualcode.actions.study_copies import Copy
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook
from qualcode.model.codebook_edits import with_code
from qualcode.stores.codebook_blocks import piece, put_codes


def with_codes(own: OwnCodebook, there: Copy, code_id: str) -> tuple[OwnCodebook, list[str]]:
    """Our codebook with a code of theirs and all below it that is only there; the ids of these.

    The text comes as it is written there, with its comments, last below the same parent.

    Raises:
        QualcodeError: its parent is not here, or the code does not fit into our codebook.
    """
    assert there.book_text is not None
    ours = Names(own.book.codes)
    book = Codebook("", own.book.title, there.codes)
    block = [one for one in _below(book, code_id, ours) if not ours.known_as(one)]
    above = _parent(book, block[0], ours)
    new = {one.id: replace(one, line=None) for one in block}
    new[code_id] = replace(new[code_id], parent=above.id if above else None)
    text = there.book_text
    for gone in book.subtree(code_id):
        inside = any(one.id == gone.id for one in text.places)
        if gone.id not in new and inside:
            text = text.removed(gone.id)
    moved = piece(text.doc, text.place(code_id))
    place = own.text.place(above.id) if above else None
    changed = own.text.edited(put_codes(own.text.doc, place, [moved], None))
    whole = own.book
    for one in new.values():
        whole = replace(whole, codes=with_code(whole, one))
    return proved_as(own, changed.doc.data, whole.codes), list(new)


def _below(book: Codebook, code_id: str, ours: Names[Code]) -> list[Code]:
    """The code and what is below it, as far as no code that is here stands in between."""
    found: list[Code] = []
    for one in book.subtree(code_id):
        if one.id == code_id or any(one.parent == known.id for known in found):
            found += [] if ours.known_as(one) else [one]
    return found


def _parent(book: Codebook, code: Code, ours: Names[Code]) -> Code | None:
    if code.parent is None:
        return None
    known = ours.known_as(book[code.parent])
    if len(known) != 1:
        raise QualcodeError(f"{code.parent}, below which it stands there, is not one code here.")
    return known[0]
