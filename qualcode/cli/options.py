"""The options that several commands share, each defined once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from qualcode.model.coding import Polarity
    from qualcode.study import Selection, Study

STUDY_VARIABLE = "QUALCODE_STUDY"
CODER_VARIABLE = "QUALCODE_CODER"
UNNAMED_CODER = "researcher"


class PhaseChoice(StrEnum):
    """Which phase's sources are taken."""

    MAIN = "main"
    PRELIMINARY = "preliminary"
    ALL = "all"


class ReviewedChoice(StrEnum):
    """Whether proposals that nobody has judged are taken."""

    ALL = "all"
    ONLY = "only"


StudyOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-s",
        "--study",
        metavar="DIR",
        envvar=STUDY_VARIABLE,
        show_envvar=False,
        help="The study folder; else the nearest parent folder with a study.yaml.",
    ),
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
CsvOption: TypeAlias = Annotated[bool, typer.Option("--csv", help="Print CSV for programs.")]
OutputOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write a file; its suffix picks the format "
        "(.docx .xlsx .html .tex .csv .md .txt .json). "
        "- is the screen.",
    ),
]
FormatOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="docx, xlsx or html: a file in the study's folder reports; md, tex, csv, txt or "
        "json: printed; with -o, that file.",
    ),
]
CodesOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Only this code and what is below it; repeatable."),
]
GroupsOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="GROUP", help="Only this source group; repeatable."),
]
InformantsOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--informant", metavar="ID", help="Only this informant; repeatable."),
]
CasesOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--case", metavar="CASE", help="Only this case; repeatable.")
]
SourcesOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--source", metavar="ID", help="Only this source; repeatable.")
]
PhaseOption: TypeAlias = Annotated[
    PhaseChoice, typer.Option("--phase", help="Which phase's sources.")
]
ReviewedOption: TypeAlias = Annotated[
    ReviewedChoice | None,
    typer.Option(
        "--reviewed", help="only: leave out proposals nobody has judged; else study.yaml's choice."
    ),
]


def _with_words(context: typer.Context, parameter: typer.CallbackParam, value: str) -> str:
    """A quotation that was given must have words: an empty variable would mean the whole turn."""
    from qualcode.errors import QualcodeError

    source = context.get_parameter_source(parameter.name or "")
    if source is not None and source.name == "COMMANDLINE" and not value.strip():
        raise QualcodeError("--quote has no words.", "Leave it out to mean the whole turn.")
    return value


QuoteOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--quote", metavar="TEXT", help="Narrows the place to a passage.", callback=_with_words
    ),
]
CoderOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--coder", metavar="NAME", envvar=CODER_VARIABLE, show_envvar=False,
        help="Who decides; else QUALCODE_CODER, else the name you gave once.",
    ),
]  # fmt: skip
BetweenOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--between", metavar="CODER", help="Whom to compare; repeatable. Else everybody."),
]
StyleOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="Look and wording: indonesia, apa7 or a file of your own; else study.yaml's.",
    ),
]
TemplateOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="Your university's Word file, for its styles, page and headers (-o NAME.docx).",
    ),
]
RawOption: TypeAlias = Annotated[
    bool, typer.Option("--raw", help="CSV for programs: no guard against formulas.")
]


def polarity_of(text: str | None) -> Polarity | None:
    """The polarity that a person wrote, also as a word; None for none.

    Raises:
        QualcodeError: this is no polarity.
    """
    from qualcode.errors import QualcodeError
    from qualcode.model.coding import Polarity

    if text is None:
        return None
    spoken = {"−": "-", "+-": "±", "+/-": "±", "plus": "+", "minus": "-", "neutral": "0",
              "mixed": "±", "undecided": "?", "positive": "+", "negative": "-"}  # fmt: skip
    try:
        return Polarity(spoken.get(text, text))
    except ValueError:
        raise QualcodeError(f"'{text}' is not a polarity.", "Use + - ± (or +-) 0 or ?.") from None


def day(text: str) -> str:
    """A day as ISO 8601 writes it; "" for none.

    Raises:
        QualcodeError: this is no day.
    """
    from datetime import date

    from qualcode.errors import QualcodeError

    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise QualcodeError(
            f"'{text}' is not a day.", "Write year-month-day, e.g. 2026-03-01."
        ) from None


def selection_of(
    study: Study,
    codes: list[str] | None = None,
    groups: list[str] | None = None,
    informants: list[str] | None = None,
    cases: list[str] | None = None,
    sources: list[str] | None = None,
    phase: PhaseChoice = PhaseChoice.MAIN,
    reviewed: ReviewedChoice | None = None,
) -> Selection:
    """The selection that the options name.

    Raises:
        QualcodeError: an id is unknown; the text suggests the closest one.
    """
    from qualcode.study import Selection

    roster = study.roster
    present = [present_place(study, one) for one in sources or ()]
    return Selection(
        codes=_known("code", codes, [one.id for one in study.codebook.codes], study.codebook.get),
        groups=_known("group", groups, [one.id for one in roster.groups]),
        informants=_known("informant", informants, [one.id for one in roster.informants]),
        cases=_known("case", cases, [one.id for one in roster.cases]),
        sources=_known("source", present, [one.id for one in study.sources]),
        phase=str(phase),
        reviewed=str(reviewed) if reviewed else None,
    )


def present_place(study: Study, place: str) -> str:
    """A source or place as a person named it, with the present id of a source that was renamed.

    That it is another one is told on stderr.
    """
    from qualcode.cli.session import say
    from qualcode.places import renamed_source

    old, now = renamed_source(study, place)
    if not old:
        return place
    say(f"{old} is now {now}")
    return now + place.removeprefix(old)


def _known(
    noun: str, wanted: list[str] | None, ids: list[str], former: object = None
) -> tuple[str, ...]:
    from qualcode.errors import QualcodeError
    from qualcode.registry import did_you_mean

    for one in wanted or ():
        if one not in ids and not (callable(former) and former(one)):
            raise QualcodeError(f"no {noun} named '{one}'.", did_you_mean(one, ids))
    return tuple(dict.fromkeys(wanted or ()))
