"""From a folder on disk to a study and its problems: the one loader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from qualcode.checks import CHECKS
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.codebook import Codebook
from qualcode.model.decision import Decisions, Proposals
from qualcode.model.informant import Roster
from qualcode.model.memo import Finding, Memo
from qualcode.model.settings import STUDY_FILE, OwnDisplay, Settings
from qualcode.model.source import Source, SourceEntry
from qualcode.model.text import LocalText
from qualcode.sources import read_source
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.drafts import about_drafts
from qualcode.stores.findings import read_findings
from qualcode.stores.folding import fold
from qualcode.stores.former_ids import under_present_ids
from qualcode.stores.journal import read_journals
from qualcode.stores.leftovers import about_left_over
from qualcode.stores.memos import read_memos
from qualcode.stores.own_displays import chosen_displays, usable_displays
from qualcode.stores.study_codebook import codebook_of
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import read_study
from qualcode.stores.styles import style_of
from qualcode.stores.subjects import Subjects
from qualcode.study import Study

Progress = Callable[[str, int, int], None]
"""Told before each source: its id, its number from 1, and how many there are."""


def load_study(
    path: str | Path, progress: Progress | None = None
) -> tuple[Study | None, tuple[Problem, ...]]:
    """Load a study folder.

    Never raises for content: what is wrong comes as problems, in the order of the files, and the
    study is the valid part. It is None where study.yaml itself cannot be read.

    Args:
        path: The study folder, or its study.yaml.
        progress: Called before each source is read.
    """
    root = Path(path)
    if root.name == STUDY_FILE and not root.is_dir():
        root = root.parent
    declared, problems = read_study(root)
    if declared is None:
        return None, problems
    codebook, about_codebook = _codebook(declared, root)
    displays, chosen, about_displays = _displays(declared, codebook)
    style, about_style = style_of(declared, root)
    sources, about_sources = _sources(declared, root, progress)
    decisions, about_journals = _decisions(root, sources, codebook)
    memos, findings, about_writing = _writing(declared, root, codebook, sources)
    study = Study(
        root=root,
        settings=replace(declared.settings, displays=displays, chosen=chosen),
        codebook=codebook,
        roster=declared.roster,
        sources=tuple(sources),
        propose=partial(_propose, codebook, declared.settings, tuple(sources)),
        decisions=decisions,
        memos=memos,
        findings=findings,
        style=style,
        unread=tuple(one for one in declared.listed if one not in {read.id for read in sources}),
    )
    found = [*problems, *about_style, *about_displays, *about_codebook, *about_sources]
    found += [*about_journals, *about_writing]
    found += about_left_over(root)
    found += about_drafts(root)
    for check in CHECKS:
        found += check.find(study)
    return study, _in_order(found)


def with_new_decisions(study: Study) -> tuple[Study, tuple[Problem, ...]]:
    """The study with what the journals say now; sources and proposals are kept as they were made.

    For programs that stay open while somebody codes. The problems are those of the journals.
    """
    decisions, problems = _decisions(study.root, study.sources, study.codebook)
    made: Proposals | None = study.__dict__.get("proposals")
    propose = study.propose if made is None else lambda: made
    return replace(study, decisions=decisions, propose=propose), _in_order(problems)


def _propose(codebook: Codebook, settings: Settings, sources: tuple[Source, ...]) -> Proposals:
    from qualcode.coders.rules import RuleCoder

    return RuleCoder(codebook, settings.languages).propose(sources)


def _codebook(declared: StudyFile, root: Path) -> tuple[Codebook, Iterable[Problem]]:
    codebook, problems = codebook_of(declared, root)
    name = declared.codebook
    return codebook or Codebook(name, LocalText.plain(name), ()), problems


def _displays(
    declared: StudyFile, codebook: Codebook
) -> tuple[tuple[OwnDisplay, ...], tuple[str, ...], Iterable[Problem]]:
    """The study's own displays, and those that its report is to show."""
    if not declared.settings.displays and not declared.settings.chosen:
        return (), (), ()
    from qualcode.displays import DISPLAYS

    own, problems = usable_displays(declared, codebook, DISPLAYS.names)
    chosen, about_chosen = chosen_displays(declared, own, DISPLAYS.names)
    return own, chosen, (*problems, *about_chosen)


def _sources(
    declared: StudyFile, root: Path, progress: Progress | None
) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for number, entry in enumerate(declared.sources, start=1):
        if progress:
            progress(entry.id, number, len(declared.sources))
        source, found = _source(entry, declared.roster, root, declared)
        problems += found
        if source is not None:
            sources.append(source)
    return sources, problems


def _source(
    entry: SourceEntry, roster: Roster, root: Path, declared: StudyFile
) -> tuple[Source | None, Iterable[Problem]]:
    try:
        return read_source(root / entry.file, entry, roster)
    except QualcodeError as error:
        line, column = declared.mark("sources", entry.id, "file") or (entry.line, None)
        message = f"source {entry.id}: {error.message}"
        return None, [
            Problem(
                Severity.ERROR, "unreadable-source", message, STUDY_FILE, line, column, error.hint
            )
        ]


def _decisions(
    root: Path, sources: Iterable[Source], codebook: Codebook
) -> tuple[Decisions, list[Problem]]:
    events, problems = read_journals(root)
    if not codebook.codes:
        return Decisions(), problems  # the codebook's own problem says why nothing counts
    by_id = {source.id: source for source in sources}
    events = under_present_ids(events, [source.entry for source in by_id.values()])
    decisions, found = fold(events, by_id, codebook, partial(kept_text, root))
    return decisions, [*problems, *found]


def _writing(
    declared: StudyFile, root: Path, codebook: Codebook, sources: Iterable[Source]
) -> tuple[tuple[Memo, ...], tuple[Finding, ...], list[Problem]]:
    subjects = Subjects.of(declared, codebook)
    findings, about_findings = read_findings(root, subjects, declared.settings.scales)
    named = subjects.with_findings([finding.id for finding in findings])
    memos, about_memos = read_memos(root, named, {source.id: source for source in sources})
    return memos, findings, [*about_memos, *about_findings]


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, the files in the order in which they were read."""
    unique = list(dict.fromkeys(problems))
    files = list(dict.fromkeys(problem.file for problem in unique))
    return tuple(
        sorted(unique, key=lambda one: (files.index(one.file), one.line or 0, one.column or 0))
    )
