"""People who are named in a source and are not declared, so that their names are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Source
from qualcode.study import Study

MOST_NAMED = 8
"""Names that a message lists at most."""

_ADDRESSED = re.compile(
    r"\b(?:Ibu|Bu|Bapak|Pak|Mas|Mbak|Mba|Bang|Kang|Teh|Ustaz|Ustadz|Haji|Hj\.?|Mr\.?|Mrs\.?)\s+"
    r"(?P<name>[A-Z][a-z]{2,})\b"
)
_NOT_NAMES = frozenset(
    """
    kades camat lurah bupati gubernur guru bidan dosen mantri kepala ketua ustaz ustadz haji kiai
    kyai dinas penyuluh petugas kader pendamping ibu bapak bu pak mas mbak rumah tangga desa menteri
    presiden wali kadis kadus kasi kabid sekdes sekretaris bendahara polisi dokter hajah anggota
    peneliti pewawancara moderator dan kalau saya itu ini ya iya tidak
    """.split()
)


def undeclared_names(study: Study) -> Iterator[Problem]:
    """Names after *Pak*, *Bu* and the like that belong to nobody of the study.

    A quotation prints them as they stand; one may be an informant's short name.
    """
    labels = [label for one in study.roster.informants for label in one.labels]
    labels += [*study.roster.interviewer, study.settings.researcher]
    labels += [label for source in study.sources for label in source.entry.interviewer]
    known = {word.casefold() for label in labels for word in re.findall(r"\w+", label)}
    found: Counter[str] = Counter()
    where: dict[str, list[str]] = {}
    for source in study.sources:
        for name, count in _named_in(source, known).items():
            found[name] += count
            where.setdefault(name, []).append(source.id)
    if not found:
        return
    shown = ", ".join(
        f"{name} ({count}, {'/'.join(where[name])})"
        for name, count in found.most_common(MOST_NAMED)
    )
    more = ", …" if len(found) > MOST_NAMED else ""
    yield Problem(
        Severity.NOTICE,
        "undeclared-names",
        f"people are named who are not declared, and quotations print it: {shown}{more}",
        STUDY_FILE,
        hint="If one is an informant under another name, add it to their `aliases:`.",
    )


def _named_in(source: Source, known: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for segment in source.spoken_by_informants():
        for match in _ADDRESSED.finditer(segment.speech.text):
            name = match["name"].casefold()
            if name not in known and name not in _NOT_NAMES:
                found[" ".join(match.group().split())] += 1
    return found
