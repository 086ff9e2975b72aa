"""What study.yaml and codebook say differently in two copies, side by side; nothing is changed.

What only the other copy has can be added (see `qualcode.actions.merge_new`); of a field that says
other things in both, nobody but a person can tell which holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from qualcode.actions.other_copy import Called, Names
from qualcode.errors import Problem, QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.informant import Consent, Roster
from qualcode.model.privacy import Anonymiser
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import SourceEntry
from qualcode.stores.codebook_text import CodebookText
from qualcode.stores.codebook_yaml import parse_codebook
from qualcode.stores.files import bytes_of
from qualcode.stores.shipped import find_codebook, shipped_codebooks
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_forms import StudyForm
from qualcode.stores.study_yaml import read_study
from qualcode.stores.yaml_compare import FieldApart, Side, fields_apart, name_of, said
from qualcode.stores.yaml_layout import Node, YamlLayout, fields_of, is_nothing
from qualcode.study import Study

NOUNS = {
    "groups": "group", "cases": "case", "scales": "scale", "informants": "informant",
    "guide": "question", "expect": "expect", "displays": "display", "sources": "source",
}  # fmt: skip
"""The lists of study.yaml whose entries have names, in the order in which they need each other."""

_TOLD_APART = ("id", "formerly", "children")
_LISTS = ("informants", "guide", "displays", "sources")
"""Those of them that are lists: a mapping in their place has no ids for its keys."""

_OF_PEOPLE = frozenset({"group", "consent", "kind", "sample", "case", "pseudonym"})
"""What is said of an informant that tells nobody who it is."""

_OF_MEETINGS = frozenset({"file", "title", "place", "time"})
"""What is said of a source that may tell whom it was with."""

_NAMES = ("interviewer", "mentioned", "attributes")
_NOT_SHOWN = "(about a person, not shown)"
_UNKNOWN = "(not a key of study.yaml, not shown)"
_KNOWN = frozenset(StudyForm.model_fields) | frozenset(NOUNS.values())


@dataclass(frozen=True, slots=True)
class Copy:
    """The files of one copy, as text and as read; the codebook is None where there is none."""

    root: Path
    layout: YamlLayout
    declared: StudyFile
    book_file: str = ""
    book_text: CodebookText | None = None
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """An entry that only the other copy has: what it is, its id, and where it stands there.

    One without an id has no other name either: an informant's is not told.
    """

    what: str
    id: str
    file: str
    line: int

    @property
    def called(self) -> str:
        """What it is called where it is told of."""
        known = f"{self.what} {self.id}"
        return known if self.id else f"the {self.what} at line {self.line} of {self.file} there"


@dataclass(frozen=True, slots=True)
class Apart:
    """A field that says other things in both copies."""

    what: str
    file: str
    here: Side
    other: str
    there: Side


@dataclass(frozen=True, slots=True)
class Compared:
    """What study.yaml and codebook of two copies do not have in common."""

    fields: tuple[Apart, ...] = ()
    missing: tuple[Missing, ...] = ()


def compared(study: Study, other: Path) -> Compared:
    """What another copy says differently or alone; nothing where one cannot be read."""
    if not (other / STUDY_FILE).is_file():
        return Compared()
    here, there = open_copy(study.root), open_copy(other)
    if here is None or there is None:
        return Compared()
    fields = tuple(fields_that_differ(study, here, there))
    return Compared(fields, tuple(missing_entries(here, there)))


def open_copy(root: Path) -> Copy | None:
    """A copy of the study as its files are now; None where its study.yaml cannot be read well."""
    declared, problems = read_study(root)
    if declared is None or _is_odd(problems):
        return None
    copy = Copy(root, YamlLayout.of(bytes_of(root / STUDY_FILE, STUDY_FILE), STUDY_FILE), declared)
    try:
        if not declared.codebook or declared.codebook in shipped_codebooks():
            return copy
        path = find_codebook(declared.codebook, root)
        data = bytes_of(path, path.name)
        groups = [one.id for one in declared.roster.groups]
        book, problems = parse_codebook(data, path.name, groups)
        if book is None or _is_odd(problems):
            return copy
        text = CodebookText.of(data)
        file = path.relative_to(root).as_posix()
        return replace(copy, book_file=file, book_text=text, codes=book.codes)
    except QualcodeError:
        return copy


def _is_odd(problems: Iterable[Problem]) -> bool:
    """Whether the YAML itself has what could be misread: that is mended first."""
    return any(one.code.startswith("yaml-") or one.code == "duplicate-key" for one in problems)


def missing_entries(here: Copy, there: Copy) -> list[Missing]:
    """What only the other copy has, in the order in which it can be added."""
    found = []
    for key, noun in NOUNS.items():
        new = [one for one in _entries(there, key) if not _known(here, there, key, one[0])]
        for name, entry in (*new, *_nameless(here, there, key)):
            line = there.layout.line_number(entry.start_mark.index)
            found.append(Missing(noun, name, STUDY_FILE, line))
    names, text = Names(here.codes), there.book_text
    for code in there.codes if text and here.book_text else ():
        if text and not names.known_as(code):
            line = text.doc.line_number(text.place(code.id).node.start_mark.index)
            found.append(Missing("code", code.id, there.book_file, line))
    return found


def fields_that_differ(study: Study, here: Copy, there: Copy) -> list[Apart]:
    """The fields of which the copies say other things, without anybody's name."""
    everybody = _together(here.declared.roster, there.declared.roster)
    safe = Anonymiser(everybody, study.settings.site)
    told = [*_of_study(here, there), *_of_codes(here, there)]
    return [
        replace(one, what=safe(one.what), here=_shown(one, one.here, safe),
                there=_shown(one, one.there, safe))
        for one in told
    ]  # fmt: skip


