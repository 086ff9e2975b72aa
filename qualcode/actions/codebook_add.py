"""New codes: inductive ones, made while coding or on the command line."""

from __future__ import annotations

from qualcode.actions.own_codebook import (
    Edited,
    OwnCodebook,
    Plan,
    edit_codebook,
    filled,
    free_id,
    known_code,
)
from qualcode.errors import QualcodeError
from qualcode.model.codebook import AspectKind, Code, Codebook, CodeOrigin
from qualcode.model.codebook_edits import with_code
from qualcode.model.text import LocalText
from qualcode.stores.yaml_notation import Value
from qualcode.study import Study

_NONE = LocalText()


def add_code(
    study: Study,
    code_id: str,
    label: str,
    parent: str | None = None,
    *,
    definition: str = "",
    label_en: str = "",
    kind: AspectKind | None = None,
    origin: CodeOrigin | None = None,
) -> Edited:
    """A new code below another one, or a root; it has no rules yet and is coded by hand.

    With `label_en` the label is the Indonesian one; else it serves for all languages. `kind` says
    what a root is, an aspect by default; below a parent a code is what its root is. `origin` says
    whether it was fixed beforehand or came out of the data.

    Raises:
        QualcodeError: the id is or was another code's, the parent is unknown, a kind is given to
            a code with a parent, or nothing could be written.
    """

    def plan(own: OwnCodebook) -> Plan:
        above = known_code(own.book, parent) if parent is not None else None
        _refuse_kind(own.book, above, kind)
        own_label = _in_a_line(label, "label")
        texts = ("id", own_label), ("en", _in_a_line(label_en, "English label") if label_en else "")
        new = Code(
            id=free_id(own.book, code_id),
            label=LocalText(texts) if label_en else LocalText.plain(own_label),
            parent=above.id if above else None,
            kind=kind if above is None else None,
            definition=LocalText.plain(filled(definition, "definition")) if definition else _NONE,
            origin=origin,
        )
        fields: dict[str, Value] = {"id": new.id}
        fields |= {"kind": str(new.kind)} if new.kind else {}
        fields["label"] = _written(new.label)
        if new.definition:
            fields["definition"] = _written(new.definition)
        fields |= {"origin": str(new.origin)} if new.origin else {}
        return Plan(lambda text: text.added(fields, new.parent), with_code(own.book, new))

    return edit_codebook(study, plan, f"codebook add {code_id}")


def _in_a_line(label: str, what: str) -> str:
    return " ".join(filled(label, what).split())


def _refuse_kind(book: Codebook, above: Code | None, kind: AspectKind | None) -> None:
    """Below a parent a kind can only be the one that its root has."""
    if above is not None and kind not in (None, book.kind(above.id)):
        raise QualcodeError(
            f"below {above.id} a code is of the kind {book.kind(above.id)}, not {kind}.",
            "A kind is given to a code without a parent.",
        )


def _written(text: LocalText) -> Value:
    texts = dict(text.texts)
    return texts[""] if list(texts) == [""] else texts
