"""What a person means by the words that name the subject of a memo, and which memos are on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from qualcode.actions.meant import SHORTEST_ID, Target
from qualcode.errors import QualcodeError
from qualcode.model.memo import Memo, cell_of
from qualcode.registry import did_you_mean
from qualcode.stages.memo_codings import about_today
from qualcode.stores.subjects import NOUNS, Subjects
from qualcode.study import Selection, Study

_ORDER = ("informant", "case", "group", "period", "source", "code", "finding", "coding")

About: TypeAlias = tuple[tuple[str, str], ...]
"""Subjects as a memo names them: pairs of a kind and an id (`("code", "EM1.1")`)."""


def subjects_of(study: Study) -> Subjects:
    """The ids of a loaded study that a memo can be about, but for codings, which are many."""
    read = [one.entry for one in study.sources]
    sources = (*(one.id for one in read), *study.unread)
    known = Subjects.among(study.codebook.codes, study.roster, study.settings, sources, read)
    return known.with_findings(tuple(one.id for one in study.findings))


def about_meant(
    study: Study, words: Sequence[str], named: Mapping[str, Sequence[str]] | None = None
) -> About:
    """The subject that a person names: ids alone, `I1+EM1.1`, or ids with their kind in `named`.

    Raises:
        QualcodeError: nothing is named, or an id is unknown or of two kinds.
    """
    subjects = subjects_of(study)
    found = [one for word in words for one in _of_word(study, subjects, word)]
    for noun, names in (named or {}).items():
        found += [_of_kind(study, subjects, noun, name) for name in names]
    if not found:
        raise QualcodeError(
            "what is the memo about?",
            "Name a code, informant, case, group, period, source, finding, coding or I1+EM1.1.",
        )
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _ORDER.index(one[0])))


def is_cell(study: Study, about: About) -> bool:
    """Whether a memo about it is a cell's condensation: of one voice or case, on one code."""
    cell = cell_of(about)
    if cell is None or cell[0] != "source":
        return cell is not None
    voice = study.source(cell[1])
    return voice is not None and not voice.kind.spoken


def memos_on(study: Study, about: About) -> tuple[Memo, ...]:
    """The memos on just this subject."""
    wanted = set(about)
    return tuple(memo for memo in study.memos if wanted in _subjects(study, memo))


def _subjects(study: Study, memo: Memo) -> tuple[set[tuple[str, str]], ...]:
    """What a memo is about: as it is written, and with the ids that its codings have today."""
    if not memo.passages:
        return (set(memo.about),)
    return set(memo.about), set(about_today(study, memo))


def memos_meant(study: Study, words: Sequence[str]) -> tuple[Memo, ...]:
    """The memos that a person names by their file or by what they are about.

    Without a memo on just this subject, those that are also on it.

    Raises:
        QualcodeError: there is none.
    """
    by_file = _by_file(study, words)
    if by_file:
        return by_file
    try:
        about = about_meant(study, words)
    except QualcodeError:
        by_id = _by_old_id(study, words)
        if by_id:
            return by_id
        raise
    wanted = set(about)
    found = memos_on(study, about) or tuple(
        memo for memo in study.memos if any(one >= wanted for one in _subjects(study, memo))
    )
    if not found:
        raise QualcodeError(
            f"there is no memo on {in_words(about)}.",
            f"Write one with: qualcode memo new {'+'.join(name for _, name in about)}",
        )
    return found


def memos_in(study: Study, selection: Selection, kinds: Iterable[str] = ()) -> tuple[Memo, ...]:
    """The memos on the codes, people, cases and sources of a selection, and of some kinds."""
    wanted = {
        "code": study.selected_codes(selection) if selection.codes else None,
        "informant": set(selection.informants) or None,
        "group": set(selection.groups) or None,
        "case": set(selection.cases) or None,
        "source": set(selection.sources) or None,
    }
    chosen = set(kinds)
    return tuple(
        memo
        for memo in study.memos
        if (not chosen or memo.kind in chosen)
        and all(ids is None or _touches(memo, noun, ids) for noun, ids in wanted.items())
    )


def is_withheld(study: Study, memo: Memo) -> bool:
    """Whether a memo tells of the words of somebody who has withdrawn consent."""
    if any(study.hidden(one.source, one.span) for one in memo.passages):
        return True
    return any(_withdrawn(study, noun, name) for noun, name in memo.about)


