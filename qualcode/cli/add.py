"""`qualcode add`: bring a source into the study."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import StudyOption

if TYPE_CHECKING:
    from qualcode.cli.session import Session
    from qualcode.sources.raw import RawSource
    from qualcode.study import Study


class KindChoice(StrEnum):
    """The technique by which the source was gathered."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    DOCUMENT = "document"


FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE", help=".docx, .txt or .md")]
InformantOption = Annotated[
    list[str] | None, typer.Option("--informant", metavar="ID", help="Who is heard; repeatable.")
]
KindOption = Annotated[
    KindChoice | None, typer.Option("--kind", help="Asked for where it is not given.")
]
IdOption = Annotated[str, typer.Option("--id", metavar="ID", help="Else the file's name.")]
PhaseText = Annotated[str, typer.Option("--phase", metavar="main|preliminary", help="Else main.")]
GroupOption = Annotated[
    str, typer.Option("--group", metavar="GROUP", help="Whose voice a document is.")
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="When it was gathered.")
]
EncodingOption = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="Of a text file, e.g. cp1252.")
]


def add(
    files: FilesArgument,
    informant: InformantOption = None,
    kind: KindOption = None,
    source_id: IdOption = "",
    phase: PhaseText = "",
    group: GroupOption = "",
    date: DateOption = "",
    encoding: EncodingOption = "",
    study: StudyOption = None,
) -> None:
    """Bring sources into the study: speakers are shown, study.yaml keeps its comments."""
    from qualcode.actions.source_entry import NewSource, add_sources
    from qualcode.cli.output import print_text
    from qualcode.cli.session import find_study, open_study
    from qualcode.errors import QualcodeError
    from qualcode.sources import read_raw
    from qualcode.stores.journal import read_journals
    from qualcode.stores.study_yaml import read_study

    root = find_study(study)
    if source_id and len(files) > 1:
        raise QualcodeError("--id names one source.", "Add the files one by one.")
    loaded, _ = open_study(root, codes=False)
    # All files are read before anything is asked, and all is asked before anything is written.
    raws = [(file, read_raw(file, encoding or None)) for file in files]
    # Also a source whose file is missing has its id.
    declared, _ = read_study(root)
    listed = set(declared.listed if declared else ())
    # An earlier id, or one that codings bear, means another text.
    meant = {old for one in (declared.sources if declared else ()) for old in one.formerly}
    meant |= {event.source for event in read_journals(root)[0]}
    wanted: list[tuple[Path, NewSource]] = []
    for file, raw in raws:
        chosen, informants = _asked(file, raw, loaded, kind, informant)
        taken = listed | {new.id for _, new in wanted}
        name = source_id or _free_id(file, chosen, taken, meant)
        new = NewSource(name, str(chosen), informants, phase, group, date, encoding)
        wanted.append((file, new))
    names = add_sources(root, wanted)
    print_text(*(f"added {new.id}: {name}" for (_, new), name in zip(wanted, names, strict=True)))
    _, session = open_study(root, codes=False)
    _tell_new(session, names)


def _asked(
    file: Path, raw: RawSource, study: Study, kind: KindChoice | None, informant: list[str] | None
) -> tuple[KindChoice, tuple[str, ...]]:
    """What kind of source it is and who is heard, after the speakers were shown."""
    from qualcode.cli.session import say
    from qualcode.sources import detect_speakers

    labels = detect_speakers(raw, study.roster)
    shown = ", ".join(f"{one.label} ({one.count})" for one in labels) or "none recognised"
    say(f"{file.name}: {len(raw.text.split())} words; speaker labels: {shown}")
    chosen = kind or KindChoice(_ask_kind(bool(labels)))
    spoken = chosen in (KindChoice.INTERVIEW, KindChoice.FOCUS_GROUP)
    return chosen, tuple(informant or (_ask_informants(study) if spoken else ()))


def _tell_new(session: Session, names: list[str]) -> None:
    """What is wrong with the new sources, and with study.yaml, which names them now."""
    from qualcode.cli.session import tell
    from qualcode.errors import Severity

    serious = [one for one in session.problems if one.severity is not Severity.NOTICE]
    found = [one for one in serious if one.file in (*names, "study.yaml")]
    if found:
        tell(found)
        raise typer.Exit(1)


def _ask_kind(has_speakers: bool) -> str:
    from qualcode.errors import QualcodeError

    if not sys.stdin.isatty():
        raise QualcodeError(
            "what kind of source is it?", "Say --kind interview|focus-group|observation|document."
        )
    default = "interview" if has_speakers else "document"
    answer: str = typer.prompt(
        "Kind (interview, focus-group, observation, document)", default=default, err=True
    )
    if answer not in set(KindChoice):
        raise QualcodeError(
            f"'{answer}' is not a kind of source.",
            "Use interview, focus-group, observation or document.",
        )
    return answer


def _ask_informants(study: Study) -> tuple[str, ...]:
    from qualcode.errors import QualcodeError

    ids = [one.id for one in study.roster.informants]
    if not sys.stdin.isatty():
        raise QualcodeError(
            "who is heard in it?",
            f"Say --informant ID; study.yaml has {', '.join(ids) or 'none yet'}.",
        )
    answer: str = typer.prompt(f"Informant ({', '.join(ids)}; several with commas)", err=True)
    return tuple(part.strip() for part in answer.split(",") if part.strip())


_LETTERS = {
    KindChoice.INTERVIEW: "W",
    KindChoice.FOCUS_GROUP: "F",
    KindChoice.OBSERVATION: "O",
    KindChoice.DOCUMENT: "D",
}
_SHORT_ID = re.compile(r"[A-Za-z]{1,4}-?\d{1,3}")


def _free_id(file: Path, kind: KindChoice, taken: set[str], meant: set[str]) -> str:
    """The file's name where that is a short id (W1), else the next free W, F, O or D.

    `meant` are ids that are not in use and mean something all the same.

    Ids are printed with every quotation, and file names often hold the informant's name.
    """
    if _SHORT_ID.fullmatch(file.stem) and file.stem not in taken:
        return file.stem
    names = (f"{_LETTERS[kind]}{number}" for number in count(1))
    return next(name for name in names if name not in taken | meant)
