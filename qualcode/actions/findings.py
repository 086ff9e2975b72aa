"""Findings: a new file for a claim, by hand or as a draft; one that exists is never touched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode import disk
from qualcode.actions.memo_subjects import subjects_of
from qualcode.actions.seen_codebook import keep_seen_codebook
from qualcode.errors import QualcodeError, Severity
from qualcode.model.coding import Polarity
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding
from qualcode.registry import did_you_mean
from qualcode.stages.finding_ground import findings_shown
from qualcode.stores.evidence import query_typed
from qualcode.stores.findings import FOLDER, parse_finding
from qualcode.stores.yaml_notation import flow_text, scalar
from qualcode.study import Study

_NUMBERED = re.compile(r"T([0-9]{1,6})")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NewFinding:
    """What a new finding says. Without an id it takes the next number: `T7`.

    With one it is a draft: a finding of that id which has become another one is left as it is and
    the draft is called `D-EM1-2`; a file with that id that could not be read is taken for it.
    """

    title: str
    about: tuple[str, ...] = ()
    direction: Polarity | tuple[tuple[str, Polarity], ...] | None = None
    evidence: tuple[str | EvidenceQuery, ...] = ()
    grade: str = ""
    scale: str = ""
    text: str = ""
    id: str = ""
    counter_evidence: tuple[str | EvidenceQuery, ...] = ()


def evidence_meant(study: Study, words: Iterable[str]) -> tuple[str | EvidenceQuery, ...]:
    """What a person names as evidence: ids, places, and queries such as `{query: EM1.1 and OB2}`.

    Raises:
        QualcodeError: a query cannot be read, or names what the study does not have.
    """
    subjects = subjects_of(study)
    return tuple(
        query_typed(word, subjects) if word.lstrip().startswith("{") else word for word in words
    )


def findings_meant(study: Study, names: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of these ids, or all that may be shown.

    Raises:
        QualcodeError: there is none of an id; the text suggests the closest one.
    """
    known = {one.id: one for one in findings_shown(study)}
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or "Make one with: qualcode finding new"
            raise QualcodeError(f"no finding '{study.anonymiser(name)}'.", hint)
    return tuple(known[name] for name in dict.fromkeys(names)) if names else tuple(known.values())


def make_finding(study: Study, new: NewFinding) -> str:
    """Write a finding into a file of its own; its path within the study.

    Raises:
        QualcodeError: the title is empty, a code, scale or grade is unknown, or the folder cannot
            be written.
    """
    if not new.title.strip():
        raise QualcodeError("the finding has no title.", "Say the claim in one sentence.")
    (file,) = make_findings(study, [new])
    return file


def make_findings(study: Study, wanted: Iterable[NewFinding]) -> list[str]:
    """Write findings, each into a file of its own: all of them or none.

    Raises:
        QualcodeError: one of them would not be read back as it is meant.
    """
    folder = study.root / FOLDER
    if not folder.resolve().is_relative_to(study.root.resolve()):
        raise QualcodeError(f"{FOLDER} is a link that leads out of the study folder.")
    with disk.locked(study.root):
        taken = _taken(folder)
        ids = _ids(study, folder)
        pages: list[tuple[str, bytes]] = []
        for new in wanted:
            name = _name(study, new, ids)
            if not name:
                continue
            ids.add(name)
            file = _free(_stem(study, new, name), taken)
            content = _content(study, new, name)
            _prove(study, content, file)
            pages.append((file, content))
        if pages:
            disk.make_folder(folder)
            _write(study.root, pages)
            keep_seen_codebook(study)
    return [file for file, _ in pages]


def _write(root: Path, pages: Sequence[tuple[str, bytes]]) -> None:
    """Write all files; where one cannot be written, those before it go again."""
    written: list[Path] = []
    try:
        for file, content in pages:
            disk.write_whole(root / file, content)
            written.append(root / file)
    except QualcodeError:
        for path in written:
            disk.remove(path)
        raise


