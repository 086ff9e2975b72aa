"""Memos: a new file for what the researcher notes, and other words in one that exists.

A new one never takes the place of a file that exists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from qualcode import disk
from qualcode.actions.memo_subjects import About, in_words, is_cell, memos_on, subjects_of
from qualcode.actions.seen_codebook import keep_seen_codebook
from qualcode.actions.withheld import refuse_withheld
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.coding import Coding
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.source import Source
from qualcode.stores.coded_texts import keep_text
from qualcode.stores.files import read_bytes
from qualcode.stores.front_matter import with_text
from qualcode.stores.memo_passages import passage_lines
from qualcode.stores.memos import FOLDER, parse_memo, read_memos
from qualcode.stores.yaml_notation import flow_text, scalar
from qualcode.study import Study

_LONGEST = 100
"""Bytes of a file's name; any system takes more, but paths are limited as well."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_KINDS = " | ".join(MemoKind)
_EVENT_LINES = (
    "date:        # as 2026-01-17",
    "period:",
    "effect:      # what came of it",
    'sign:        # "+" good, "-" harm, "±" both, "0" neither',
    "critical:    # yes, where it changed the course",
)


@dataclass(frozen=True, slots=True)
class NewMemo:
    """What a memo is to say; without a kind it is a cell's summary or else analytic."""

    about: About
    kind: MemoKind | None = None
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A memo's file as it was written for the researcher to go on with."""

    file: str
    path: Path
    content: bytes


def make_memo(study: Study, new: NewMemo, another: bool = False) -> Draft:
    """Write a memo into a file of its own; without a text, one that an editor can be opened on.

    Real names in the title are replaced as in every output: it stands in the front matter.

    Raises:
        QualcodeError: there is a memo on the subject already (unless it is to be `another`), it
            would keep words of somebody who withdrew, the title or text cannot be written, or the
            folder cannot.
    """
    codings = _codings(study, new.about)
    for coding, source in codings:
        refuse_withheld(study, source.id, [coding])
    content = _content(study, new, codings)
    folder = study.root / FOLDER
    if not folder.resolve().is_relative_to(study.root.resolve()):
        raise QualcodeError(f"{FOLDER} is a link that leads out of the study folder.")
    with disk.locked(study.root):
        if not another:
            _refuse_second(study, new.about)
        disk.make_folder(folder)
        for _, source in codings:
            keep_text(study.root, source)
        name = _free_name(folder, new.about)
        _prove(study, content, f"{FOLDER}/{name}", new)
        disk.write_whole(folder / name, content)
        if new.text:
            keep_seen_codebook(study)
    return Draft(f"{FOLDER}/{name}", folder / name, content)


def _refuse_second(study: Study, about: About) -> None:
    """Look at the memos as they are now: another window may have made one meanwhile."""
    now, _ = read_memos(study.root, subjects_of(study))
    if known := memos_on(replace(study, memos=now), about):
        raise QualcodeError(
            f"{in_words(about)} has a memo already: {study.anonymiser(known[0].file)}.",
            "Go on with that file, or write a second memo with --another.",
        )


def take_up(study: Study, draft: Draft) -> tuple[Problem, ...] | None:
    """What is wrong with a memo that the researcher was given to write.

    One that says what it said before is taken away again.

    Returns:
        The problems, or None where nothing was written and the file is gone.

    Raises:
        QualcodeError: the file is no longer there or cannot be read.
    """
    with disk.locked(study.root):
        if _read(draft.path, draft.file).split() == draft.content.split():
            disk.remove(draft.path)
            return None
        keep_seen_codebook(study)
    return memo_problems(study, draft.file)


def memo_problems(study: Study, file: str) -> tuple[Problem, ...]:
    """What is wrong with a memo as it stands now.

    Raises:
        QualcodeError: the file is no longer there or cannot be read.
    """
    data = _read(study.root / file, file)
    return parse_memo(data, file, subjects_of(study))[1]


def _read(path: Path, file: str) -> bytes:
    data, problems = read_bytes(path, file)
    if data is None:
        raise QualcodeError(f"{file}: {problems[0].message}.")
    return data


def keep_memo(study: Study, memo: Memo) -> None:
    """Keep a memo as it is, so that it can be opened in an editor.

    Raises:
        QualcodeError: it cannot be read or kept.
    """
    with disk.locked(study.root, f"memo {memo.file}"):
        disk.keep(study.root, study.root / memo.file)


