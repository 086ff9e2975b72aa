"""New codes while coding: made in the codebook by its own action, then known at the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qualcode.actions.codebook_add import add_code
from qualcode.actions.codebook_copy import OWN, copy_codebook
from qualcode.model.codebook import AspectKind, Codebook
from qualcode.stores.shipped import shipped_codebooks
from qualcode.stores.study_yaml import read_study
from qualcode.study import Study

_LONGEST = 48


KINDS = (
    ("aspect", "an aspect: one of the topics that are compared"),
    ("obstacle", "an obstacle: what hinders"),
    ("support", "a support: what helps"),
    ("outcome", "an outcome: what came of it"),
    ("suggestion", "a suggestion: what should be done"),
)
"""What a code without a parent can be, and how it is asked."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code to be made: below a parent, or by itself and then of some kind."""

    label: str
    parent: str = ""
    kind: AspectKind | None = None


def shipped_name(study: Study) -> str:
    """The name of the codebook where it comes with qualcode and cannot be added to; else ""."""
    declared, _ = read_study(study.root)
    name = declared.codebook if declared else ""
    return name if name in shipped_codebooks() else ""


def with_own_codebook(study: Study) -> Study:
    """The study with the shipped codebook copied into it.

    Raises:
        QualcodeError: it cannot be copied; nothing was written.
    """
    copy_codebook(study.root, OWN)
    return _with(study, replace(study.codebook, file=OWN))


def new_code(study: Study, code_id: str, new: NewCode) -> Study:
    """Add a code to the study's codebook; the study that knows it.

    Raises:
        QualcodeError: the code cannot be made, or nothing was written.
    """
    made = add_code(study, code_id, new.label, new.parent or None, kind=new.kind)
    return _with(study, made.after)


def _with(study: Study, codebook: Codebook) -> Study:
    """The study with another codebook; what the rules propose is not worked out anew."""
    made = study.proposals
    return replace(study, codebook=codebook, propose=lambda: made)


def suggested_label(quotation: str) -> str:
    """The informant's own words as a label: a line, not too long, without a stop at the end."""
    words = " ".join(quotation.split()).strip(" .,;:!?…\"'“”‘’")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .,;:")


def suggested_id(codebook: Codebook, parent: str | None) -> str:
    """The next free id below a parent, after the pattern of its children; `IV1` without one."""
    stem, dot = (parent, ".") if parent else ("IV", "")
    if parent and re.fullmatch(r"[^\W\d_]+", parent):
        dot = ""
    number = 1
    # Former ids too: what was coded under them belongs to another code.
    while f"{stem}{dot}{number}" in codebook:
        number += 1
    return f"{stem}{dot}{number}"
