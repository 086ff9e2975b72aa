"""What the columns and titles of a comparison are called, and its convergence in words."""

from __future__ import annotations

from qualcode.displays.citation import calendar_date, case_name, period_name
from qualcode.document import Joined, Tone, Words, phrase
from qualcode.reports.quoting import against
from qualcode.stages.both_right import by_what_apart
from qualcode.stages.farmer import farmer
from qualcode.stages.positions import Positions
from qualcode.stages.sides import Direction, Member, Setting, SideComparison, SideTable
from qualcode.stages.triangulation import Convergence
from qualcode.study import Study

_OWN = (Convergence.ONE_GROUP, Convergence.SINGLE_SOURCE)
"""Convergences that name what is compared; the others are called alike in all directions."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

_TONES = {
    Convergence.DISSONANT: Tone.CONFLICT,
    Convergence.CONVERGENT: Tone.AGREEMENT,
    Convergence.NO_DATA: Tone.EMPTY,
}


def direction_title(by: str) -> Words:
    """What a direction of triangulation is called."""
    return phrase(f"comparison.{by}.title")


def table_title(positions: Positions, table: SideTable) -> Words:
    """The title of a table with what it is about: a source group and case, or a person."""
    title, about = direction_title(table.by), _about(positions, table.setting)
    return phrase("comparison.of", title=title, what=Joined(about)) if about else title


def _about(positions: Positions, setting: Setting) -> tuple[Words, ...]:
    roster = positions.study.roster
    groups = [one.label for one in roster.groups if one.id == setting.group]
    cases = [case_name(positions.study, one) for one in roster.cases if one.id == setting.case]
    when = [period_name(positions.study, setting.period)] if setting.period else []
    people = [one.name for one in positions.voices if one.informant and one.id == setting.informant]
    kind = [phrase(f"kind.{setting.technique}")] if setting.technique == "focus-group" else []
    return (*groups, *cases, *when, *people, *kind)


def member_names(study: Study, table: SideTable) -> dict[str, Words]:
    """The heads of the columns by the ids of their members."""
    return {one.id: _member(study, table, one, n) for n, one in enumerate(table.members)}


def _member(study: Study, table: SideTable, one: Member, number: int) -> Words:
    match table.by:
        case Direction.TECHNIQUE:
            return phrase(f"column.kind.{one.id}")
        case Direction.KIND:
            return phrase(f"informant.{one.id}")
        case Direction.DEVELOPMENT:
            return period_name(study, one.id)
        case Direction.TIME:
            return _occasion(table.setting.technique, one, number)
        case _:
            return one.id


def _occasion(technique: str, one: Member, number: int) -> Words:
    """Such as Wawancara II (26 Januari 2026)."""
    head = phrase(f"comparison.asked.{technique}")
    count = _ROMAN[number] if number < len(_ROMAN) else str(number + 1)
    if one.day:
        day = calendar_date(one.day)
        return phrase("comparison.occasion", technique=head, number=count, date=day)
    sources = Joined(one.sources)
    return phrase("comparison.occasion.undated", technique=head, number=count, sources=sources)


def relation_name(by: Direction, row: SideComparison, in_farmers_words: bool = False) -> Words:
    """The convergence of a row in words, such as Satu teknik saja."""
    found = row.convergence
    if in_farmers_words and by is not Direction.DEVELOPMENT:
        return farmer_name(found)
    if found in _OWN or by is Direction.DEVELOPMENT:
        own = f"convergence.{by}.{found}"
        return phrase(f"{own}.mixed") if row.mixed else phrase(f"convergence.{by}.{found}")
    key = f"convergence.{found}"
    return phrase(f"{key}.mixed") if row.mixed else phrase(key)


def farmer_name(found: Convergence) -> Words:
    """What the convergence coding matrix calls a convergence."""
    word = farmer(found)
    return phrase(f"farmer.{word}") if word else phrase("farmer.none")


def relation_tone(row: SideComparison) -> Tone:
    """What the convergence means, for renderers."""
    return Tone.PLAIN if row.mixed else _TONES.get(row.convergence, Tone.PLAIN)


def row_flags(row: SideComparison, names: dict[str, Words]) -> tuple[Words, ...]:
    """What has to be known beside it: opposed voices, divided and silent sides, open decisions."""
    found: list[Words] = []
    everybody = [one.voice.name for side in row.sides for one in side.voices]
    for part, pairs in by_what_apart(row.opposed).items():
        found.append(against(pairs, everybody, f"flag.opposed-{part}" if part else "flag.opposed"))
    found += [phrase("flag.split", group=names[one.member]) for one in row.sides if one.split]
    compared = row.convergence not in (*_OWN, Convergence.NO_DATA)
    if row.silent and compared:
        silent = Joined(tuple(names[one.member] for one in row.silent))
        found.append(phrase("flag.silent", groups=silent))
    if row.passages:
        told = {key: str(n) for key, n in row.passages.as_json().items()}
        found.append(phrase("comparison.passages", **told))
    if row.provisional:
        found.append(phrase("flag.provisional"))
    return tuple(found)
