"""`qualcode codebook add, edit, rename`: single codes; comments and layout of the file stay."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.study import Study


class LanguageChoice(StrEnum):
    """The language of a text."""

    ID = "id"
    EN = "en"


class OriginChoice(StrEnum):
    """Where a code comes from."""

    A_PRIORI = "a-priori"
    EMERGENT = "emergent"


class KindChoice(StrEnum):
    """What a root of the codebook is."""

    ASPECT = "aspect"
    OBSTACLE = "obstacle"
    SUPPORT = "support"
    OUTCOME = "outcome"
    SUGGESTION = "suggestion"


LanguageOption = Annotated[
    LanguageChoice | None,
    typer.Option("--lang", help="Of which language; else the study's."),
]
OriginOption = Annotated[
    OriginChoice | None,
    typer.Option("--origin", help="Fixed before there were data, or from them; what is below too."),
]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="Its id.")]


def add(
    code: Annotated[str, typer.Argument(metavar="ID", help="A new id, for example EM1.9.")],
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What tables call it.")],
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help="Its parent; else it is a root.")
    ] = None,
    kind: Annotated[
        KindChoice | None,
        typer.Option("--kind", help="What a code without a parent is; else an aspect."),
    ] = None,
    definition: Annotated[
        str, typer.Option("--definition", metavar="TEXT", help="What it means.")
    ] = "",
    label_en: Annotated[
        str,
        typer.Option("--label-en", metavar="TEXT", help="Its English label; LABEL is Indonesian."),
    ] = "",
    origin: OriginOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A new code in the study's own codebook. It has no rules yet and is coded by hand."""
    from qualcode.actions.codebook_add import add_code
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study
    from qualcode.model.codebook import AspectKind, CodeOrigin

    loaded, _ = open_study(study, codes=False)
    done = add_code(
        loaded, code, label, under, definition=definition, label_en=label_en,
        kind=AspectKind(kind) if kind else None,
        origin=CodeOrigin(origin) if origin else None,
    )  # fmt: skip
    tell_edit(done, study, as_json)


def edit(
    code: CodeArgument,
    label: Annotated[
        str | None, typer.Option("--label", metavar="TEXT", help="What tables call it.")
    ] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="TEXT", help="What it means.")
    ] = None,
    include: Annotated[
        str | None, typer.Option("--include", metavar="TEXT", help="What also belongs here.")
    ] = None,
    exclude: Annotated[
        str | None, typer.Option("--exclude", metavar="TEXT", help="What does not.")
    ] = None,
    color: Annotated[
        str | None, typer.Option("--color", metavar="COLOR", help='For example "#1b7f79".')
    ] = None,
    origin: OriginOption = None,
    lang: LanguageOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Other words for a code; without options its lines in your editor ($VISUAL, $EDITOR).

    After the editor the codebook is read again: what has changed is told, and what is wrong.
    """
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study

    given = {"label": label, "definition": definition, "include": include, "exclude": exclude,
             "color": color, "origin": origin}  # fmt: skip
    texts = {key: str(text) for key, text in given.items() if text is not None}
    loaded, _ = open_study(study, codes=False)
    if not texts:
        _by_hand(loaded, study, code, lang, as_json)
        return
    from qualcode.actions.codebook_words import edit_code

    tell_edit(edit_code(loaded, code, texts, lang or ""), study, as_json)


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its present id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
    label: Annotated[
        str, typer.Option("--label", metavar="TEXT", help="A new label as well.")
    ] = "",
    lang: LanguageOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a code another id; every coder's codings belong to it as before.

    The old id is kept under `formerly`, so journals are not touched, and what others code under
    it later still counts. `yields_to` of other codes follows; texts that name it are yours.
    """
    from qualcode.actions.codebook_decided import carried
    from qualcode.actions.codebook_words import rename_code
    from qualcode.cli.codebook_told import tell_edit
    from qualcode.cli.session import open_study

    loaded, _ = open_study(study)
    done = rename_code(loaded, old, new, label, lang or "")
    known = loaded.codebook.get(old)
    tell_edit(done, study, as_json, carried(loaded, {known.id}) if known else ())


def _by_hand(
    study: Study, folder: Path | None, code: str, lang: LanguageChoice | None, as_json: bool
) -> None:
    from qualcode.cli.codebook_by_hand import edit_by_hand
    from qualcode.errors import QualcodeError

    if lang or as_json:
        given = "--lang" if lang else "--json"
        raise QualcodeError(
            f"{given} needs to be told what to change.", "For example: --label TEXT"
        )
    edit_by_hand(study, folder, code)
