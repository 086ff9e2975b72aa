"""A flow of paragraphs in a Word document: the body, or a text box that interrupts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qualcode.sources.raw import Composer, Run

Step = Callable[[Composer], None]


@dataclass(slots=True)
class Story:
    """What has been heard of the paragraph that is open, and what waits for its end.

    `listed` says that Word numbers it; `joins` that its mark is deleted, so that the next one
    carries it on; `base_bold` and `base_hidden` are what its style says; `after` are the text
    boxes anchored in it. `steps` are what a finished text box wants composed. `fields` holds per
    open field whether its instruction is still being heard, and how many characters that cost.
    """

    steps: list[Step] = field(default_factory=list)
    open: bool = False
    runs: list[Run] = field(default_factory=list)
    after: list[Step] = field(default_factory=list)
    heading: bool = False
    listed: bool = False
    joins: bool = False
    base_bold: bool = False
    base_hidden: bool = False
    bold: bool = False
    hidden: bool = False
    fields: list[list[int]] = field(default_factory=list)

    def step(self) -> Step:
        """What the paragraph wants composed when its turn comes."""
        runs, heading, listed = tuple(self.runs), self.heading, self.listed
        return lambda composer: composer.paragraph(runs, heading, listed)

    def close(self) -> tuple[Step, ...]:
        """Forget the paragraph; what waited for its end."""
        self.runs.clear()
        self.open = self.heading = self.listed = self.joins = self.bold = self.hidden = False
        self.base_bold = self.base_hidden = False
        if not self.after:
            return ()
        after = tuple(self.after)
        self.after.clear()
        return after

    def close_run(self) -> None:
        """Return to what the paragraph's style says."""
        self.bold = self.base_bold
        self.hidden = self.base_hidden

    def change_field(self, kind: str | None) -> None:
        """A field begins, turns from its instruction to its result, or ends."""
        match kind:
            case "begin":
                self.fields.append([1, 0])
            case "separate" if self.fields:
                self.fields[-1] = [0, 0]
            case "end" if self.fields:
                self.fields.pop()

    def swallows(self, length: int) -> bool:
        """Whether so many characters belong to a field's instruction, not to the text."""
        for one in self.fields:
            if one[0]:
                one[1] += length
                return True
        return False
