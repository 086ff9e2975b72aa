"""Journals mended, and decisions that stand in another coder's journal moved to their own.

No event is given up: what is moved stands in its journal before it is taken out of the other one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.files import bytes_of
from qualcode.stores.journal import FOLDER, events_in, is_coder_name
from qualcode.stores.journal_faults import same_event
from qualcode.stores.journal_lines import Event, is_newer, read_line
from qualcode.stores.journal_mending import mended
from qualcode.stores.journal_proof import CodedText, by_coded_text

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mend:
    """One file and what is to be done to it, in words.

    `kept` says that what it was can be had back with restore, `aside` that something goes to the
    quarantine.
    """

    file: str
    told: tuple[str, ...]
    carry_out: Callable[[], None] = field(compare=False, repr=False)
    kept: bool = False
    aside: bool = False


@dataclass(slots=True)
class _Journal:
    """A journal as it is, as it is once it is mended, and what comes in and goes."""

    path: Path
    old: bytes | None
    content: bytes
    aside: bytes = b""
    told: tuple[str, ...] = ()
    coming: list[_Stray] = field(default_factory=list)
    going: list[_Stray] = field(default_factory=list)
    known: dict[str, Event] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its path in the study."""
        return f"{FOLDER}/{self.path.name}"

    @property
    def taken_up(self) -> bytes:
        """With what comes in."""
        body = self.content
        gap = b"\n" if self.coming and body and not body.endswith(b"\n") else b""
        return body + gap + b"".join(one.line + b"\n" for one in self.coming)

    @property
    def cleared(self) -> bytes:
        """Without what goes."""
        gone = {one.number for one in self.going}
        lines = self.taken_up.split(b"\n")
        return b"\n".join(line for number, line in enumerate(lines, 1) if number not in gone)


@dataclass(frozen=True, slots=True)
class _Stray:
    """An event in another coder's journal; `double` says that it stands in its own already."""

    number: int
    line: bytes
    event: Event
    coder: str
    double: bool = False


@dataclass(frozen=True, slots=True)
class JournalRepair:
    """What is to be done to journals, in this order; `texts` are the texts they speak of then."""

    mends: tuple[Mend, ...]
    texts: tuple[str, ...]


def plan_journals(root: Path) -> JournalRepair:
    """What can be mended in the journals of a study.

    Raises:
        QualcodeError: a journal cannot be read, or not be mended without losing an event.
    """
    journals = dict(_journals(root))
    _deal_out(root, journals)
    every = [journals[name] for name in sorted(journals)]
    _refuse_loss(every)
    texts = dict.fromkeys(sha256 for one in every for sha256 in _texts(one))
    return JournalRepair(tuple(_mends(root, every)), tuple(texts))


def _mends(root: Path, every: Sequence[_Journal]) -> Iterator[Mend]:
    """What comes in is written before it is taken out elsewhere."""
    for one in every:
        told = (*one.told, *_coming(one, every))
        if one.taken_up != (one.old or b"") and (one.coming or not one.going):
            carry_out = partial(_replace, root, one.path, one.taken_up, one.aside)
            yield Mend(one.file, told, carry_out, one.old is not None, bool(one.aside))
    for one in every:
        if one.going:
            told = (*(() if one.coming else one.told), *_going(one))
            aside = one.aside + b"".join(stray.line + b"\n" for stray in one.going if stray.double)
            carry_out = partial(_clear, root, one.path, one.cleared, aside)
            yield Mend(one.file, told, carry_out, True, bool(aside))


def _journals(root: Path) -> Iterator[tuple[str, _Journal]]:
    proof = by_coded_text(_coded_text(root))
    for path in sorted((root / FOLDER).glob("*.jsonl")):
        if path.is_symlink() or not path.is_file():
            continue  # `check` tells of it
        old = bytes_of(path, path.name)
        new = mended(old, proof)
        if new.content != old:
            _refuse_to_lose(old, new.content, path)
        yield path.stem, _Journal(path, old, new.content, new.aside, new.told)


def _coded_text(root: Path) -> CodedText:
    """The texts that were coded: those that are kept, else those of today."""

    @cache
    def today() -> Mapping[str, str]:
        study = load_study(root)[0]
        return {one.sha256: one.text for one in (study.sources if study else ())}

    @cache
    def coded(sha256: str) -> str | None:
        kept = kept_text(root, sha256)
        return today().get(sha256) if kept is None else kept

    return coded


