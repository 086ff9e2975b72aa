"""From codings to statements: a passage that two coders coded is one statement, not two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from qualcode.model.coding import Polarity
from qualcode.model.source import SegmentKind, Source
from qualcode.stages.column_heads import cells_of, together, with_heads
from qualcode.stages.marks import is_mark, is_numbered_item, marks_within
from qualcode.study import Evidence, Study

CUT = "[…]"
"""What marks, in print, words that were left out of a quotation."""

_TERMINAL = ".!?…\"'”’»"
_BRACKETS = ")]"
# A letter or digit before the terminal of the sentence. It looks no further than that.
_GOES_ON = re.compile(r"(?:[^.!?…\w]|_)*+[^\W_]")
_LISTED = re.compile(r"\A\(?(?:[0-9]{1,3}|[a-z])[.)] +(?=\S)")
"""The number of a list's item before its words."""

_TIES = re.compile(r"(?<!\d)[-_]+|[-_]+(?!\d)")
"""What ties the words of a file's name together; that within a date does not."""


@dataclass(frozen=True)
class Statement:
    """What a voice says on a code in one passage, with the coding or codings that say so.

    `text` is the quotation as it may be printed: white space run together, names replaced; so is
    `translation`, which is mostly empty. `row` is the row of a table with the heads of its columns.
    """

    rows: tuple[Evidence, ...]
    text: str
    translation: str = ""
    row: str = ""

    @property
    def first(self) -> Evidence:
        """The coding by which the statement is cited."""
        return self.rows[0]

    @property
    def printed(self) -> str:
        """The quotation for a document: `text` with […] where it begins or ends in a sentence.

        The number of the item of a list in a document is none of its words. Away from its table
        the row of one is told with the heads of its columns.
        A translation into the language of the report stands behind it in square brackets.
        """
        row = self.first
        before = f"{CUT} " if _begins_inside(row) else ""
        text = self.row or self.text
        text = text if before or not _begins_an_item(row) else _unlisted(text)
        after = f" {CUT}" if _ends_inside(row) else ""
        translated = f" [{self.translation}]" if self.translation else ""
        return f"{before}{text}{after}{translated}"

    @cached_property
    def polarity(self) -> Polarity:
        """The coders' common polarity; where they differ without consensus, undecided."""
        found = {row.coding.polarity for row in self.rows}
        return found.pop() if len(found) == 1 else Polarity.UNDECIDED

    @property
    def reviewed(self) -> bool:
        """Whether a person made or accepted every coding of it."""
        return all(row.coding.reviewed for row in self.rows)

    @property
    def provisional(self) -> bool:
        """Whether a person still has to decide on it."""
        return not self.reviewed or self.polarity is Polarity.UNDECIDED

    def as_json(self) -> dict[str, object]:
        """The statement with its place; `turn` and `line` are 1-based."""
        row = self.first
        return {
            "source": row.source.id,
            "turn": row.segment.number,
            "line": row.line,
            "informant": row.informant.id if row.informant else None,
            "text": self.text,
            **({"translation": self.translation} if self.translation else {}),
            "polarity": str(self.polarity),
            "reviewed": self.reviewed,
        }


def quotable(study: Study, text: str) -> str:
    """A text of a source or of the researcher as it may be printed."""
    return study.anonymiser(" ".join(text.split()))


def quotable_file(study: Study, file: str) -> str:
    """The name of a file of the researcher as it may be printed.

    In file names a name is often written small, or tied to the next word: `bu-sari.md`.
    """
    printed = quotable(study, file)
    path = PurePosixPath(printed)
    words = _TIES.sub(" ", path.stem).title()
    safe = study.anonymiser(words)
    if safe == words:
        return printed
    return path.with_name(safe.replace(" ", "-").lower() + path.suffix).as_posix()


def quoted(study: Study, source: Source, start: int, end: int) -> str:
    """A passage of a source as it may be printed, also where it begins or ends inside a name.

    The cells of a table's row stand with semicolons between them, whatever parts them in the file.
    Marks that only set the text are left out (see `marks`).
    """
    marks = tuple(marks_within(source, start, end))
    return as_prose(source, start, study.anonymiser.within(source.text, start, end, marks))


def as_prose(source: Source, start: int, words: str) -> str:
    """The words of a passage that begins at `start`, white space run together and cells apart."""
    in_table = bool(source.segments) and source.segment_at(start).kind is SegmentKind.ROW
    return _cells_apart(words) if in_table else " ".join(words.split())


def _cells_apart(words: str) -> str:
    return together([one for one in cells_of(words) if one])


def statements(study: Study, rows: Iterable[Evidence]) -> tuple[Statement, ...]:
    """The statements that codings make, in the order of their first coding.

    Codings of the same code and voice that overlap and are by different coders make one
    statement; two codings by the same coder stay two, unless the words are the same. `rows` stand
    in the order of `Study.select`.
    """
    reaching: dict[tuple[str, str, str], list[tuple[int, list[Evidence]]]] = {}
    order: list[list[Evidence]] = []
    for row in rows:
        place, end = (row.source.id, row.code.id, row.voice), row.coding.end
        # No later row begins before this one, so what has ended is matched by none.
        known = [one for one in reaching.get(place, ()) if one[0] > row.coding.start]
        at = next((n for n in reversed(range(len(known))) if _same_passage(known[n][1], row)), -1)
        if at < 0:
            known.append((end, [row]))
            order.append(known[-1][1])
        else:
            known[at][1].append(row)
            known[at] = (max(known[at][0], end), known[at][1])
        reaching[place] = known
    return tuple(_statement(study, tuple(family)) for family in order)


def _statement(study: Study, family: tuple[Evidence, ...]) -> Statement:
    coding = family[0].coding
    translated = study.told.translation(coding, study.settings.language)
    passage = family[0].source, coding.start, coding.end
    told = with_heads(study, *passage)
    return Statement(family, quoted(study, *passage), quotable(study, translated), told)


def _same_passage(family: list[Evidence], row: Evidence) -> bool:
    coder, start, end = row.coding.coder, row.coding.start, row.coding.end
    return any(
        (one.start, one.end) == (start, end) if one.coder == coder else one.overlaps(start, end)
        for one in (other.coding for other in family)
    )


def _begins_an_item(row: Evidence) -> bool:
    """Whether the passage begins with the number of an item in a document."""
    first = row.informant is None and row.coding.start == row.segment.speech.start
    return first and is_numbered_item(row.source, row.segment)


def _unlisted(text: str) -> str:
    """A text without the number that makes it an item of a list, such as `2.` or `b)`."""
    return _LISTED.sub("", text, count=1)


def _begins_inside(row: Evidence) -> bool:
    """Whether words of the same sentence stand before the passage."""
    text, first = row.source.text, row.segment.speech.start
    if row.informant is None and is_mark(text[first : row.coding.start]):
        return False
    position = min(row.coding.start, len(text)) - 1
    while position >= first and _is_skipped(text[position]):
        position -= 1
    return position >= first and text[position] not in _TERMINAL


def _ends_inside(row: Evidence) -> bool:
    """Whether more words of the same sentence stand behind the passage."""
    said = row.coding.quotation.rstrip().rstrip(_BRACKETS)
    if said.endswith(tuple(_TERMINAL)):
        return False
    return bool(_GOES_ON.match(row.source.text, row.coding.end, row.segment.speech.end))


def _is_skipped(character: str) -> bool:
    return character.isspace() or character in _BRACKETS
