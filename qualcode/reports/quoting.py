"""Quotations and comparisons in words, as several reports print them."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.citation import place, position_name, sign
from qualcode.displays.entries import telling
from qualcode.document import Joined, Quotation, Tone, Words, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.both_right import by_what_apart
from qualcode.stages.passages import Statement
from qualcode.stages.positions import GroupPosition, VoicePosition
from qualcode.stages.triangulation import CodeComparison, Convergence
from qualcode.stages.voices import GroupVoice
from qualcode.study import Study

_TONES = {
    Convergence.DISSONANT: Tone.CONFLICT,
    Convergence.CONVERGENT: Tone.AGREEMENT,
    Convergence.NO_DATA: Tone.EMPTY,
}


_COMPARED = (
    Convergence.CONVERGENT_INCOMPLETE,
    Convergence.DISSONANT,
    Convergence.PARTIAL,
    Convergence.DESCRIPTIVE,
)
"""Where several groups are compared and one that can speak of the code may be missing."""


def quotation(study: Study, voice: GroupVoice, said: Statement) -> Quotation:
    """A block quotation with who, where and which way."""
    return Quotation(said.printed, attribution(study, voice, said))


def attribution(study: Study, voice: GroupVoice, said: Statement) -> Words:
    """Who says it, where, and which way."""
    where = place(study.settings, said.first)
    mark = sign(said.polarity)
    if voice.informant is None:
        return phrase("quotation.source", place=where, sign=mark)
    key = "quotation.voice-role" if voice.role else "quotation.voice"
    return phrase(key, name=voice.name, role=voice.role, place=where, sign=mark)


def those_quoted(said: Iterable[Statement], full: bool) -> set[int]:
    """The statements that are quoted, by identity: those that tell the position, or all."""
    everything = tuple(said)
    return set(map(id, everything if full else telling(everything)))


def side(study: Study, group: GroupPosition, full: bool) -> tuple[Quotation, ...]:
    """A group's quotations: the first of its position (one of each side), or all."""
    shown = those_quoted(group.statements, full)
    return tuple(
        quotation(study, one.voice, said)
        for one in group.voices
        for said in one.statements
        if id(said) in shown
    )


def convergence_name(row: CodeComparison) -> Words:
    """The direction in words, such as Sama-sama campuran."""
    if len(row.groups) == 1:  # the others are not in the selection or do not exist
        return phrase("convergence.not-compared")
    key = f"convergence.{row.convergence}"
    return phrase(f"{key}.mixed") if row.mixed else phrase(key)


def convergence_tone(row: CodeComparison) -> Tone:
    """What the direction means, for renderers."""
    return Tone.PLAIN if row.mixed else _TONES.get(row.convergence, Tone.PLAIN)


def flags(row: CodeComparison) -> tuple[Words, ...]:
    """What has to be known beside the direction: provisional, opposed voices, silent groups."""
    found: list[Words] = []
    if unexpected := [one.group.label for one in row.groups if one.statements and not one.expected]:
        found.append(phrase("flag.unexpected", groups=Joined(tuple(unexpected))))
    everybody = [one.voice.name for group in row.groups for one in group.voices]
    for part, pairs in by_what_apart(row.opposed).items():
        found.append(against(pairs, everybody, f"flag.opposed-{part}" if part else "flag.opposed"))
    split = (one for one in row.groups if one.split)
    found += [phrase("flag.split", group=one.group.label) for one in split]
    if row.silent and row.convergence in _COMPARED:
        silent = Joined(tuple(one.group.label for one in row.silent))
        found.append(phrase("flag.silent", groups=silent))
    if row.provisional:
        found.append(phrase("flag.provisional"))
    return tuple(found)


def against(
    pairs: Iterable[tuple[VoicePosition, VoicePosition]],
    everybody: Iterable[str],
    key: str = "flag.opposed",
) -> Words:
    """Who is favourable and who is not, by name and in the order of `everybody`."""
    known, names = tuple(pairs), tuple(dict.fromkeys(everybody))
    for_it = {one.voice.name for one, _ in known}
    against = {other.voice.name for _, other in known}
    return phrase(
        key,
        pro=", ".join(name for name in names if name in for_it),
        con=", ".join(name for name in names if name in against),
    )


def group_position(one: GroupPosition) -> tuple[Words, ...]:
    """A group's position with its informants as n of N, or why it has none."""
    if one.polarity is None:
        return (phrase(f"empty.{one.empty}"),)
    found = {voice.polarity for voice in one.speaking}
    differ = len(found) > 1 or Polarity.UNDECIDED in found
    people = (phrase("entry.informants", n=one.n, of=one.of),) if one.n else ()
    return (
        position_name(one.polarity),
        *people,
        *((names(one.speaking),) if differ or not people else ()),
    )


def voice_position(study: Study, one: VoicePosition) -> tuple[Words, ...]:
    """A voice's position with its places, or why it has none."""
    if one.polarity is None:
        return (phrase(f"empty.{one.empty}"),)
    return (position_name(one.polarity), places(study, one.statements))


def places(study: Study, statements: Iterable[Statement], most: int = 0) -> Words:
    """Where statements stand, each place once, with a sign where it is not all the same.

    Beyond `most` it is only said how many more there are.
    """
    known = tuple(statements)
    several = len({one.polarity for one in known}) > 1
    found: dict[tuple[str, int, str], Words] = {}
    for one in known:
        row, mark = one.first, f"\u00a0{sign(one.polarity)}" if several else ""
        where = Joined((place(study.settings, row), mark), "") if mark else None
        key = row.source.id, row.segment.number, mark
        found.setdefault(key, where or place(study.settings, row))
    shown = tuple(found.values())
    if not most or len(shown) <= most + 1:
        return Joined(shown)
    return Joined((*shown[:most], phrase("places.more", n=len(shown) - most)))


def names(positions: Iterable[VoicePosition]) -> Words:
    """Voices by name, each with its sign."""
    return Joined(
        tuple(
            f"{one.voice.name}\u00a0({sign(one.polarity or Polarity.UNDECIDED)})"
            for one in positions
            if one.polarity is not None
        )
    )
