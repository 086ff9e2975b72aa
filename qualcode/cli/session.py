"""Opening a study for a command: finding its folder, loading it, telling its problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli.named_study import for_study, remember_study
from qualcode.cli.options import STUDY_VARIABLE
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.settings import STUDY_FILE

if TYPE_CHECKING:
    from qualcode.loading import Progress
    from qualcode.model.settings import Settings
    from qualcode.study import Study

_SHOWN = 5
_SLOW = 8


def find_study(wanted: Path | None) -> Path:
    """The study folder: the one named, else the nearest parent folder with a study.yaml.

    Raises:
        QualcodeError: there is none.
    """
    if wanted is not None:
        folder = wanted.parent if wanted.name == STUDY_FILE else wanted
        if not (folder / STUDY_FILE).exists():
            raise QualcodeError(
                f"{folder} is not a study: it has no {STUDY_FILE}.",
                "Make one with: qualcode init DIR",
            )
        remember_study(folder, _usual_study)
        return folder
    root = _nearest_study()
    remember_study(root, _usual_study)
    return root


def declared_settings(study: Path | None) -> Settings | None:
    """What study.yaml says, for what needs no more of a study; None where there is none to read.

    Raises:
        QualcodeError: a study is named that there is not.
    """
    from qualcode.stores.study_yaml import read_study

    try:
        root = find_study(study)
    except QualcodeError:
        if study is not None:
            raise
        return None
    declared, _ = read_study(root)
    return declared.settings if declared else None


def _usual_study() -> Path:
    """The study that a command without -s takes."""
    named = os.environ.get(STUDY_VARIABLE)
    return Path(named) if named else _nearest_study()


def _nearest_study() -> Path:
    try:
        here = Path.cwd()
    except OSError:
        raise QualcodeError("the current folder is gone.", "Go to another one.") from None
    for folder in (here, *here.parents):
        if (folder / STUDY_FILE).is_file():
            return folder
    raise QualcodeError(
        f"no {STUDY_FILE} in this folder or above it.",
        "Name the study with -s DIR, or make one with: qualcode init DIR",
    )


def open_study(wanted: Path | None, *, codes: bool = True) -> tuple[Study, Session]:
    """Load a study; its problems are told when the session is closed.

    `codes` says that the command needs a codebook: without one every table would be empty, and
    good reports would be replaced by empty ones.

    Raises:
        QualcodeError: study.yaml or a codebook that is needed cannot be read; the text is the
            problem.
    """
    from qualcode.loading import load_study

    root = find_study(wanted)
    study, problems = load_study(root, _progress())
    if study is None:
        first = problems[0]
        raise QualcodeError(f"{first.place}: {first.message.rstrip('.')}.", first.hint)
    if codes and not study.codebook.codes:
        raise _no_codes(problems)
    return study, Session(study, problems)


def _no_codes(problems: Iterable[Problem]) -> QualcodeError:
    about = next((one for one in problems if "codebook" in f"{one.code} {one.message}"), None)
    if about is None:
        return QualcodeError("the codebook has no codes.", "Nothing was written.")
    return QualcodeError(f"{about.place}: {about.message.rstrip('.')}.", about.hint)


class Session:
    """A loaded study during one command."""

    def __init__(self, study: Study, problems: Iterable[Problem]) -> None:
        self.study = study
        self.problems = tuple(problems)
        self._known: frozenset[Problem] = frozenset()

    def decided(self) -> None:
        """Look again at what the journals say, after a command has added to them.

        So a command does not tell of what it has just put right; and what it warns of is what it
        has led to, while earlier warnings are only counted.
        """
        from qualcode.checks.conflicts import differing_polarities, disagreeing_verdicts
        from qualcode.loading import with_new_decisions
        from qualcode.stores.journal import FOLDER

        warnings = (one for one in self.problems if one.severity is Severity.WARNING)
        self._known = frozenset(warnings)
        self.study, found = with_new_decisions(self.study)
        others = [one for one in self.problems if not one.file.startswith(f"{FOLDER}/")]
        conflicts = (*disagreeing_verdicts(self.study), *differing_polarities(self.study))
        self.problems = (*others, *found, *conflicts)

    def forget(self, file: str) -> None:
        """Tell nothing more of a file that a command has taken out of the study."""
        self.problems = tuple(one for one in self.problems if one.file != file)

    def close(self, told: bool = False) -> None:
        """Tell the problems on stderr and leave with 1 where there are errors or warnings.

        Raises:
            typer.Exit: always with code 1 in that case.
        """
        serious = [one for one in self.problems if one.severity is not Severity.NOTICE]
        serious += self._failures()
        if not serious:
            return
        if not told:
            tell([self._without_names(one) for one in serious if one not in self._known])
            if known := len(self._known.intersection(serious)):
                warnings = "1 warning" if known == 1 else f"{known} warnings"
                say(f"{warnings} from before. See: qualcode check")
        raise typer.Exit(1)

    def _without_names(self, problem: Problem) -> Problem:
        """The problem as it may be told beside a result: `check` alone names speakers' labels."""
        sources = {one.entry.file: one.id for one in self.study.sources}
        safe = self.study.anonymiser
        if problem.names_speakers:
            message, hint = "speakers are not all known", "See: qualcode check"
        else:
            message, hint = safe(problem.message), safe(problem.hint)
        file = sources.get(problem.file) or safe(problem.file)
        return replace(problem, file=file, message=message, hint=hint)

    def _failures(self) -> tuple[Problem, ...]:
        # Only a command that applied the rules knows of rules that could not be applied.
        if "proposals" not in self.study.__dict__:
            return ()
        return tuple(dict.fromkeys(self.study.proposals.failures))


def tell(problems: list[Problem]) -> None:
    """The first few problems on stderr, errors first, and how to see all."""
    ranked = sorted(dict.fromkeys(problems), key=lambda one: one.severity is not Severity.ERROR)
    for problem in ranked[:_SHOWN]:
        say(describe(problem))
    if len(ranked) > _SHOWN:
        say(f"… and {len(ranked) - _SHOWN} more. See all with: qualcode check")


def describe(problem: Problem) -> str:
    """A problem in one line, as `file:line:column: error: message. hint`."""
    text = f"{problem.place}: {problem.severity}: {problem.message}"
    return for_study(f"{text.rstrip('.')}. {problem.hint}".rstrip()) if problem.hint else text


def say(text: str) -> None:
    """One line to stderr, with nothing in it that a terminal could obey."""
    from qualcode.renderers.safe import safe_text

    print(safe_text(for_study(" ".join(text.split()))), file=sys.stderr)


def _progress() -> Progress | None:
    """A bar on stderr where a person watches and there is something to wait for."""
    if not sys.stderr.isatty():
        return None

    def show(source: str, number: int, of: int) -> None:
        if of >= _SLOW:
            end = "\r" if number < of else "\r" + " " * 60 + "\r"
            filled = "#" * (30 * number // of)
            print(f"reading [{filled:<30}] {number}/{of}", end=end, file=sys.stderr, flush=True)

    return show
