"""`qualcode add`: bring a source into the study."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import StudyOption

if TYPE_CHECKING:
    from qualcode.study import Study


class KindChoice(StrEnum):
    """The technique by which the source was gathered."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    DOCUMENT = "document"


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=".docx, .txt or .md")],
    informant: Annotated[
        list[str] | None, typer.Option("--informant", metavar="ID", help="Who is heard; repeatable.")
    ] = None,
    kind: Annotated[KindChoice | None, typer.Option("--kind", help="Asked for where it is not given.")] = None,
    source_id: Annotated[str, typer.Option("--id", metavar="ID", help="Else the file's name.")] = "",
    phase: Annotated[str, typer.Option("--phase", metavar="main|preliminary")] = "",
    group: Annotated[str, typer.Option("--group", metavar="GROUP", help="Whose voice a document is.")] = "",
    date: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD")] = "",
    encoding: Annotated[str, typer.Option("--encoding", metavar="NAME", help="Of a text file, e.g. cp1252.")] = "",
    study: StudyOption = None,
) -> None:
    """Bring sources into the study: speakers are shown, study.yaml keeps its comments."""
    from qualcode.actions.source_entry import NewSource, add_source
    from qualcode.cli.output import write_out
    from qualcode.cli.session import find_study, open_study, say
    from qualcode.errors import QualcodeError
    from qualcode.renderers.safe import safe_text
    from qualcode.sources import detect_speakers, read_raw

    root = find_study(study)
    if source_id and len(files) > 1:
        raise QualcodeError("--id names one source.", "Add the files one by one.")
    loaded, _ = open_study(root)
    raws = [(file, read_raw(file, encoding or None)) for file in files]
    for file, raw in raws:
        labels = detect_speakers(raw)
        shown = ", ".join(f"{one.label} ({one.count})" for one in labels) or "none recognised"
        say(f"{file.name}: {len(raw.text.split())} words; speaker labels: {shown}")
        chosen = kind or KindChoice(_ask_kind(bool(labels)))
        spoken = chosen in (KindChoice.INTERVIEW, KindChoice.FOCUS_GROUP)
        informants = tuple(informant or (_ask_informants(loaded) if spoken else ()))
        new = NewSource(
            source_id or _free_id(file, loaded), str(chosen), informants, phase, group, date, encoding
        )
        name = add_source(root, file, new)
        write_out(safe_text(f"added {new.id}: {name}\n").encode())
        loaded, session = open_study(root)
    _tell_new(loaded, session, [file.name for file, _ in raws])


def _tell_new(study: Study, session: object, names: list[str]) -> None:
    from qualcode.cli.session import Session, tell

    assert isinstance(session, Session)
    files = {source.entry.file for source in study.sources if Path(source.entry.file).name in names}
    found = [one for one in session.problems if one.file in files or one.file == "study.yaml"]
    serious = [one for one in found if one.severity != "notice"]
    if serious:
        tell(serious)
        raise typer.Exit(1)


def _ask_kind(has_speakers: bool) -> str:
    from qualcode.errors import QualcodeError

    if not sys.stdin.isatty():
        raise QualcodeError("what kind of source is it?", "Say --kind interview|focus-group|observation|document.")
    default = "interview" if has_speakers else "document"
    answer: str = typer.prompt("Kind (interview, focus-group, observation, document)", default=default, err=True)
    if answer not in set(KindChoice):
        raise QualcodeError(f"'{answer}' is not a kind of source.", "Use interview, focus-group, observation or document.")
    return answer


def _ask_informants(study: Study) -> tuple[str, ...]:
    from qualcode.errors import QualcodeError

    ids = [one.id for one in study.roster.informants]
    if not sys.stdin.isatty():
        raise QualcodeError("who is heard in it?", f"Say --informant ID; study.yaml has {', '.join(ids) or 'none yet'}.")
    answer: str = typer.prompt(f"Informant ({', '.join(ids)}; several with commas)", err=True)
    return tuple(part.strip() for part in answer.split(",") if part.strip())


def _free_id(file: Path, study: Study) -> str:
    """The file's name without its suffix; made unique with a number."""
    stem = "".join(c if c.isalnum() or c in "-_" else "-" for c in file.stem).strip("-") or "S"
    taken = {one.id for one in study.sources}
    return next(
        name for name in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if name not in taken
    )
