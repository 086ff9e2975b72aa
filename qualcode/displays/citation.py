"""How a place is cited, a code named and a position written, before it is put into a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qualcode.document import Joined, Reference, Words, phrase
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case
from qualcode.model.settings import Settings
from qualcode.model.source import Segment, Source
from qualcode.model.text import LocalText
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.voices import GroupVoice
from qualcode.study import Evidence, Study

_BETWEEN_WORDS = re.compile(r"\b(\w+)-(?!\1\b)(?=\w)")
_SIGNS = {
    Polarity.FAVOURABLE: "+",
    Polarity.UNFAVOURABLE: "−",
    Polarity.MIXED: "±",
    Polarity.NEUTRAL: "0",
    Polarity.UNDECIDED: "?",
}


def place(settings: Settings, row: Evidence) -> Words:
    """Where a coding stands, by the study's pattern (`{source}.{turn}` makes `W1.14`)."""
    name = row.informant.printed_name if row.informant else row.source.id
    return place_at(settings, row.source, row.segment, name, row.line)


def places(settings: Settings, said: Iterable[Statement], most: int = 3) -> Words:
    """Where statements stand, each place once; beyond `most` only how many more there are."""
    turns: dict[tuple[str, int], Evidence] = {}
    for one in said:
        turns.setdefault((one.first.source.id, one.first.segment.number), one.first)
    found = [place(settings, row) for row in turns.values()]
    shown = found if len(found) <= most + 1 else found[:most]
    rest = len(found) - len(shown)
    more = (phrase("places.more", n=rest),) if rest else ()
    return Joined((*shown, *more), "; ")


def place_at(
    settings: Settings, source: Source, segment: Segment, name: str, line: int | None = None
) -> Words:
    """Where a turn or paragraph stands; `name` is the informant's as printed."""
    entry = source.entry
    known: dict[str, Words] = {
        "source": entry.id,
        "turn": str(segment.number),
        "line": str(line or segment.line),
        "informant": name,
        "date": calendar_date(entry.date) if entry.date else "",
        # The words of the study are made printable where they are put into its language.
        "time": LocalText.plain(entry.time) if entry.time else "",
    }
    parts = re.split(r"\{(\w+)\}", settings.citation)
    words = tuple(
        known.get(part, f"{{{part}}}") if number % 2 else part
        for number, part in enumerate(parts)
        if part
    )
    plain = [word for word in words if isinstance(word, str)]
    return "".join(plain) if len(plain) == len(words) else Joined(words, "")


def calendar_date(day: date) -> Words:
    """A date in words, such as 17 Januari 2026."""
    month = phrase(f"month.{day.month}")
    return phrase("date", day=str(day.day), month=month, year=str(day.year))


def code_name(code: Code) -> Words:
    """A code's id and label; the id alone where the label says the same."""
    if code.label.texts in ((("", code.id),), ()):
        return code.id
    return Joined((code.id, code.label), " ")


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case's label as it may be printed, without the names of informants in it."""

    study: Study
    case: Case

    def in_language(self, language: str) -> str:
        """The label in a language; the id where it has none."""
        return quotable(self.study, self.case.label.in_language(language) or self.case.id)


def case_name(study: Study, case: Case) -> Words:
    """A case as a table names it."""
    return CaseName(study, case)


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A period's label as it may be printed; its id made readable where it has none."""

    study: Study
    period: str

    def in_language(self, language: str) -> str:
        """The label in a language."""
        label = self.study.settings.period_labels.get(self.period)
        return quotable(self.study, label.in_language(language) if label else _read(self.period))


def period_name(study: Study, period: str) -> Words:
    """A period as a table names it."""
    return PeriodName(study, period)


def _read(name: str) -> str:
    """An id as words: `putaran-1` is Putaran 1; years (2019-2021) and doubled words stay."""
    if " " in name:
        return name
    words = _BETWEEN_WORDS.sub(_parted, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def _parted(found: re.Match[str]) -> str:
    number = found[1].isdigit() and found.string[found.end()].isdigit()
    return found[0] if number else f"{found[1]} "


def outcome_of(study: Study, case: Case) -> str:
    """A case's outcome as it may be printed."""
    return quotable(study, case.outcome)


def sign(polarity: Polarity) -> str:
    """A polarity's sign as printed, with a true minus."""
    return _SIGNS[polarity]


def position_name(polarity: Polarity) -> Words:
    """A position in words with its sign, such as Positif (+)."""
    return phrase(f"position.{polarity.name.lower()}")


def voice_name(voice: GroupVoice) -> Words:
    """A voice as printed, with the role where consent lets it be printed."""
    return phrase("voice.with-role", name=voice.name, role=voice.role) if voice.role else voice.name


def references(statements: tuple[Statement, ...]) -> tuple[Reference, ...]:
    """The codings that statements rest on."""
    return tuple(
        Reference(row.coding.id, row.source.id, row.segment.number)
        for one in statements
        for row in one.rows
    )
