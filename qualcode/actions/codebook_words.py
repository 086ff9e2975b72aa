"""Other words for a code, or another id: every coding stays with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qualcode.actions.codebook_decided import heirs_of_proposals
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
from qualcode.model.codebook import Code, CodeOrigin
from qualcode.model.codebook_edits import changed, renamed, with_text
from qualcode.model.settings import LANGUAGES
from qualcode.stores.codebook_text import CodebookText
from qualcode.study import Study

TEXTS = ("label", "definition", "include", "exclude")
"""What is said of a code in words."""

FIELDS = ("color", "origin")
"""What is one word in the file."""


def edit_code(study: Study, code_id: str, texts: Mapping[str, str], language: str = "") -> Edited:
    """Other words for a code: its label, definition, include, exclude, color or origin.

    A text that is written per language is changed in `language`, else in the study's; one that
    serves all languages stays so unless a language is named.

    Raises:
        QualcodeError: the code is unknown, a text is empty, nothing would change, or nothing
            could be written.
    """
    if language and language not in LANGUAGES:
        raise QualcodeError(f"'{language}' is not a language of qualcode.", "Use id or en.")

    def plan(own: OwnCodebook) -> Plan:
        code = known_code(own.book, code_id)
        wanted = _wanted(code, texts, language or "", study.settings.language)
        if wanted == code:
            raise QualcodeError(f"{code.id} says so already; nothing was changed.")

        def text(file: CodebookText) -> CodebookText:
            for key in TEXTS:
                if getattr(wanted, key) != getattr(code, key):
                    file = file.with_local(code.id, key, getattr(wanted, key))
            for key in FIELDS:
                if getattr(wanted, key) != getattr(code, key):
                    file = file.with_field(code.id, key, texts[key].strip())
            return file

        return Plan(text, changed(own.book, code.id, lambda _: wanted))

    return edit_codebook(study, plan, f"codebook edit {code_id}")


def rename_code(study: Study, old: str, new: str, label: str = "", language: str = "") -> Edited:
    """Another id for a code. Its codings follow: the old id is kept as a former one.

    Raises:
        QualcodeError: the code is unknown, the new id is or was another code's, or nothing could
            be written.
    """

    def plan(own: OwnCodebook) -> Plan:
        code = known_code(own.book, old)
        name = free_id(own.book, new, owner=code.id)
        codes = renamed(own.book, code.id, name)
        texts = {"label": label} if label else {}
        wanted = _wanted(code, texts, language, study.settings.language).label

        def text(file: CodebookText) -> CodebookText:
            if name in code.formerly:
                file = file.with_name(code.id, "formerly", name, code.id)
            else:
                file = file.with_names(code.id, "formerly", [code.id])
            file = file.yielding(code.id, name)
            if wanted != code.label:
                file = file.with_local(code.id, "label", wanted)
            return file.renamed(code.id, name)

        labelled = tuple(replace(one, label=wanted) if one.id == name else one for one in codes)
        lines = _mentions(text(own.text), code.id, name)
        notes = (*_left_alone(own, code.id, lines), *heirs_of_proposals(study, {code.id: name}))
        return Plan(text, labelled, notes)

    return edit_codebook(study, plan, f"codebook rename {old} {new}")


def _wanted(code: Code, texts: Mapping[str, str], language: str, usual: str) -> Code:
    """The code with other words."""
    words: dict[str, Any] = {
        key: with_text(getattr(code, key), filled(texts[key], key), language, usual)
        for key in TEXTS
        if key in texts
    }
    color = filled(texts["color"], "color").lower() if "color" in texts else code.color
    origin = CodeOrigin(texts["origin"]) if "origin" in texts else code.origin
    return replace(code, color=color, origin=origin, **words)


def _mentions(file: CodebookText, old: str, new: str) -> list[int]:
    """The lines in which an id still stands as a word, its list of former ids aside."""
    pattern = re.compile(rf"(?<![\w.-]){re.escape(old)}(?![\w-]|\.\w)")
    begin, end = file.field_span(new, "formerly")
    text = file.doc.text
    found = [one.start() for one in pattern.finditer(text)]
    return sorted({file.doc.line_number(at) for at in found if not begin <= at < end})


def _left_alone(own: OwnCodebook, old: str, lines: list[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    shown = ", ".join(map(str, lines[:8])) + (" …" if len(lines) > 8 else "")
    where = f"line {shown}" if len(lines) == 1 else f"lines {shown}"
    return (f"{own.book.file} still speaks of {old} in {where}: texts are yours to change.",)
