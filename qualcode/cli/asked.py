"""What the commands that make tables are all asked for: a study, a selection, a destination.

A command with `@asking()` takes one argument `asked` besides its own options; typer sees the
shared options as if the command listed them. They are so defined, documented and handed on once.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from qualcode.cli.options import (
    CasesOption,
    CodesOption,
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
    selection_of,
)

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.study import Selection, Study

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of the shared options."""

    study: Path | None
    output: str | None
    as_json: bool
    raw: bool
    code: list[str] | None
    group: list[str] | None
    informant: list[str] | None
    case: list[str] | None
    source: list[str] | None
    phase: PhaseChoice
    reviewed: ReviewedChoice | None

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
        """Whether the result is to be read on the terminal."""
        return self.output in (None, "-")

    def deliver(
        self, study: Study | None, document: Callable[[], Document], record: Callable[[], Any]
    ) -> None:
        """Print the result or write it to the file that is asked for.

        Raises:
            QualcodeError: the format is unknown, or the file is one of the study's own.
        """
        from qualcode.cli.output import deliver

        deliver(study, document, record, as_json=self.as_json, output=self.output, raw=self.raw)


def _shared(
    study: StudyOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
    raw: RawOption = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
) -> None: ...


def asking(phase: PhaseChoice = PhaseChoice.MAIN) -> Callable[[Command], Command]:
    """Give a command the shared options, which it receives as `asked`.

    Args:
        phase: Which phase's sources are taken where nothing is said.
    """

    def decorate(command: Command) -> Command:
        own = [one for one in _parameters(command) if one.name != "asked"]
        shared = [
            one.replace(default=phase) if one.name == "phase" else one
            for one in _parameters(_shared)
        ]

        def asked_command(**given: Any) -> None:
            asked = Asked(**{one.name: given.pop(one.name) for one in shared})
            command(asked, **given)

        parameters = [*own, *shared]
        for name in ("__name__", "__doc__", "__module__"):
            setattr(asked_command, name, getattr(command, name))
        asked_command.__annotations__ = {one.name: one.annotation for one in parameters}
        asked_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return asked_command

    return decorate


def _parameters(command: Command) -> list[inspect.Parameter]:
    """A command's parameters with their annotations resolved in its own module."""
    hints = get_type_hints(command, include_extras=True)
    return [
        one.replace(annotation=hints[one.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for one in inspect.signature(command).parameters.values()
    ]