def _together(ours: Roster, theirs: Roster) -> Roster:
    """The people of both copies; who has withdrawn in one has withdrawn."""
    people = (*ours.informants, *theirs.informants)
    gone = {one.id for one in people if one.consent is Consent.WITHDRAWN}
    return Roster(
        informants=tuple(
            replace(one, consent=Consent.WITHDRAWN) if one.id in gone else one for one in people
        ),
        withheld=(*ours.withheld, *theirs.withheld),
        mentioned=(*ours.mentioned, *theirs.mentioned),
    )


def _shown(one: Apart, side: Side, safe: Anonymiser) -> Side:
    """What a side says, unless it may tell of a person; `safe` knows only well-written people."""
    noun, *_ = keys = one.what.split()
    if not side.value:
        return side
    secret = noun == "informant" and not _OF_PEOPLE.intersection(keys[2:3])
    secret |= noun == "source" and bool(_OF_MEETINGS.intersection(keys[2:3]))
    if secret or any(name in keys for name in _NAMES):
        return replace(side, value=_NOT_SHOWN)
    known = noun in _KNOWN or one.file != STUDY_FILE
    return replace(side, value=safe(side.value) if known else _UNKNOWN)


def _of_study(here: Copy, there: Copy) -> Iterator[Apart]:
    for key, field in fields_of(there.layout.root).items():
        if key not in NOUNS:
            own = _under(here.layout, key)
            yield from _apart(here, there, own, field.value, (key,))
            continue
        for name, entry in _entries(there, key):
            for known in _known(here, there, key, name):
                own = dict(_entries(here, key)).get(known)
                yield from _apart(here, there, own, entry, (NOUNS[key], known))


def _apart(
    here: Copy, there: Copy, ours: Node | None, theirs: Node, path: tuple[str, ...]
) -> Iterator[Apart]:
    for one in fields_apart(here.layout, ours, there.layout, theirs, path):
        if one.path[-1] not in _TOLD_APART:
            yield _as_apart(one, STUDY_FILE, STUDY_FILE)


def _of_codes(here: Copy, there: Copy) -> Iterator[Apart]:
    ours, theirs = here.book_text, there.book_text
    if ours is None or theirs is None:
        return
    names = Names(here.codes)
    for code in there.codes:
        known = names.known_as(code)
        if len(known) != 1:
            continue
        own, other = ours.place(known[0].id).node, theirs.place(code.id).node
        for one in fields_apart(ours.doc, own, theirs.doc, other, ("code", known[0].id)):
            if one.path[2] not in _TOLD_APART:
                yield _as_apart(one, here.book_file, there.book_file)


def _as_apart(one: FieldApart, ours: str, theirs: str) -> Apart:
    return Apart(" ".join(one.path), ours, one.here, theirs, one.there)


def _under(doc: YamlLayout, key: str) -> Node | None:
    field = fields_of(doc.root).get(key)
    return field.value if field and not is_nothing(field.value) else None


def _entries(copy: Copy, key: str) -> Iterator[tuple[str, Node]]:
    """The entries of a list or a mapping, by their ids."""
    node = _under(copy.layout, key)
    if isinstance(node, yaml.SequenceNode):
        yield from ((name, one) for one in node.value if (name := name_of(one, key)))
    elif key not in _LISTS:
        yield from ((name, one.value) for name, one in fields_of(node).items())


def _nameless(here: Copy, there: Copy, key: str) -> Iterator[tuple[str, Node]]:
    """The entries of a list without an id: known here only where ours say the very same."""
    ours, theirs = _under(here.layout, key), _under(there.layout, key)
    known = [said(one) for one in ours.value] if isinstance(ours, yaml.SequenceNode) else []
    for one in theirs.value if isinstance(theirs, yaml.SequenceNode) else ():
        if isinstance(one, yaml.MappingNode) and not name_of(one, key) and said(one) not in known:
            yield "", one


def _known(here: Copy, there: Copy, key: str, name: str) -> Sequence[str]:
    """What an entry of theirs is called here; nothing where it is only there."""
    if key == "sources":
        entry: SourceEntry | None = Names(there.declared.sources).get(name)
        found: Sequence[Called] = Names(here.declared.sources).known_as(entry) if entry else ()
        if found:
            return [one.id for one in found]
    return [one for one, _ in _entries(here, key) if one == name]