def _deal_out(root: Path, journals: dict[str, _Journal]) -> None:
    """Say of each stray where it goes; one that cannot go anywhere is left for `check` to tell."""
    for name in sorted(journals):
        here = journals[name]
        for stray in _strays(here):
            target = _target(root, here, stray.coder, journals)
            if target is None:
                continue
            known = _known(target, stray.coder)
            there = known.get(stray.event.id)
            if there is None:
                target.coming.append(stray)
                known[stray.event.id] = stray.event
            if there is None or same_event(there, stray.event):
                here.going.append(replace(stray, double=there is not None))


def _strays(journal: _Journal) -> list[_Stray]:
    lines = journal.content.removeprefix(_BOM).split(b"\n")
    own = unicodedata.normalize("NFC", journal.path.stem)
    found = []
    for number, line in enumerate(lines, start=1):
        event = read_line(line, number)[0]
        if event and (coder := unicodedata.normalize("NFC", event.coder)) != own:
            found.append(_Stray(number, line.strip(b"\r"), event, coder))
    return found


def _target(
    root: Path, here: _Journal, coder: str, journals: dict[str, _Journal]
) -> _Journal | None:
    """The journal of a coder; None where it cannot be one, or nothing may be added to it."""
    if not is_coder_name(coder):
        return None
    if coder not in journals:
        path = root / FOLDER / f"{coder}.jsonl"
        if path.exists() or path.is_symlink():
            return None
        journals[coder] = _Journal(path, None, b"")
    target = journals[coder]
    same = target is here or (target.old is not None and target.path.samefile(here.path))
    newer = any(is_newer(line) for line in target.content.split(b"\n"))
    return None if same or newer else target


def _known(journal: _Journal, coder: str) -> dict[str, Event]:
    """The events of a journal's own coder, by their ids, with those that come in."""
    if not journal.known:
        own = events_in(journal.content, journal.file, coder)[0]
        journal.known.update((one.id, one) for one in own)
    return journal.known


def _coming(journal: _Journal, every: Iterable[_Journal]) -> Iterator[str]:
    for other in every:
        count = sum(not one.double and one.coder == journal.path.stem for one in other.going)
        if count:
            decisions = "1 decision comes" if count == 1 else f"{count} decisions come"
            yield f"{decisions} in from {other.file}, which is another coder's"


def _going(journal: _Journal) -> Iterator[str]:
    counts: defaultdict[tuple[str, bool], int] = defaultdict(int)
    for one in journal.going:
        counts[one.coder, one.double] += 1
    for (coder, double), count in counts.items():
        decisions = "1 decision" if count == 1 else f"{count} decisions"
        verb = "goes" if count == 1 else "go"
        there = f"of '{coder}' {verb} to {FOLDER}/{coder}.jsonl"
        if double:
            there = f"of '{coder}' {verb}: that journal says the same already"
        yield f"{decisions} {there}"
    if not journal.cleared.strip():
        yield "nothing else stands in it, so the file goes"


def _texts(journal: _Journal) -> list[str]:
    """The hashes of the texts that a journal's events were made on."""
    own = events_in(journal.cleared, journal.file, journal.path.stem)[0]
    return [event.text_sha256 for event in own if event.text_sha256]


def _refuse_to_lose(old: bytes, new: bytes, path: Path) -> None:
    """Make sure that a mended journal says all that it said, and can be added to."""
    before, after = (
        {one.id: one.as_line() for one in events_in(each, path.name, path.stem)[0]}
        for each in (old, new)
    )
    if not before.items() <= after.items() or mended(new).content != new:
        raise _judgement(f"{FOLDER}/{path.name}")


def _refuse_loss(journals: Sequence[_Journal]) -> None:
    """Make sure that every event stands somewhere once all is done."""
    after = {line for one in journals for line in _lines(one.cleared)}
    for one in journals:
        if not _lines(one.taken_up) <= after:
            raise _judgement(one.file)


def _lines(content: bytes) -> set[bytes]:
    """What a journal's events say, whoever made them."""
    events = (read_line(line, 0)[0] for line in content.removeprefix(_BOM).split(b"\n"))
    return {event.as_line() for event in events if event}


def _judgement(file: str) -> QualcodeError:
    return QualcodeError(
        f"{file} cannot be mended without judgement; nothing was changed.",
        "Look at the lines that qualcode check names, in a text editor.",
    )


def _replace(root: Path, path: Path, content: bytes, aside: bytes) -> None:
    _keep(root, path, aside)
    disk.write_whole(path, content)


def _clear(root: Path, path: Path, content: bytes, aside: bytes) -> None:
    """The same; where nothing is left in a journal it goes."""
    _keep(root, path, aside)
    if content.strip():
        disk.write_whole(path, content)
    else:
        disk.remove(path, "Its decisions stand in the right journal. Run qualcode repair again.")


def _keep(root: Path, path: Path, aside: bytes) -> None:
    disk.keep(root, path)
    if aside:
        disk.put_aside(root, path.name, aside)
