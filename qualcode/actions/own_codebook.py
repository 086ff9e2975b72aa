"""The one way in which a study's own codebook is changed: as text, proved, or not at all.

A change is planned on the codebook as it stands in the file at this moment. The new text is read
again and compared with what was meant; only then does it replace the old one, which is kept in
`.qualcode/history`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode import disk
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.codebook import Code, Codebook
from qualcode.model.codebook_edits import Codes
from qualcode.model.settings import STUDY_FILE
from qualcode.registry import did_you_mean
from qualcode.stages.code_ids import id_fault, id_hint
from qualcode.stores.codebook_text import CodebookText
from qualcode.stores.codebook_yaml import parse_codebook
from qualcode.stores.files import read_bytes
from qualcode.stores.shipped import find_codebook, shipped_codebooks
from qualcode.stores.study_file import StudyFile, check_codes
from qualcode.stores.study_paths import resolved
from qualcode.stores.study_yaml import read_study
from qualcode.study import Study

SHOWN = 12
"""Characters of a SHA-256 by which a version of a codebook is called."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A change: how the text becomes another, what the codes then are, what is to be told.

    `also` looks at the result once more and raises where the change must not be made.
    """

    text: Callable[[CodebookText], CodebookText]
    codes: Codes
    notes: tuple[str, ...] = ()
    also: Callable[[Codebook], None] | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The codebook before and after a change, and what the person should be told of it."""

    before: Codebook
    after: Codebook
    notes: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The new version, as reports name it."""
        return self.after.sha256[:SHOWN]


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """A study's own codebook as its file is now."""

    path: Path
    data: bytes
    book: Codebook
    problems: tuple[Problem, ...]
    declared: StudyFile

    @property
    def text(self) -> CodebookText:
        """The codebook as text."""
        return CodebookText.of(self.data)


def edit_codebook(study: Study, plan: Callable[[OwnCodebook], Plan], reason: str) -> Edited:
    """Change the study's codebook as planned; the plan is made while nobody else can write.

    The version before is kept; `reason` is the command, by which `qualcode restore` calls it.

    Raises:
        QualcodeError: the codebook is not the study's own, the plan refuses, the change cannot be
            made in this layout, or nothing could be written; the file is as it was.
    """
    with disk.locked(study.root, reason):
        own = open_codebook(study)
        _refuse_unreadable(own)
        planned = plan(own)
        data = planned.text(own.text).doc.data
        after = _proved(own, data, planned)
        if planned.also:
            planned.also(after)
        disk.rewrite(study.root, own.path, data)
    return Edited(own.book, after, planned.notes)


def own_file(study: Study) -> tuple[Path, StudyFile]:
    """The file of the study's own codebook, and what study.yaml says.

    Raises:
        QualcodeError: the codebook comes with qualcode, or there is none.
    """
    declared, _ = read_study(study.root)
    if declared is None or not declared.codebook:
        raise QualcodeError(f"{STUDY_FILE} names no codebook.", "See: qualcode check")
    name = declared.codebook
    if name in shipped_codebooks():
        raise QualcodeError(
            f"{name} comes with qualcode and is not edited.",
            "Copy it into the study first: qualcode codebook copy",
        )
    return resolved(find_codebook(name, study.root)), declared


def open_codebook(study: Study) -> OwnCodebook:
    """The study's own codebook.

    Raises:
        QualcodeError: it comes with qualcode, or cannot be read.
    """
    path, declared = own_file(study)
    file = study.codebook.file or declared.codebook
    data, problems = read_bytes(path, file)
    groups = [group.id for group in declared.roster.groups]
    book, found = parse_codebook(data, file, groups) if data is not None else (None, problems)
    if data is None or book is None:
        raise QualcodeError(f"{found[0].place}: {found[0].message}.", found[0].hint)
    return OwnCodebook(path, data, book, found, declared)


def known_code(book: Codebook, code_id: str) -> Code:
    """The code of that id, or that once had it.

    Raises:
        QualcodeError: there is none.
    """
    found = book.get(code_id)
    if found is None:
        ids = [one.id for one in book.codes]
        raise QualcodeError(f"no code named '{code_id}'.", did_you_mean(code_id, ids))
    return found


