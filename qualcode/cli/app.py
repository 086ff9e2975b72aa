"""All commands, in the order in which a researcher meets them."""

from __future__ import annotations

import io
import sys
from typing import Annotated, Any

import typer

from qualcode import __version__
from qualcode.cli import (
    add,
    agree,
    agree_plan,
    agree_reconcile,
    audit,
    check,
    checklist,
    code,
    codebook,
    codebook_edit,
    codebook_rate,
    codebook_split,
    codebook_tree,
    codebook_versions,
    coding,
    conclude,
    consistency,
    coverage,
    demo,
    display,
    document,
    evidence,
    explain,
    find,
    finding,
    guide,
    history,
    init,
    member_check,
    member_check_import,
    memo,
    merge,
    note,
    quotes,
    reanchor,
    reduce,
    repair,
    report,
    restore,
    review,
    roster,
    run,
    saturation,
    show,
    sidang,
    source,
    status,
    triangulate,
    verify,
)

HELP = (
    "From interview transcripts to Miles–Huberman matrices, source triangulation and a "
    "thesis-ready report, in Indonesian or English."
)

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(demo.demo)
app.command()(init.init)
app.command()(add.add)
app.command()(roster.roster)
app.command()(check.check)
app.command()(status.status)
app.command()(show.show)
app.command()(explain.explain)
for one in (
    codebook_edit.add, codebook_edit.edit, codebook_edit.rename, codebook_tree.move,
    codebook_tree.merge, codebook_split.split, codebook_tree.delete, codebook_versions.copy,
    codebook_versions.versions, codebook_versions.diff, codebook_rate.rate,
):  # fmt: skip
    codebook.app.command()(one)
app.add_typer(codebook.app, name="codebook")
app.command()(code.code)
app.add_typer(coding.app, name="coding")
app.command()(find.find)
app.command()(quotes.quotes)
app.command()(review.review)
app.command()(note.note)
app.command()(history.history)
app.command()(history.undo)
app.command()(reanchor.reanchor)
app.command()(merge.merge)
app.command()(restore.restore)
app.command()(repair.repair)
app.add_typer(memo.app, name="memo")
app.add_typer(source.app, name="source")
app.add_typer(document.app, name="document")
app.command(name="reduce")(reduce.reduce)
app.command()(display.display)
app.command()(triangulate.triangulate)
agree.app.command()(agree_plan.plan)
agree.app.command()(agree_reconcile.reconcile)
app.add_typer(agree.app, name="agree")
app.command()(coverage.coverage)
app.command()(guide.guide)
app.command()(saturation.saturation)
app.command()(conclude.conclude)
app.command()(consistency.consistency)
app.add_typer(finding.app, name="finding")
app.command()(verify.verify)
app.command()(sidang.sidang)
member_check.app.command("import")(member_check_import.import_answers)
app.add_typer(member_check.app, name="member-check")
app.command()(audit.audit)
app.command()(report.report)
app.command()(checklist.checklist)
app.command()(run.run)
app.command()(evidence.evidence)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options of qualcode itself."""


def command() -> Any:
    """The command tree, with output streams that cannot fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return typer.main.get_command(app)
