"""What two copies of a study call or hold differently, so that a person can make them one again.

Nothing is settled here: a merge takes decisions in, and neither study.yaml nor a codebook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qualcode.actions.merge_ids import Leading
from qualcode.actions.other_copy import Called, OtherCopy, names_of
from qualcode.actions.shell_words import shell_word
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.informant import Consent, Informant
from qualcode.model.source import Phase, SourceEntry
from qualcode.stores.files import bytes_of
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


class Kind(StrEnum):
    """In which way something differs."""

    RENAMED = "renamed"
    MISSING = "only-there"
    JOINED_THERE = "one-there"
    JOINED_HERE = "one-here"
    ANOTHER = "another"
    RELABELLED = "relabelled"
    WITHDRAWN_THERE = "withdrawn-there"
    WITHDRAWN_HERE = "withdrawn-here"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not the same in both copies.

    `here` and `there` are its ids, `decisions` how many of theirs bear it. `open` says that these
    do not count here as they do there until somebody does what `todo` says: commands, in order.
    """

    kind: Kind
    what: str
    here: tuple[str, ...]
    there: str
    decisions: int = 0
    open: bool = False
    todo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that are compared.

    `theirs` stand in the other copy, under the ids that they bear there; `held` are those of them
    that were not taken in, being on another interview; `new` were taken in now; `here` are all
    that stand here then, under the ids that they bear in the journals.
    """

    theirs: Sequence[Event]
    held: Sequence[Event]
    new: Sequence[Event]
    here: Sequence[Event]


def differences(leading: Leading, decided: Decided) -> list[Difference]:
    """What differs between the copies, sources first."""
    return [
        *_of_sources(leading, decided),
        *_of_codes(leading, decided),
        *_of_people(leading.study, leading.copy),
    ]


def _of_sources(leading: Leading, decided: Decided) -> Iterator[Difference]:
    texts: dict[str, Counter[str]] = {}
    apart: Counter[str] = Counter()
    for event in decided.theirs:
        if one := leading.their_sources.get(event.source):
            texts.setdefault(one.id, Counter())[event.text_sha256] += 1
    for event in decided.held:
        if one := leading.their_sources.get(event.source):
            apart[one.id] += 1
    waiting = {event.source for event in decided.here if not leading.sources.get(event.source)}
    for entry in leading.copy.sources:
        coded = texts.get(entry.id, Counter[str]())
        known = leading.sources.known_as(entry)
        fitting = leading.fitting(entry, coded)
        if apart[entry.id]:
            yield _another(leading, entry, known, apart[entry.id])
        elif not known and entry.id not in leading.study.unread:
            first, *later = _chain(entry, waiting)
            todo = (*_adding(leading, entry, first), *_renaming("source", first, later))
            count = coded.total()
            yield Difference(Kind.MISSING, "source", (), entry.id, count, bool(count), todo)
        elif len(fitting) == 1:
            yield from _renamed("source", fitting[0], entry, coded.total(), waiting)


def _another(
    leading: Leading, entry: SourceEntry, ours: Sequence[SourceEntry], decisions: int
) -> Difference:
    name, todo = entry.id, []
    if leading.sources.get(name):
        numbers = (f"{name}-{number}" for number in range(2, 1000))
        taken = (leading.sources, leading.their_sources)
        name = next(one for one in numbers if not any(names.get(one) for names in taken))
        todo.append(
            f"qualcode source rename {shell_word(entry.id)} {shell_word(name)} "
            f"-s {shell_word(leading.copy.root)}"
        )
    todo += [*_adding(leading, entry, name), f"qualcode merge {shell_word(leading.copy.root)}"]
    ids = tuple(one.id for one in ours)
    return Difference(Kind.ANOTHER, "source", ids, entry.id, decisions, True, tuple(todo))


def _adding(leading: Leading, entry: SourceEntry, name: str) -> Iterator[str]:
    """How a source of theirs is added; its file is given another name where one here has it."""
    file = leading.copy.root / entry.file
    own = leading.study.root / "transcripts" / file.name
    if own.exists() and not _same_content(own, file):
        own = own.with_name(f"{name}{file.suffix}")
        yield f"copy {shell_word(file)} to {shell_word(own)}"
        file = own
    people = "".join(f" --informant {shell_word(one)}" for one in entry.informants)
    phase = f" --phase {entry.phase}" if entry.phase is not Phase.MAIN else ""
    options = f"--kind {entry.kind}{people}{phase} --id {shell_word(name)}"
    yield f"qualcode add {shell_word(file)} {options}"


def _same_content(one: Path, other: Path) -> bool:
    try:
        return bytes_of(one, one.name) == bytes_of(other, other.name)
    except QualcodeError:
        return False


def _renamed(
    what: str, ours: Called, theirs: Called, decisions: int, waiting: Collection[str]
) -> Iterator[Difference]:
    """Told where ours has another id, or where decisions came in under ids that it never had."""
    lacking = [one for one in _chain(theirs, waiting) if one not in names_of(ours)]
    if ours.id != theirs.id or lacking:
        waits = any(one in waiting for one in lacking)
        back = [ours.id] if lacking and ours.id == theirs.id else []
        todo = tuple(_renaming(what, ours.id, [*lacking, *back]))
        yield Difference(Kind.RENAMED, what, (ours.id,), theirs.id, decisions, waits, todo)


def _chain(one: Called, waiting: Collection[str]) -> list[str]:
    """The ids that one has to have borne, in order, so that all that waits for it counts."""
    return [*(name for name in one.formerly if name in waiting), one.id]


def _renaming(what: str, ours: str, names: Iterable[str]) -> Iterator[str]:
    command = "source" if what == "source" else "codebook"
    for name in names:
        yield f"qualcode {command} rename {shell_word(ours)} {shell_word(name)}"
        ours = name


def _of_codes(leading: Leading, decided: Decided) -> Iterator[Difference]:
    own, others = leading.codes, leading.their_codes
    borne = Counter(one.id for event in decided.theirs if (one := others.get(event.code)))
    waiting = {event.code for event in decided.here if not own.get(event.code)}
    new = {one.code for one in leading.present(decided.new)}
    for code in others.every:
        count = borne[code.id]
        known = own.known_as(code)
        if not known:
            yield _missing_code(leading, code, count, waiting)
        elif len(known) > 1:
            yield _joined_there(code, [one.id for one in known], count)
        elif len(others.known_as(known[0])) > 1:
            if known[0].id != code.id:
                yield Difference(Kind.JOINED_HERE, "code", (known[0].id,), code.id, count)
        else:
            yield from _renamed("code", known[0], code, count, waiting)
            if known[0].id == code.id and not _called_alike(known[0], code):
                yield _relabelled(code, count, code.id in new)


def _relabelled(code: Code, decisions: int, new: bool) -> Difference:
    todo = (f"qualcode coding list --code {shell_word(code.id)}",)
    return Difference(Kind.RELABELLED, "code", (code.id,), code.id, decisions, new, todo)


def _missing_code(
    leading: Leading, code: Code, decisions: int, waiting: Collection[str]
) -> Difference:
    book = leading.copy.codebook
    above = book.lineage(code.id)[:-1] if book else ()
    needed = [one for one in above if not leading.codes.known_as(one)]
    first, *later = _chain(code, waiting)
    todo = [_adding_code(leading, one, one.id) for one in needed]
    todo += [_adding_code(leading, code, first), *_renaming("code", first, later)]
    return Difference(Kind.MISSING, "code", (), code.id, decisions, bool(decisions), tuple(todo))


def _adding_code(leading: Leading, code: Code, name: str) -> str:
    label = code.label.in_language(leading.study.settings.language)
    above = leading.their_codes.get(code.parent) if code.parent else None
    known = leading.codes.known_as(above) if above else []
    under = f" --under {shell_word(known[0].id if known else above.id)}" if above else ""
    kind = f" --kind {code.kind}" if code.kind and not above else ""
    return f"qualcode codebook add {shell_word(name)} {shell_word(label)}{under}{kind}"


def _joined_there(code: Code, ours: Sequence[str], decisions: int) -> Difference:
    stays = code.id if code.id in ours else ours[0]
    gone = [one for one in ours if one != stays]
    todo = [f"qualcode codebook merge {' '.join(map(shell_word, gone))} --into {shell_word(stays)}"]
    todo += (
        [f"qualcode codebook rename {shell_word(stays)} {shell_word(code.id)}"]
        if stays != code.id
        else []
    )
    return Difference(
        Kind.JOINED_THERE, "code", tuple(ours), code.id, decisions, bool(decisions), tuple(todo)
    )


def _called_alike(one: Code, other: Code) -> bool:
    """Whether the labels have a wording in common, in any language."""
    labels = ({text.casefold() for _, text in each.label.texts} for each in (one, other))
    return bool(set.intersection(*labels))


def _of_people(study: Study, copy: OtherCopy) -> Iterator[Difference]:
    ours = {one.id: one for one in study.roster.informants}
    named = {one.name.casefold(): one for one in study.roster.informants}
    for person in copy.roster.informants:
        same = named.get(person.name.casefold())
        known = same or ours.get(person.id)
        if known is None:
            yield Difference(Kind.MISSING, "informant", (), person.id)
        elif same is None and _is_somebody_else(known, person):
            yield Difference(Kind.ANOTHER, "informant", (known.id,), person.id)
        else:
            yield from _of_consent(known, person)


def _is_somebody_else(ours: Informant, theirs: Informant) -> bool:
    """One id, two names that have no word in common."""
    words = (set(one.name.casefold().split()) for one in (ours, theirs))
    return not set.intersection(*words)


def _of_consent(ours: Informant, theirs: Informant) -> Iterator[Difference]:
    here, there = (one.consent is Consent.WITHDRAWN for one in (ours, theirs))
    if there and not here:
        yield Difference(Kind.WITHDRAWN_THERE, "informant", (ours.id,), theirs.id, 0, True)
    if here and not there:
        yield Difference(Kind.WITHDRAWN_HERE, "informant", (ours.id,), theirs.id)


def told_together(found: Iterable[Difference]) -> Mapping[str, list[str]]:
    """What is only there and has no decision, by what it is: it is enough to name it."""
    told: dict[str, list[str]] = {}
    for one in found:
        if one.kind is Kind.MISSING and not one.open:
            told.setdefault(one.what, []).append(one.there)
    return told
