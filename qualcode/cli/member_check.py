"""`qualcode member-check`: the findings taken back to the informants, and their answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import (
    JsonOption,
    PhaseChoice,
    PhaseOption,
    ReviewedOption,
    StudyOption,
    StyleOption,
    TemplateOption,
)

if TYPE_CHECKING:
    from qualcode.stages.member_sheets import MemberSheet
    from qualcode.study import Selection, Study

app = typer.Typer(help="Member checks: sheet, import, list.", no_args_is_help=True)


@app.command()
def sheet(
    informants: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INFORMANT]...", help="Ids; else everybody whom it concerns."),
    ] = None,
    finding: Annotated[
        list[str] | None,
        typer.Option("--finding", metavar="ID", help="Only this finding; repeatable."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="Else reports/member-check."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="docx, or html, md, tex, txt.")
    ] = "docx",
    full: Annotated[bool, typer.Option("--full", help="All of their words on it.")] = False,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
    style: StyleOption = None,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """A sheet for each informant, to be read, ticked and signed: one file each.

    It has the findings that the informant's words bear or contradict, and these words; nobody
    else's words or names. Who withdrew gets none. A sheet that was filled in is never written over
    without being kept.
    """
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import print_json
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    loaded = _styled(loaded, style)
    selection = selection_of(loaded, phase=phase, reviewed=reviewed)
    chosen = _chosen(loaded, _made(loaded, selection, finding), informants or ())
    files = _written(loaded, chosen, output, form, full, template)
    if as_json:
        print_json([_record(one, path) for one, path in zip(chosen, files, strict=True)])
    session.close()


def _made(study: Study, selection: Selection, ids: list[str] | None) -> tuple[MemberSheet, ...]:
    """The sheets of everybody whom the findings that are meant concern."""
    from qualcode.actions.findings import findings_meant
    from qualcode.stages.member_sheets import sheets_of

    return sheets_of(study, selection, findings_meant(study, ids) if ids else None)


def _styled(study: Study, style: str | None) -> Study:
    """The study with the page style that was asked for."""
    from dataclasses import replace

    from qualcode.stores.styles import asked_style

    return replace(study, style=asked_style(style, study.root)) if style else study


@app.command("list")
@asking(selecting=("phase", "reviewed"), looks=True)
def list_checks(asked: Asked) -> None:
    """Who is to be asked about which finding, and what was answered so far."""
    from qualcode.cli.session import open_study
    from qualcode.reports.member_sheet import check_records, checks_document
    from qualcode.stages.member_sheets import sheets_of

    study, session = open_study(asked.study)
    study = asked.styled(study)
    sheets = sheets_of(study, asked.selection(study))
    asked.deliver(
        study, lambda: checks_document(study, sheets), lambda: check_records(study, sheets)
    )
    session.close()


def _chosen(
    study: Study, made: tuple[MemberSheet, ...], names: tuple[str, ...] | list[str]
) -> list[MemberSheet]:
    """The sheets of some informants, or all.

    Raises:
        QualcodeError: somebody is unknown, withdrew, or has said nothing on a finding.
    """
    from qualcode.errors import QualcodeError
    from qualcode.registry import did_you_mean

    if not made and not names:
        raise QualcodeError(
            "no informant's words bear or contradict a finding, so there is nothing to ask.",
            "A draft is asked about only where --finding names it. See: qualcode finding list",
        )
    known = {one.informant.id: one for one in made}
    for name in names:
        person = study.roster.informant(name)
        if person is None:
            hint = did_you_mean(name, [one.id for one in study.roster.informants])
            raise QualcodeError(f"no informant '{study.anonymiser(name)}'.", hint)
        if study.withdrawn(name):
            raise QualcodeError(f"{name} has withdrawn consent and is asked nothing more.")
        if name not in known:
            raise QualcodeError(
                f"words of {name} neither bear nor contradict what is asked about.",
                "See: qualcode member-check list",
            )
    return [known[name] for name in dict.fromkeys(names)] if names else list(made)


def _written(
    study: Study,
    sheets: list[MemberSheet],
    output: Path | None,
    form: str,
    full: bool,
    template: Path | None,
) -> list[Path]:
    """Write the sheets, each into a file that is named by the informant's id."""
    from qualcode.cli.formats import FOLDER
    from qualcode.cli.output import (
        check_targets,
        read_template,
        refuse_misused_template,
        render,
        write_file,
    )
    from qualcode.cli.session import say
    from qualcode.reports.member_sheet import sheet_document

    folder = output or study.root / FOLDER / "member-check"
    suffix = _suffix(form)
    paths = [folder / f"{name}{suffix}" for name in _file_names(sheets)]
    refuse_misused_template(template, str(paths[0]))
    check_targets(paths, study)
    ground = read_template(template)
    contents = [
        render(sheet_document(study, one, full), str(path), style=study.style, template=ground)
        for one, path in zip(sheets, paths, strict=True)
    ]
    for path, content in zip(paths, contents, strict=True):
        write_file(path, content)
        say(f"written: {path}")
    return paths


def _suffix(form: str) -> str:
    """The suffix of a format in which a sheet can be read.

    Raises:
        QualcodeError: there is no such format, or a sheet is not for it.
    """
    from qualcode.cli.formats import suffix_of
    from qualcode.errors import QualcodeError

    suffix = suffix_of(form)
    if suffix in (".json", ".csv", ".xlsx"):
        raise QualcodeError(f"a sheet is no {suffix} file.", "Take docx, html, md, tex or txt.")
    return suffix


def _file_names(sheets: list[MemberSheet]) -> list[str]:
    """A name for each file, as any system takes it, and no two that are one."""
    names: list[str] = []
    for one in sheets:
        plain = re.sub(r"[^\w.-]+", "-", one.informant.id).strip("-.") or "sheet"
        taken = {name.casefold() for name in names}
        further = (f"{plain}-{number}" for number in range(2, len(sheets) + 2))
        names.append(next(name for name in (plain, *further) if name.casefold() not in taken))
    return names


def _record(one: MemberSheet, path: Path) -> dict[str, object]:
    return {
        "informant": one.informant.id,
        "findings": [each.finding.id for each in one.asked],
        "file": str(path),
    }
