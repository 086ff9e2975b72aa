"""`qualcode note`: a remark on a coding of one's own, or a translation of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, JsonOption, QuoteOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.coding import Coder
    from qualcode.model.source import Passage, Source
    from qualcode.study import Study


def note(
    target: Annotated[
        str, typer.Argument(metavar="ID|PLACE", help="A coding's id, or W1:14 for a translation.")
    ],
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="The remark.")] = None,
    translation: Annotated[
        str, typer.Option("--translation", metavar="TEXT", help="The words in another language.")
    ] = "",
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="id|en", help="Of the translation; else the report's."),
    ] = None,
    quote: QuoteOption = "",
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a remark on a coding that you made, or translate a quotation.

    A translation stands behind the original, in square brackets, in tables and reports of its
    language.
    """
    from qualcode.actions.coding import Coder
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    if text is None and not translation:
        raise QualcodeError("nothing to note.", 'Write: qualcode note ID "…", or --translation "…"')
    loaded, session = open_study(study)
    person = Coder(coder_of(coder))
    ids: list[str] = []
    if text is not None:
        ids.append(_remark(loaded, person, target, text))
    if translation:
        ids.append(_translated(loaded, person, target, quote, translation, language))
    if as_json:
        print_json({"ids": ids})
    else:
        print_text("noted")
    session.decided()
    session.close()


def _remark(study: Study, person: Coder, target: str, text: str) -> str:
    from qualcode.actions.coding import change_coding
    from qualcode.actions.meant import coding_named
    from qualcode.errors import QualcodeError

    found = coding_named(study, target)
    if found is None:
        raise QualcodeError(
            f"no coding with the id '{target}'.", "A remark needs one: qualcode coding list"
        )
    return change_coding(study, person, found, note=text).target


def _translated(
    study: Study, person: Coder, target: str, quote: str, text: str, language: str | None
) -> str:
    from qualcode.actions.translating import translate

    source, passage = _passage(study, target, quote)
    spoken = language or study.settings.language
    return translate(study, person, source, passage, text, spoken).id


def _passage(study: Study, target: str, quote: str) -> tuple[Source, Passage]:
    """The passage of a coding's id, or of a place."""
    from qualcode.actions.meant import coding_named
    from qualcode.cli.options import present_place
    from qualcode.places import find_passage, find_segment, find_source

    found = coding_named(study, target)
    if found is not None:
        source = find_source(study, found.source)
        return source, source.passage(found.start, found.end)
    source, segment = find_segment(study, present_place(study, target))
    return source, find_passage(source, segment, quote)
