"""What the commands that make tables and lists are all asked for: a study, a selection, a format.

A command with `@asking()` takes one argument `asked` besides its own options; typer sees the
shared options as if the command listed them. They are so defined, documented and handed on once.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from qualcode.cli.options import (
    CasesOption,
    CodesOption,
    CsvOption,
    FormatOption,
    GroupsOption,
    InformantsOption,
    JsonOption,
    OutputOption,
    PhaseChoice,
    PhaseOption,
    RawOption,
    ReviewedChoice,
    ReviewedOption,
    SourcesOption,
    StudyOption,
    StyleOption,
    TemplateOption,
    selection_of,
)

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.reports.rows import Rows
    from qualcode.study import Selection, Study

Command = Callable[..., None]

SELECTING = ("code", "group", "informant", "case", "source", "phase", "reviewed")
"""The options that select a part of the evidence."""

LOOKS = ("style", "template")
"""The options that say how a document looks."""

PAGES = (".html", ".htm")
"""Suffixes of files in which the reader goes from a cell to the words behind it."""

BOOKS = (".xlsx",)
"""Suffixes of files for counting, which have the evidence besides the tables."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of the shared options; those that a command does not take select everything.

    `printed` is the suffix of a format that is to go to stdout, e.g. `.md`; "" is the screen's own.
    """

    study: Path | None
    output: str | None
    as_json: bool
    as_csv: bool
    raw: bool
    printed: str = ""
    code: list[str] | None = None
    group: list[str] | None = None
    informant: list[str] | None = None
    case: list[str] | None = None
    source: list[str] | None = None
    phase: PhaseChoice = PhaseChoice.ALL
    reviewed: ReviewedChoice | None = None
    style: str | None = None
    template: Path | None = None

    def styled(self, study: Study) -> Study:
        """The study with the style that is asked for.

        Raises:
            QualcodeError: there is no such style, it is wrong, or a template is not for this file.
        """
        from dataclasses import replace

        from qualcode.cli.output import refuse_misused_template
        from qualcode.stores.styles import asked_style

        refuse_misused_template(self.template, self.output)
        return replace(study, style=asked_style(self.style, study.root)) if self.style else study

    def selection(self, study: Study) -> Selection:
        """The part of the evidence that is asked for.

        Raises:
            QualcodeError: an id is unknown; the text suggests the closest one.
        """
        return selection_of(
            study, self.code, self.group, self.informant, self.case, self.source,
            self.phase, self.reviewed,
        )  # fmt: skip

    @property
    def on_screen(self) -> bool:
        """Whether the result is printed, and not for a spreadsheet."""
        return self.output in (None, "-") and not self.as_csv and not self.printed

    @property
    def for_people(self) -> bool:
        """Whether the result is to be read on the terminal, and not by a program."""
        return self.on_screen and not self.as_json

    def deliver(
        self,
        study: Study | None,
        document: Callable[[], Document],
        record: Callable[[], Any],
        rows: Callable[[], Rows] | None = None,
    ) -> None:
        """Print the result or write it to the file that is asked for.

        Args:
            study: None where there is none.
            document: What people read.
            record: What --json prints.
            rows: What --csv prints, where it is not the tables of the document.

        Raises:
            QualcodeError: the format is unknown, or the file is one of the study's own.
        """
        from qualcode.cli.output import deliver
        from qualcode.reports.rows import rows_document

        made = document
        suffix = self.printed or Path(self.output or "").suffix.lower()
        if study and suffix in PAGES:
            made = partial(self._with_transcripts, study, document)
        if study and suffix in BOOKS:
            made = partial(self._with_evidence, study, document)
        if study and rows and self.as_csv:
            made = partial(rows_document, study, rows())
        deliver(
            study, made, record, as_json=self.as_json, as_csv=self.as_csv,
            output=self.output, printed=self.printed, raw=self.raw, template=self.template,
        )  # fmt: skip

    def _with_transcripts(self, study: Study, document: Callable[[], Document]) -> Document:
        """The document with all that a reader of a page can open."""
        from qualcode.reports.traceable import traceable

        return traceable(study, self.selection(study), document())

    def _with_evidence(self, study: Study, document: Callable[[], Document]) -> Document:
        """The document with the evidence as a list, for a workbook."""
        from qualcode.reports.workbook import workbook

        return workbook(study, self.selection(study), document())

    def deliver_rows(
        self, study: Study, rows: Callable[[], Rows], lines: Callable[[], Iterable[str]]
    ) -> None:
        """Print lines for people; the rows that they tell of as JSON, CSV or into a file.

        Raises:
            QualcodeError: the format is unknown, or the file is one of the study's own.
        """
        from qualcode.cli.output import print_text
        from qualcode.reports.rows import rows_document

        if self.for_people:
            print_text(*lines())
        else:
            self.deliver(study, lambda: rows_document(study, rows()), lambda: rows().records)


def _shared(
    study: StudyOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    raw: RawOption = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
    style: StyleOption = None,
    template: TemplateOption = None,
) -> None: ...


def asking(
    selecting: Iterable[str] = SELECTING,
    phase: PhaseChoice = PhaseChoice.MAIN,
    looks: bool = False,
) -> Callable[[Command], Command]:
    """Give a command the shared options, which it receives as `asked`.

    Args:
        selecting: Which of the options that select it takes.
        phase: Which phase's sources are taken where nothing is said.
        looks: Whether it writes documents, whose looks can be asked for.
    """
    left = set(SELECTING).difference(selecting) | (set() if looks else set(LOOKS))
    shared = [
        one.replace(default=phase) if one.name == "phase" else one
        for one in _parameters(_shared)
        if one.name not in left
    ]

    def decorate(command: Command) -> Command:
        own = [one for one in _parameters(command) if one.name != "asked"]

        def asked_command(**given: Any) -> None:
            asked = _asked({one.name: given.pop(one.name) for one in shared}, given, command)
            command(asked, **given)

        parameters = [*own, *shared]
        for name in ("__name__", "__doc__", "__module__"):
            setattr(asked_command, name, getattr(command, name))
        asked_command.__annotations__ = {one.name: one.annotation for one in parameters}
        asked_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return asked_command

    return decorate


def _asked(shared: dict[str, Any], own: dict[str, Any], command: Command) -> Asked:
    """The values of the shared options, where and as what the result goes being decided."""
    from qualcode.cli.formats import target

    stem = str(own.get("name") or command.__name__)
    aim = target(shared.pop("form"), shared["output"], shared["study"], stem)
    shared["as_json"], shared["as_csv"] = (
        shared["as_json"] or aim.as_json, shared["as_csv"] or aim.as_csv
    )  # fmt: skip
    return Asked(**{**shared, "output": aim.output, "printed": aim.printed})


def _parameters(command: Command) -> list[inspect.Parameter]:
    """A command's parameters with their annotations resolved in its own module."""
    hints = get_type_hints(command, include_extras=True)
    return [
        one.replace(annotation=hints[one.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for one in inspect.signature(command).parameters.values()
    ]
