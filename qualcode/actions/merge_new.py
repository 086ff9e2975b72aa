"""Adding to study.yaml and the codebook what only the other copy of the study has.

Entry by entry, with the comments that they have there, each proved; what does not fit is left out
and told. Nothing of ours is changed, and what the files were is kept.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from qualcode import disk
from qualcode.actions.codebook_move_in import with_codes
from qualcode.actions.own_codebook import OwnCodebook, open_codebook
from qualcode.actions.source_id import decided_in
from qualcode.actions.study_copies import NOUNS, Copy, Missing, missing_entries, open_copy
from qualcode.actions.study_rewrite import Present, present_study, prove, stands
from qualcode.errors import QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import SourceEntry
from qualcode.sources import read_source
from qualcode.stores.files import bytes_of
from qualcode.stores.journal import read_journals
from qualcode.stores.study_file import StudyFile, check_codes
from qualcode.stores.study_paths import resolved
from qualcode.stores.yaml_blocks import Piece, put
from qualcode.stores.yaml_compare import list_piece, name_of, named_piece
from qualcode.stores.yaml_layout import YamlLayout, fields_of
from qualcode.study import Study

_KEYS = {noun: key for key, noun in NOUNS.items()}
_LAST = ("guide", "expect", "displays", "sources")
"""What may name codes: it is added once the new codes are there."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, and what was not, with the reason."""

    done: tuple[Missing, ...] = ()
    left: tuple[tuple[Missing, str], ...] = ()


def add_new(study: Study, other: Path) -> Added:
    """Add the sources, people, groups, codes … that only the other copy has.

    Raises:
        QualcodeError: a study.yaml cannot be read, or something could not be written; the files
            are as they were.
    """
    if other.resolve() == study.root.resolve():
        raise QualcodeError("a study cannot be merged with itself.", "Name the other copy.")
    with disk.locked(study.root, "merge --add-new"):
        here, there = open_copy(study.root), open_copy(other)
        if here is None or there is None:
            where = study.root if here is None else other
            raise QualcodeError(f"{where / STUDY_FILE} cannot be read.", "See: qualcode check")
        present = present_study(study.root)
        adding = _Adding(study, there, present, present.content)
        with adding.all_or_nothing():
            adding.add(missing_entries(here, there))
    return Added(tuple(adding.done), tuple(adding.left))


class _UnwrittenError(Exception):
    """A source's file could not be written: that is no misfit of one entry, the whole is off."""


def _key(one: Missing) -> str:
    return _KEYS.get(one.what, "")


def _without_id(one: Missing) -> str:
    return "it has no name" if one.what == "display" else "it has no id"


