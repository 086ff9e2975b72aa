"""`qualcode roster`: informants from a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.roster import Import

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help=".csv or .xlsx")]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,…",
        help="Which column is what, e.g. name=Nama,group=Kelompok; FIELD=- for none. Fields: "
        "id name group role pseudonym consent kind selection sample case aliases age sex ignore.",
    ),
]
SheetOption = Annotated[str, typer.Option("--sheet", metavar="NAME", help="Of a workbook.")]
GroupOption = Annotated[
    str, typer.Option("--group", metavar="GROUP", help="The group of rows that name none.")
]
MakeOption = Annotated[
    bool, typer.Option("--make-groups", help="Make groups that the study does not have.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Add them without being asked.")]


def roster(
    file: FileArgument,
    mapping: MapOption = None,
    sheet: SheetOption = "",
    group: GroupOption = "",
    make_groups: MakeOption = False,
    yes: YesOption = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Informants from a table: columns are shown first, study.yaml keeps its comments.

    Columns are known by their headers in Indonesian or English; what is no field of an informant
    becomes an attribute. Ids are given (I1, I2 …) where the table has none. Who is listed
    already is left as they are. Real names are not shown: rows are told by their numbers.
    """
    from qualcode.actions.roster import Wishes, add_informants, plan_import
    from qualcode.actions.roster_columns import mapping_of
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError

    root = find_study(study)
    wanted = plan_import(root, file, Wishes(mapping_of(mapping or ()), sheet, make_groups, group))
    if as_json and not yes:
        raise QualcodeError("--json prints what was added.", "Say --yes as well.")
    if not as_json:
        print_text(*(part for line in _lines(file, wanted) for part in fitted(line)))
    if wanted.people:
        _ask(wanted, yes)
        add_informants(root, wanted)
    if as_json:
        print_json(_records(wanted))
    else:
        print_text(f"added {_people(len(wanted.people))} to study.yaml" if wanted.people
                   else "nobody to add; nothing was changed")  # fmt: skip
    if wanted.left or not wanted.people:
        raise typer.Exit(1)


def _ask(wanted: Import, yes: bool) -> None:
    """Ask whether it is to be done.

    Raises:
        QualcodeError: nobody can be asked.
        typer.Exit: the answer is no.
    """
    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError

    if yes or wanted.unknown:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise QualcodeError("nothing was added: nobody can be asked here.", "Say --yes.")
    if not typer.confirm(f"Add {_people(len(wanted.people))} to study.yaml?", err=True):
        say("nothing was changed")
        raise typer.Exit(2)


def _lines(file: Path, wanted: Import) -> list[str]:
    """What was understood of the table, without anybody's name."""
    width = max(len(one.header) for one in wanted.columns)
    lines = [f"{file.name}: {wanted.told}", "", "Columns"]
    lines += [f"  {one.header or '(no header)':<{width}}  {one.told}" for one in wanted.columns]
    if wanted.groups:
        made = ", ".join(f"{name} ({label})" for name, label in wanted.groups.items())
        lines += ["", f"Groups to be made: {made}"]
    if wanted.people:
        lines += ["", "To be added"]
    lines += [_person_line(row, one) for row, one in wanted.people]
    if wanted.left:
        lines += ["", "Left out", *(f"  row {one.row} {one.why}" for one in wanted.left)]
    return [*lines, ""]


def _person_line(row: int, one: Any) -> str:
    parts = (one.id, one.pseudonym, one.group, str(one.kind or ""), str(one.consent))
    return f"  row {row:<4} " + "  ".join(part for part in parts if part)


def _people(number: int) -> str:
    return f"{number} informant" if number == 1 else f"{number} informants"


def _records(wanted: Import) -> list[dict[str, Any]]:
    parts = {one.row: one.why for one in wanted.left if not one.whole}
    added = [
        {"row": row, "informant": one.id, "group": one.group, "consent": str(one.consent),
         "kind": str(one.kind) if one.kind else None, "added": True, "why": parts.get(row)}
        for row, one in wanted.people
    ]  # fmt: skip
    left = [
        {"row": one.row, "informant": None, "group": None, "consent": None, "kind": None,
         "added": False, "why": one.why}
        for one in wanted.left
        if one.whole
    ]  # fmt: skip
    return sorted(added + left, key=lambda record: record["row"])
