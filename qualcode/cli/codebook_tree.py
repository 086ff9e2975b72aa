"""`qualcode codebook move, merge, delete`: the tree of codes, without losing a coding."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.options import JsonOption, StudyOption


def move(
    code: Annotated[str, typer.Argument(metavar="CODE", help="It goes with all below it.")],
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help="Its new parent.")
    ] = None,
    root: Annotated[bool, typer.Option("--root", help="To the top of the tree.")] = False,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="CODE", help="Before this one; else last."),
    ] = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Move a code with its comments to another place. Its id stays, and so do its codings."""
    from qualcode.actions.codebook_tree import move_code
    from qualcode.actions.own_codebook import known_code
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    if bool(under) + root > 1:
        raise QualcodeError("--under and --root cannot both be given.", "Leave out one of them.")
    if not (under or root or before):
        raise QualcodeError("where to?", "Say --under CODE, --root, or --before CODE.")
    loaded, _ = open_study(study)
    if not (under or root) and before:
        under = known_code(loaded.codebook, before).parent
    tell_edit(move_code(loaded, code, under, before), study, as_json)


def merge(
    sources: Annotated[
        list[str], typer.Argument(metavar="CODE...", help="The codes that are taken up.")
    ],
    into: Annotated[str, typer.Option("--into", metavar="CODE", help="The code that stays.")],
    without_rules: Annotated[
        bool, typer.Option("--without-rules", help="Do not take over their rules.")
    ] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make codes one: their codings and children belong to the one that stays.

    Their ids are kept under its `formerly`, so journals are not touched, and what others code
    under them later counts there too. What is written of them and not taken over is printed.
    """
    from qualcode.actions.codebook_decided import carried
    from qualcode.actions.codebook_merge import merge_codes
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study

    loaded, _ = open_study(study)
    done = merge_codes(loaded, sources, into, rules=not without_rules)
    known = {code.id for one in sources if (code := loaded.codebook.get(one))}
    tell_edit(done, study, as_json, carried(loaded, known))


def delete(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Its id.")],
    codings_to: Annotated[
        str | None,
        typer.Option(
            "--codings-to",
            metavar="parent|CODE|retire",
            help="What becomes of its codings; retire keeps the code for them alone.",
        ),
    ] = None,
    with_children: Annotated[
        bool, typer.Option("--with-children", help="And what is below it.")
    ] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a code out. Where it has codings, say what becomes of them; none is ever lost.

    A retired code stays in the file: its codings count, the rules no longer propose it, and
    nobody can code with it.
    """
    from qualcode.actions.codebook_decided import carried
    from qualcode.actions.codebook_delete import delete_code
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study

    loaded, _ = open_study(study)
    done = delete_code(loaded, code, codings_to, with_children=with_children)
    known = loaded.codebook.get(code)
    block = {one.id for one in loaded.codebook.subtree(known.id)} if known else set()
    tell_edit(done, study, as_json, carried(loaded, block))
