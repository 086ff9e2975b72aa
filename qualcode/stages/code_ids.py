"""Which ids of codes can be typed wherever codes are named: in selections, as subjects, in files.

Letters of any script, digits, dots and dashes are fine, and so is a space: a selection takes such
an id in quotation marks.
"""

from __future__ import annotations

import re

from qualcode.stages.selection_query import ANY, WORDS

_SIGNS = re.compile(r'[()"<>:/\\|?*+]')
"""Signs that mean something in a selection, a place (`W1:14`) or a cell (`I1+EM1.1`), or that no
file's name can have everywhere."""


def id_fault(code_id: str) -> str:
    """Why a new code should not be called so, as a predicate; "" where nothing is wrong."""
    if cannot_be_typed(code_id):
        if code_id.casefold() in WORDS:
            return "is a word that connects codes in a selection"
        return "means any code" if code_id == ANY else "would be taken for an option"
    found = _SIGNS.search(code_id)
    if found is None:
        return ""
    return f"holds {found.group()}, which means something else where codes are named"


def cannot_be_typed(code_id: str) -> bool:
    """Whether a code of that id is not found by it without a trick."""
    return code_id.casefold() in WORDS or code_id == ANY or code_id.startswith("-")


def id_hint(code_id: str) -> str:
    """What it could be called instead."""
    plain = re.sub("-+", "-", _SIGNS.sub("-", code_id)).strip("- ")
    if not plain or id_fault(plain):
        return "Choose another id; the words go into the label."
    return f"For example {plain}."