def _content(study: Study, new: NewFinding, name: str) -> bytes:
    front = [f"id: {scalar(name, False)}", f"title: {scalar(_safe(study, new.title), False)}"]
    front.append(f"about: {flow_text(list(new.about))}" if new.about else "about: []    # codes")
    front.append("answers: []    # the research questions that it answers: [1]")
    front.append(_direction(new))
    for key, words in (("evidence", new.evidence), ("counter_evidence", new.counter_evidence)):
        front += _named(key, words)
    for key, word in (("scale", new.scale), ("grade", new.grade)):
        front.append(f"{key}: {scalar(word, False)}" if word else f"{key}:")
    front += [
        "qualifiers: []",
        "voice: researcher    # or an informant's id, whose verdict it then is",
        "rivals: []    # sentences, or {text: …, evidence: [], counter_evidence: []}",
        "negative_evidence:    # your answer to what contradicts the claim",
        "recommendations: []    # {to: …, text: …, order: 1}",
        "member_checks: []    # {informant: …, date: …, result: …}",
        "checklist: {}    # answers to tactics: qualcode verify",
    ]
    try:
        return "\n".join(["---", *front, "---", new.text.strip("\n"), ""]).encode()
    except UnicodeEncodeError:
        message = "the finding holds a broken character."
        raise QualcodeError(message, "Nothing was written.") from None


def _named(key: str, words: Sequence[str | EvidenceQuery]) -> list[str]:
    """Evidence in one line; one item in each, where a query is among it."""
    plain = [one for one in words if isinstance(one, str)]
    if len(plain) == len(words):
        return [f"{key}: {flow_text(plain, len(key) + 2, 2)}"]
    items = (scalar(one) if isinstance(one, str) else _query(one) for one in words)
    return [f"{key}:", *(f"  - {one}" for one in items)]


def _query(one: EvidenceQuery) -> str:
    """A query in one line; a sign alone is no plain text for every YAML program."""
    quotes = {"polarity": '"'}
    pairs = (
        f"{key}: {flow_text(value, quote=quotes.get(key, ''))}" for key, value in one.fields.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _direction(new: NewFinding) -> str:
    match new.direction:
        case Polarity():
            return f'direction: "{new.direction}"'
        case tuple(signs) if signs:
            pairs = ", ".join(f'{scalar(code)}: "{sign}"' for code, sign in signs)
            return f"direction: {{{pairs}}}"
        case _:
            return 'direction:    # "+", "-", "±" or "0"; or one for each code: {EM1.1: "+"}'


def _safe(study: Study, title: str) -> str:
    return study.anonymiser(" ".join(title.split()))


def _prove(study: Study, content: bytes, file: str) -> None:
    """Make sure that a finding will be read without complaint.

    Raises:
        QualcodeError: it would not.
    """
    subjects, scales = subjects_of(study), study.settings.scales
    finding, problems = parse_finding(content, file, subjects, scales)
    wrong = [one for one in problems if one.severity is not Severity.NOTICE]
    if wrong or finding is None:
        told = wrong[0].message if wrong else "the finding cannot be read back"
        hint = wrong[0].hint if wrong else ""
        raise QualcodeError(f"{told.rstrip('.')}.", hint or "Nothing was written.")


def _taken(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    return {unicodedata.normalize("NFC", path.name).casefold() for path in folder.iterdir()}


def _free(stem: str, taken: set[str]) -> str:
    for name in _names(stem):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return f"{FOLDER}/{name}"
    raise AssertionError("names do not end")


def _names(stem: str) -> Iterator[str]:
    yield f"{stem}.md"
    number = 2
    while True:
        yield f"{stem}-{number}.md"
        number += 1


def _stem(study: Study, new: NewFinding, name: str) -> str:
    """The name of the file: the id, and the title's first words as any system takes them."""
    words = f"{name} {_safe(study, new.title)}" if not new.id else name
    plain = "".join(one if one.isalnum() or one in ".-" else "-" for one in words.casefold())
    plain = re.sub("-+", "-", unicodedata.normalize("NFC", plain)).strip("-.")
    return plain[:_LONGEST].strip("-.") or "finding"


def _ids(study: Study, folder: Path) -> set[str]:
    """The ids that are taken, also of files that another window has written meanwhile."""
    found = {one.id for one in study.findings}
    for path in folder.glob("*.md") if folder.is_dir() else ():
        head = path.read_bytes()[:400].decode(errors="replace")
        found |= set(re.findall(r"""(?m)^id: *["']?([^\s"']+)["']? *\r?$""", head))
    return found


def _name(study: Study, new: NewFinding, ids: set[str]) -> str:
    """The id of a new finding; none for a draft that lies there, only not as it could be read."""
    if not new.id:
        return _next(ids)
    read = {one.id for one in study.findings}
    named = (new.id, *(f"{new.id}-{number}" for number in range(2, len(read) + 3)))
    name = next(one for one in named if one not in read)
    return "" if name in ids else name


def _next(ids: set[str]) -> str:
    numbers = [int(found[1]) for one in ids if (found := _NUMBERED.fullmatch(one))]
    return f"T{max(numbers, default=0) + 1}"