def rewrite_memo(study: Study, memo: Memo, text: str) -> None:
    """Put other words into a memo, below its front matter; the old version is kept.

    Raises:
        QualcodeError: the file was changed since it was read, or cannot be written.
    """
    path = study.root / memo.file
    with disk.locked(study.root, f"memo {memo.file}"):
        data = _read(path, memo.file)
        now, _ = parse_memo(data, memo.file, subjects_of(study))
        if now is None or now.text != memo.text:
            raise QualcodeError(
                f"{study.anonymiser(memo.file)} was changed meanwhile; nothing was written.",
                "Look at it again.",
            )
        try:
            content = with_text(data, text)
        except UnicodeError:
            raise QualcodeError(
                f"{study.anonymiser(memo.file)} is not saved as UTF-8; nothing was written.",
                "Save it as UTF-8 in a text editor.",
            ) from None
        disk.rewrite(study.root, path, content)


def _codings(study: Study, about: About) -> list[tuple[Coding, Source]]:
    """The codings in force that a memo is to be about, each with its source."""
    names = [name for noun, name in about if noun == "coding"]
    made = [one for name in names for one in study.codings if one.id == name]
    return [(one, source) for one in made if (source := study.source(one.source))]


def _content(study: Study, new: NewMemo, codings: Sequence[tuple[Coding, Source]] = ()) -> bytes:
    kind = new.kind or (MemoKind.SUMMARY if is_cell(study, new.about) else MemoKind.ANALYTIC)
    title = study.anonymiser(" ".join(new.title.split()))
    front = [f"about: {flow_text(_about(new.about))}", f"kind: {kind}"]
    if new.text:
        front += [f"title: {scalar(title, False)}"] if title else []
    else:
        front[1] += f"    # {_KINDS}"
        front.append(f"title: {scalar(title, False)}" if title else "title:")
        front += _EVENT_LINES if kind is MemoKind.EVENT else []
    front += ["passages:    # by these the codings are found again"] if codings else []
    front += [line for coding in codings for line in passage_lines(*coding)]
    text = new.text.strip("\n")
    page = "\n".join(["---", *front, "---", "", *([text, ""] if text else [""])])
    try:
        return page.encode()
    except UnicodeEncodeError:
        raise QualcodeError("the memo holds a broken character.", "Nothing was written.") from None


def _about(about: About) -> dict[str, str | list[str]]:
    """The subject as front matter has it: `{informant: I1, code: EM1.1}`."""
    ids: dict[str, list[str]] = {}
    for noun, name in about:
        ids.setdefault(noun, []).append(name)
    return {noun: names[0] if len(names) == 1 else names for noun, names in ids.items()}


def _prove(study: Study, content: bytes, file: str, new: NewMemo) -> None:
    """Make sure that the file will be read as what it is meant to be.

    Raises:
        QualcodeError: it would not.
    """
    memo, problems = parse_memo(content, file, subjects_of(study))
    wrong = [one for one in problems if one.severity is not Severity.NOTICE]
    if wrong or memo is None or set(memo.about) != set(new.about):
        told = wrong[0].message if wrong else "the subject cannot be named in a memo"
        raise QualcodeError(f"{told.rstrip('.')}.", "Nothing was written.")


def _free_name(folder: Path, about: About) -> str:
    taken = {_folded(path.name) for path in folder.iterdir()}
    stem = _stem(about)
    names = (f"{stem}{number}.md" for number in _numbers())
    return next(name for name in names if _folded(name) not in taken)


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _folded(name: str) -> str:
    """A name as file systems compare names that do not mind capital letters and accents' form."""
    return unicodedata.normalize("NFC", name).casefold()


def _stem(about: About) -> str:
    """A file name, without suffix, that any system takes: from the ids alone."""
    words = unicodedata.normalize("NFC", "-".join(name for _, name in about))
    plain = "".join(sign if _is_plain(sign) else "-" for sign in words)
    plain = re.sub("-+", "-", plain).encode()[:_LONGEST].decode(errors="ignore").strip("-_.")
    if _RESERVED.match(plain) or not plain:
        return f"memo-{plain}".rstrip("-")
    return plain


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in "-_." or unicodedata.category(sign).startswith("M")
