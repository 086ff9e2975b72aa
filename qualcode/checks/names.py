"""People who are named in a source and are not declared, so that their names are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.errors import Problem, Severity
from qualcode.model.address import ADDRESSES, HONORIFICS
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Segment
from qualcode.study import Study

MOST_NAMED = 5
"""Names that a message lists at most."""

_ROLES = "si|bendahara|sekretaris|ketua|petugas|pendamping|almarhum|almarhumah|alm\\.|mendiang"
"""What else stands before the name of somebody who is not spoken to (*si Lis*)."""

_ADDRESS = re.compile(rf"(?<![^\W_])(?i:{HONORIFICS}|{_ROLES})[ \t]+")
_WORD = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)\.?[ \t]*")
_MOST_WORDS = 3
_TITLES = frozenset(
    """
    kades camat lurah bupati gubernur guru bidan dosen mantri ustaz ustadz haji hajah kiai kyai
    menteri wali kadis kadus kasi kabid sekdes dokter
    """.split()
)
"""Words that may stand between the address and the name: *Pak Camat Rahman*."""

_NOT_NAMES = frozenset(
    """
    kepala ketua dinas penyuluh petugas kader pendamping rumah tangga desa presiden sekretaris
    bendahara polisi anggota peneliti pewawancara moderator kota pertiwi negara informan narasumber
    daerah umum jenderal nagari jorong kelompok koperasi bidang seksi kantor kecamatan lapangan
    rt rw pkk umkm dan atau tapi tetapi kalau jika karena supaya untuk dengan dari di ke pada saya
    aku kami kita kamu dia beliau mereka itu ini yang ya iya tidak bukan belum sudah ada apa siapa
    kapan mana bagaimana berapa kenapa mengapa bisa boleh jadi terus lalu nanti sekarang dulu juga
    pun sih kan lho dong nah oh eh oke baik terima mohon maaf silakan coba menurut and or but the
    is was who what when where why how yes no not you we they she he it
    """.split()
)
"""Words behind an address that name nobody, also at the beginning of a sentence."""


@dataclass(slots=True)
class _Named:
    """Somebody who is named: how often in which words, and where first."""

    first: str
    forms: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """How they are called most, how often, and the place of the first."""
        called = self.forms.most_common(1)[0][0]
        return f"{called} ({self.forms.total()}, {self.first})"


def undeclared_names(study: Study) -> Iterator[Problem]:
    """Names after *Pak*, *Bu* and the like that belong to nobody of the study.

    A quotation prints them as they stand; one may be an informant's short name. Whoever may be
    a person is shown, and nobody is left out because the name could be a word too.
    """
    known, found = _known_words(study), dict[str, _Named]()
    for source in study.sources:
        if study.closed(source):
            continue
        for segment in source.numbered:
            if segment.informant and study.withdrawn(segment.informant):
                continue
            for name, called in _named_in(segment, known):
                place = f"{source.entry.file}:{segment.line}"
                found.setdefault(name, _Named(place)).forms[called] += 1
    if not found:
        return
    ranked = sorted(found.values(), key=lambda one: -one.forms.total())
    shown = ", ".join(map(str, ranked[:MOST_NAMED]))
    more = f" and {len(ranked) - MOST_NAMED} more" if len(ranked) > MOST_NAMED else ""
    yield Problem(
        Severity.NOTICE,
        "undeclared-names",
        f"people are named who are not declared, and quotations print it: {shown}{more}",
        STUDY_FILE,
        hint="If one is an informant under another name, add it to their `aliases:`; list others "
        "under `mentioned:` with the pseudonym to print, or `public: yes`.",
    )


def _known_words(study: Study) -> set[str]:
    """The words of names that are declared, and of the study's places, cases and groups."""
    roster, settings = study.roster, study.settings
    labels = [label for one in roster.informants for label in one.labels]
    labels += [*roster.interviewer, settings.researcher, settings.site]
    labels += [label for one in roster.mentioned for label in (one.name, *one.aliases)]
    labels += [label for source in study.sources for label in source.entry.interviewer]
    labels += [source.entry.place for source in study.sources]
    named = (*(one.label for one in roster.cases), *(one.label for one in roster.groups))
    labels += [text for label in named for _, text in label.texts]
    return {word.casefold() for label in labels for word in re.findall(r"[^\W\d_]+", label)}


def _named_in(segment: Segment, known: set[str]) -> Iterator[tuple[str, str]]:
    """Each name with the whole of what is said: the address, titles, the name."""
    text, at = segment.speech.text, 0
    while found := _ADDRESS.search(text, at):
        at = found.end()
        name, end = _name_at(text, at)
        if name and not known & {part.casefold() for part in name}:
            at = end
            yield name[0].casefold(), " ".join(text[found.start() : end].split())


def _name_at(text: str, at: int) -> tuple[list[str], int]:
    """The words of a name that begins there, behind titles; and where it ends."""
    name: list[str] = []
    end = at
    while len(name) < _MOST_WORDS and (found := _WORD.match(text, at)):
        word, at = found[1], found.end()
        folded = word.casefold()
        if not name and (folded in _TITLES or folded in ADDRESSES):
            continue
        if not word[0].isupper() or word.isupper() or folded in _NOT_NAMES | _TITLES:
            break
        name.append(word)
        end = found.end(1)
        if found[0].rstrip() != word:  # a full stop ends the sentence
            break
    return name, end