@dataclass(slots=True)
class _Adding:
    """The files as they are to be, and what was added to them until now."""

    study: Study
    there: Copy
    present: Present
    before: bytes = b""
    own: OwnCodebook | None = None
    book_before: bytes = b""
    files: list[Path] = field(default_factory=list)
    done: list[Missing] = field(default_factory=list)
    left: list[tuple[Missing, str]] = field(default_factory=list)

    def add(self, missing: list[Missing]) -> None:
        """Take in what fits, and write it."""
        self.left += [(one, _without_id(one)) for one in missing if not one.id]
        missing = [one for one in missing if one.id]
        codes = [one for one in missing if one.what == "code"]
        self.take(one for one in missing if _key(one) not in ("", *_LAST))
        if codes:
            self.codes(codes)
        self.take(one for one in missing if _key(one) in _LAST)
        if self.own and self.own.data != bytes_of(self.own.path, self.own.book.file):
            disk.rewrite(self.study.root, self.own.path, self.own.data)
        if self.present.content != self.before:
            disk.rewrite(self.study.root, self.study.root / STUDY_FILE, self.present.content)

    def take(self, wanted: Iterable[Missing]) -> None:
        """Put entries into study.yaml as it will be, those that fit."""
        for one in wanted:
            try:
                self.entry(one)
                self.done.append(one)
            except QualcodeError as error:
                self.left.append((one, error.message.rstrip(".")))

    def entry(self, one: Missing) -> None:
        """Put an entry into study.yaml as it will be.

        Raises:
            QualcodeError: it does not fit.
        """
        key = _key(one)
        wanted = with_entry(self.present.declared, self.there.declared, key, one.id)
        doc = YamlLayout.of(self.present.content, STUDY_FILE)
        piece, kind = _piece(self.there.layout, key, one.id)
        changed = doc.edited(put(doc, doc.root, key, [piece], kind=kind)).data
        copied = self._copied(one.id) if key == "sources" else None
        try:
            self.present = self._proved(changed, wanted)
        except QualcodeError:
            if copied:
                disk.remove(self.files.pop())
            raise

    def _proved(self, changed: bytes, wanted: StudyFile) -> Present:
        after = prove(self.present, changed, wanted)
        book = self.own.book if self.own else self.study.codebook
        known = {problem.message for problem in check_codes(self.present.declared, book)}
        new = [it for it in check_codes(after.declared, book) if it.message not in known]
        if new:
            raise QualcodeError(f"{new[0].message}.")
        return after

    def _copied(self, source: str) -> bool:
        """Copy the file of a source where it is not here yet: what is proved may read it.

        Raises:
            QualcodeError: another one is in its place, or what was decided bears its id.
        """
        entry = _source(self.there.declared, source)
        self._refuse_of_another(entry)
        target = self.study.root / entry.file
        content = bytes_of(self.there.root / entry.file, entry.file)
        inside = resolved(target).is_relative_to(resolved(self.study.root))
        if not inside or (target.exists() and bytes_of(target, entry.file) != content):
            raise QualcodeError(f"{entry.file} is another file here.")
        if target.exists():
            return False
        self.files.append(target)
        try:
            disk.write_whole(target, content)
        except QualcodeError as error:
            raise _UnwrittenError from error
        return True

    def _refuse_of_another(self, entry: SourceEntry) -> None:
        """Decisions that bear the id of a source must not pass to another text."""
        if not decided_in(self.study.root, entry):
            return
        file = self.there.root / entry.file
        text, _ = read_source(file, entry, self.there.declared.roster)
        hashes = {event.text_sha256 for event in read_journals(self.study.root)[0]}
        if text is None or text.sha256 not in hashes:
            raise QualcodeError("decisions here bear this id and are about another text.")

    def codes(self, wanted: list[Missing]) -> None:
        """Put codes into the codebook as it will be, each with what is only there below it."""
        try:
            self.own = replace(open_codebook(self.study), declared=self.present.declared)
            self.book_before = self.own.data
        except QualcodeError as error:
            self.left += [(one, error.message.rstrip(".")) for one in wanted]
            return
        by_id = {one.id: one for one in wanted}
        for one in wanted:
            if one.id not in by_id:
                continue
            try:
                self.own, ids = with_codes(self.own, self.there, one.id)
                self.done += [by_id.pop(name) for name in ids]
            except QualcodeError as error:
                self.left.append((by_id.pop(one.id), error.message.rstrip(".")))

    @contextlib.contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Where something cannot be written, all files become what they were."""
        try:
            yield
        except BaseException as error:
            if stands(self.study.root, self.before):
                for path in self.files:
                    disk.remove(path)
                if self.own and bytes_of(self.own.path, self.own.book.file) == self.own.data:
                    disk.write_whole(self.own.path, self.book_before)
            if isinstance(error, _UnwrittenError) and error.__cause__:
                raise error.__cause__ from None
            raise


def _piece(there: YamlLayout, key: str, name: str) -> tuple[Piece, type[yaml.CollectionNode]]:
    node = fields_of(there.root)[key].value
    if isinstance(node, yaml.SequenceNode):
        number = next(at for at, one in enumerate(node.value) if name_of(one, key) == name)
        return list_piece(there, key, number), yaml.SequenceNode
    return named_piece(there, node, fields_of(node)[name]), yaml.MappingNode


def with_entry(ours: StudyFile, theirs: StudyFile, key: str, name: str) -> StudyFile:
    """What our study.yaml says with one entry of theirs more.

    Raises:
        QualcodeError: the entry is not valid there.
    """
    if key == "sources":
        return replace(ours, sources=(*ours.sources, _source(theirs, name)))
    roster = key in ("groups", "cases", "informants")
    part: Any = ours.roster if roster else ours.settings
    other: Any = theirs.roster if roster else theirs.settings
    had, has = getattr(part, key), getattr(other, key)
    if isinstance(has, tuple):
        found = [one for one in has if name in (getattr(one, "id", ""), getattr(one, "name", ""))]
        _refuse_same_person(ours, key, found)
        whole: Any = (*had, *found[:1])
    else:
        found = [has[name]] if name in has else []
        whole = {**had, name: found[0]} if found else had
    if not found:
        raise QualcodeError("it is not right there; see: qualcode check")
    changed = replace(part, **{key: whole})
    return replace(ours, roster=changed) if roster else replace(ours, settings=changed)


def _refuse_same_person(ours: StudyFile, key: str, found: list[Any]) -> None:
    known = {one.name.casefold(): one.id for one in ours.roster.informants}
    for one in found if key == "informants" else ():
        if same := known.get(one.name.casefold()):
            raise QualcodeError(f"it is {same} here.")


def _source(declared: StudyFile, name: str) -> SourceEntry:
    for one in declared.sources:
        if one.id == name:
            return one
    raise QualcodeError("it is not right there; see: qualcode check")