def usable(code: Code) -> Code:
    """The code, which may take something up.

    Raises:
        QualcodeError: it is retired.
    """
    if code.retired:
        raise QualcodeError(
            f"{code.id} is retired and takes nothing up.",
            f"Name another code, or take out 'retired' from {code.id}.",
        )
    return code


def free_id(book: Codebook, code_id: str, owner: str = "") -> str:
    """An id for a code that no other code has or had; `owner` may take back one of its own.

    Raises:
        QualcodeError: it is taken, empty, or could not be typed where codes are named.
    """
    wanted = code_id.strip()
    if not wanted:
        raise QualcodeError("the id is empty.")
    taken = book.get(wanted)
    if taken is None and (fault := id_fault(wanted)):
        raise QualcodeError(f"'{wanted}' cannot be a code's id: it {fault}.", id_hint(wanted))
    if taken is None or (taken.id == owner and wanted != owner):
        return wanted
    if taken.id == wanted:
        raise QualcodeError(f"there is a code '{wanted}' already.", "Choose another id.")
    raise QualcodeError(
        f"'{wanted}' is a former id of {taken.id}: codings under it belong there.",
        "Choose another id.",
    )


def filled(text: str, what: str) -> str:
    """A text that says something, without white space around it.

    Raises:
        QualcodeError: it is empty.
    """
    if not text.strip():
        raise QualcodeError(f"the {what} is empty.")
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def refuse_broken(own: OwnCodebook, codes: Iterable[str]) -> None:
    """Make sure that no defect hides in blocks that are to go.

    What cannot be read would go unseen.

    Raises:
        QualcodeError: there is one.
    """
    text = own.text
    for code in codes:
        first, last = text.lines(code)
        for one in _errors(own.problems):
            if one.line is not None and first <= one.line <= last:
                raise QualcodeError(f"{one.place}: {one.message}.", "Mend it first.")


def refuse_new_mentions(own: OwnCodebook, after: Codebook) -> None:
    """Make sure that study.yaml names no code that is gone.

    Raises:
        QualcodeError: it does; the text says where.
    """
    before = {one.message for one in check_codes(own.declared, own.book)}
    new = [one for one in check_codes(own.declared, after) if one.message not in before]
    if new:
        told = "; ".join(f"{one.place}: {one.message}" for one in new)
        raise QualcodeError(
            f"{told} then; nothing was changed.",
            "Take it out there, or say where its codings go: --codings-to CODE.",
        )


def proved_as(own: OwnCodebook, data: bytes, codes: Codes) -> OwnCodebook:
    """The codebook with another text that says just these codes.

    Raises:
        QualcodeError: it does not, or it has new defects.
    """
    _refuse_unreadable(own)
    after = _proved(own, data, Plan(lambda text: text, codes))
    groups = [group.id for group in own.declared.roster.groups]
    return replace(own, data=data, book=after, problems=parse_codebook(data, after.file, groups)[1])


def _refuse_unreadable(own: OwnCodebook) -> None:
    """What is odd in the YAML itself could be lost by an edit, or edited in the wrong place."""
    for one in own.problems:
        if one.code.startswith("yaml-") or one.code == "duplicate-key":
            raise QualcodeError(f"{one.place}: {one.message}.", one.hint or "Mend it first.")


def _proved(own: OwnCodebook, data: bytes, planned: Plan) -> Codebook:
    """The codebook after the change, if it is what was meant and has no new defects."""
    groups = [group.id for group in own.declared.roster.groups]
    after, problems = parse_codebook(data, own.book.file, groups)
    before = Counter(one.code for one in _errors(own.problems))
    fresh = Counter(one.code for one in _errors(problems)) - before
    known = {(one.code, one.message) for one in own.problems}
    for one in _errors(problems):
        if one.code in fresh and (one.code, one.message) not in known:
            raise QualcodeError(f"{one.message}; nothing was changed.", one.hint)
    meant = replace(own.book, codes=planned.codes)
    if after is None or fresh or _bare(after) != _bare(meant):
        raise QualcodeError(
            f"{own.book.file} is laid out in a way that qualcode cannot edit safely; "
            "nothing was changed.",
            "Edit it by hand: qualcode codebook edit CODE",
        )
    return after


def _bare(book: Codebook) -> Codebook:
    """The codebook without what a change of the file may change as well."""
    codes = tuple(replace(code, line=None) for code in book.codes)
    return replace(book, codes=codes, sha256="")


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [one for one in problems if one.severity is Severity.ERROR]
