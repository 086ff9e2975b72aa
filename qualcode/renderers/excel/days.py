"""Days in words, such as 20 Januari 2026: dates that Excel can sort."""

from __future__ import annotations

import re
from datetime import date

from qualcode.document.written import MONTHS

# The language of the months, whatever that of the program is.
_FORMS = {"id": "[$-421]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
_DAY = re.compile(r"([1-9][0-9]?) ([^\W\d_]+) ([0-9]{4})( \([\w ]{1,60}\))?")
# Excel's calendar has a day in 1900 that there never was.
_FIRST = date(1900, 3, 1)


def is_month(word: str, language: str) -> bool:
    """Whether a word is the name of a month."""
    return word in MONTHS.get(language, ())


def day_in(words: str, language: str) -> tuple[date, str] | None:
    """The day that the words are, and the form that shows it in the same words.

    A remark in brackets may stand behind it, as in `6 Januari 2026 (tanggal dokumen)`.
    """
    found = _DAY.fullmatch(words)
    names = MONTHS.get(language, [])
    if not found or found[2] not in names:
        return None
    try:
        day = date(int(found[3]), names.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    remark = f'"{found[4]}"' if found[4] else ""
    return (day, f"{_FORMS[language]}{remark}") if day >= _FIRST else None