def printed_file(study: Study, memo: Memo) -> str:
    """A memo's file as it may be printed: a person may have put a name into it."""
    return study.anonymiser(memo.file)


def in_words(about: About) -> str:
    """A subject as it is told: `I1 + EM1.1`."""
    return " + ".join(name for _, name in about) or "nothing"


def _of_word(study: Study, subjects: Subjects, word: str) -> Iterator[tuple[str, str]]:
    whole = word.strip()
    kinds = [noun for noun in NOUNS[:-1] if whole in (subjects.known(noun) or ())]
    if not kinds and "+" in whole:
        for part in filter(str.strip, whole.split("+")):
            yield _alone(study, subjects, part.strip())
    elif whole:
        yield _alone(study, subjects, whole)


def _alone(study: Study, subjects: Subjects, name: str) -> tuple[str, str]:
    kinds = [noun for noun in NOUNS[:-1] if name in (subjects.known(noun) or ())]
    if len(kinds) == 1:
        return kinds[0], _present(subjects, kinds[0], name)
    if kinds:
        raise QualcodeError(
            f"'{name}' can be a {' or a '.join(kinds)}.",
            f"Say which: {' or '.join(f'--{noun} {name}' for noun in kinds)}.",
        )
    coding = _coding(study, name)
    if coding:
        return "coding", coding
    known = {one for noun in NOUNS[:-1] for one in subjects.known(noun) or ()}
    raise QualcodeError(
        f"there is no {', '.join(NOUNS[:-1])} or {NOUNS[-1]} '{name}'.",
        did_you_mean(name, known),
    )


def _of_kind(study: Study, subjects: Subjects, noun: str, name: str) -> tuple[str, str]:
    if noun == "coding":
        coding = _coding(study, name)
        if not coding:
            raise QualcodeError(f"no coding named '{name}'.", "See: qualcode coding list")
        return noun, coding
    known = subjects.known(noun) or ()
    if name not in known:
        raise QualcodeError(f"no {noun} named '{name}'.", did_you_mean(name, known))
    return noun, _present(subjects, noun, name)


def _present(subjects: Subjects, noun: str, name: str) -> str:
    former = {"code": subjects.codes, "source": subjects.former_sources}
    return former.get(noun, {}).get(name, name)


def _coding(study: Study, name: str) -> str:
    """The id of a coding in force, or of one that lost its passage; "" where there is none."""
    if name in {one.id for one in study.decisions.displaced}:
        return name
    found = Target(name).by_id(study.codings)
    return found[0].id if found else ""


def _by_file(study: Study, words: Sequence[str]) -> tuple[Memo, ...]:
    """The memo whose file is named: its path, or its name with the suffix."""
    if len(words) != 1 or not words[0].endswith(".md"):
        return ()
    return tuple(memo for memo in study.memos if words[0] in _files(study, memo))


def _by_old_id(study: Study, words: Sequence[str]) -> tuple[Memo, ...]:
    """The memos that name a coding by this id, which may be no coding's any more."""
    if len(words) != 1 or len(words[0]) < SHORTEST_ID:
        return ()
    return tuple(
        memo
        for memo in study.memos
        if any(noun == "coding" and name.startswith(words[0]) for noun, name in memo.about)
    )


def _files(study: Study, memo: Memo) -> set[str]:
    """How a person may write a memo's file."""
    path = study.root / memo.file
    files = {memo.file, printed_file(study, memo)}
    return files | {file.partition("/")[2] for file in files} | {str(path), str(path.resolve())}


def _touches(memo: Memo, noun: str, ids: Iterable[str]) -> bool:
    if any(about == noun and name in ids for about, name in memo.about):
        return True
    return noun in ("code", "source") and any(getattr(one, noun) in ids for one in memo.passages)


def _withdrawn(study: Study, noun: str, name: str) -> bool:
    if noun == "informant":
        return study.withdrawn(name)
    if noun == "source":
        source = study.source(name)
        return source is not None and study.closed(source)
    if noun == "coding":
        made = (*study.codings, *study.proposals.codings)
        coding = next((one for one in made if one.id == name), None)
        if coding is not None:
            return study.hidden(coding.source, (coding.start, coding.end))
        lost = (one.source for one in study.decisions.displaced if one.id == name)
        return study.hidden(next(lost, ""), None)
    return False
