"""What the study says of who was heard, where, when and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.displays.citation import calendar_date
from qualcode.document import Joined, Words, phrase
from qualcode.model.informant import Consent
from qualcode.model.source import SourceKind
from qualcode.reports.checklists.item import Answer, Reported, known, partly
from qualcode.reports.thesis.fieldwork import days_of
from qualcode.stages.voices import GroupVoice

_TIMES = re.compile(r"(\d{1,2})[.:](\d{2})\D+?(\d{1,2})[.:](\d{2})")


def researcher(reported: Reported) -> Answer:
    """Whose study it is; who held the interviews is still to be said."""
    name = reported.pack.study.settings.researcher
    return partly([phrase("known.researcher", name=name)] if name else [])


def informants(reported: Reported) -> Answer:
    """How many informants there are, by source group."""
    return known(informant_numbers(reported))


def informant_numbers(reported: Reported) -> Iterator[Words]:
    """How many informants were heard, in which groups, and how many outside N."""
    voices = people(reported)
    counted = [one for one in voices if one.counted]
    if not counted:
        return
    groups = tuple(
        phrase("informants.group", group=group.label, n=n)
        for group in reported.pack.positions.groups
        if (n := sum(one.group == group.id for one in counted))
    )
    yield phrase("known.informants", n=len(counted), groups=Joined(groups))
    if outside := sum(bool(one.sources) and not one.counted for one in voices):
        yield phrase("known.outside", n=outside)


def selection(reported: Reported) -> Answer:
    """Of how many informants it is on record why they were chosen."""
    asked = [one.informant for one in people(reported) if one.informant and one.counted]
    told = sum(bool(one.selection) for one in asked)
    words = [phrase("known.selection", n=told, of=len(asked))] if told else []
    return known(words) if told == len(asked) else partly(words)


def described(reported: Reported) -> Answer:
    """What is on record of the informants."""
    heard = [one.informant for one in people(reported) if one.informant]
    roles = sum(bool(one.role) for one in heard)
    attributes = dict.fromkeys(name for one in heard for name in one.attributes)
    words: list[Words] = []
    if roles:
        words.append(phrase("known.roles", n=roles, of=len(heard)))
    if attributes:
        words.append(phrase("known.attributes", which=Joined(tuple(attributes))))
    return known(words)


def setting(reported: Reported) -> Answer:
    """Where the study took place, and of how many sources the place is on record."""
    site = reported.pack.text(reported.pack.study.settings.site)
    told = sum(bool(one.entry.place) for one in reported.spoken)
    words: list[Words] = [phrase("known.site", site=site)] if site else []
    if told:
        words.append(phrase("known.places", n=told, of=len(reported.spoken)))
    return known(words) if told == len(reported.spoken) else partly(words)


def others(reported: Reported) -> Answer:
    """Of how many interviews it is on record who could hear them, and how often somebody could."""
    told = [one for one in reported.spoken if one.entry.present is not None]
    heard = sum(bool(one.entry.present) for one in told)
    if not told:
        return known(())
    words = [phrase("known.others", n=len(told), heard=heard, of=len(reported.spoken))]
    return known(words) if len(told) == len(reported.spoken) else partly(words)


def context(reported: Reported) -> Answer:
    """The site; what of it matters is the researcher's to say."""
    site = reported.pack.text(reported.pack.study.settings.site)
    return partly([phrase("known.site", site=site)] if site else [])


def guide(reported: Reported) -> Answer:
    """How many questions the interview guide has."""
    questions = reported.pack.study.settings.guide
    return partly([phrase("known.guide", n=len(questions))] if questions else [])


def repeated(reported: Reported) -> Answer:
    """Who was interviewed on several days; that nobody was only where all days are known."""
    words = [
        phrase("known.again", name=one.name, n=len(days), dates=Joined(days))
        for one in people(reported)
        if len(days := _days(one)) > 1
    ]
    if words:
        return known(words)
    dated = reported.spoken and all(one.entry.date for one in reported.spoken)
    return known([phrase("known.once")] if dated else [])


def _days(voice: GroupVoice) -> tuple[Words, ...]:
    days = {one.entry.date for one in voice.sources if one.kind is SourceKind.INTERVIEW}
    return tuple(calendar_date(day) for day in sorted(day for day in days if day))


def field_notes(reported: Reported) -> Answer:
    """How many observation notes there are; notes on interviews are the researcher's to tell."""
    n = sum(one.kind is SourceKind.OBSERVATION for one in reported.sources)
    return partly([phrase("known.notes", n=n)] if n else [])


def duration(reported: Reported) -> Answer:
    """How long interviews took, as far as their times are on record."""
    minutes = [found for one in reported.spoken if (found := _minutes(one.entry.time))]
    if not minutes:
        return Answer()
    told = phrase("known.duration", n=len(minutes), of=len(reported.spoken),
                  least=min(minutes), most=max(minutes))  # fmt: skip
    return known([told]) if len(minutes) == len(reported.spoken) else partly([told])


def _minutes(time: str) -> int:
    """How many minutes lie between two times such as `09.10–10.25`; 0 where that is not said."""
    found = _TIMES.search(time)
    if not found:
        return 0
    hour, minute, to_hour, to_minute = map(int, found.groups())
    if max(hour, to_hour) > 23 or max(minute, to_minute) > 59:
        return 0
    return (60 * (to_hour - hour) + to_minute - minute) % (24 * 60)


def collected(reported: Reported) -> Answer:
    """By which techniques and when the data were gathered."""
    return known(collection(reported))


def collection(reported: Reported) -> Iterator[Words]:
    """How many sources there are by technique, and between which days they were gathered."""
    if not reported.sources:
        return
    yield phrase("known.sources", n=len(reported.sources), kinds=Joined(kinds_of(reported)))
    if days := days_of(reported.sources):
        first, last = calendar_date(days[0]), calendar_date(days[-1])
        yield phrase("known.dates", first=first, last=last)


def kinds_of(reported: Reported) -> tuple[Words, ...]:
    """How many sources of each technique there are."""
    kinds = [one.kind for one in reported.sources]
    return tuple(
        phrase(f"count.kind.{kind}", n=kinds.count(kind)) for kind in SourceKind if kind in kinds
    )


def units(reported: Reported) -> Answer:
    """Informants and sources, counted."""
    return known([*informant_numbers(reported), *list(collection(reported))[:1]])


def names(reported: Reported) -> Answer:
    """How names are withheld in what is printed; consent and approval are to be told."""
    heard = [one.informant for one in people(reported) if one.informant]
    if not heard:
        return Answer()
    named = sum(one.consent is Consent.NAMED for one in heard)
    return partly([phrase("known.names", n=named, of=len(heard))])


def people(reported: Reported) -> list[GroupVoice]:
    """The informants of the selection as voices."""
    return [one for one in reported.pack.positions.voices if one.informant]
