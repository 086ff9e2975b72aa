"""What the values of YAML files may be: text, lists of texts, yes or no, dates, choices.

Each type takes what YAML gives (text, since scalars stay text) and refuses the rest in plain
words; the key is put before the words later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Annotated, Any, NoReturn

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from qualcode.document.written import MONTHS
from qualcode.registry import did_you_mean

_YES = frozenset({"yes", "true", "ya", "y", "on"})
_NO = frozenset({"no", "false", "tidak", "n", "off"})
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Months by their names and by the first three letters of these, as in `17 Agu 2026`.
_MONTHS = {
    name[:letters].lower(): number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for letters in (3, None)
}
_SAME = {
    "kunci": "key", "utama": "main", "tambahan": "additional", "pendukung": "additional",
    "wawancara": "interview", "fgd": "focus-group", "diskusi kelompok": "focus-group",
    "focus group": "focus-group", "observasi": "observation", "pengamatan": "observation",
    "dokumen": "document", "dokumentasi": "document", "pendahuluan": "preliminary",
    "awal": "preliminary", "anonim": "anonymous", "nama": "named", "peran": "role",
    "jabatan": "role", "ditarik": "withdrawn", "indonesia": "id", "indonesian": "id",
    "bahasa": "id", "inggris": "en", "english": "en", "aspek": "aspect", "hambatan": "obstacle",
    "penghambat": "obstacle", "dukungan": "support", "dampak": "outcome", "hasil": "outcome",
    "saran": "suggestion", "analitik": "analytic", "reflektif": "reflexive",
    "metodologis": "methodological", "ringkasan": "summary", "semua": "all",
    "peristiwa": "event", "kejadian": "event", "langsung": "direct", "umum": "general",
    "sampingan": "side", "samping": "side", "kasus": "case", "kelompok": "group", "kode": "code",
    "informan": "informant", "sumber": "source", "periode": "period", "indikator": "indicator",
    "kutipan": "quotations", "jumlah": "counts", "posisi": "positions",
    "positif": "+", "positive": "+", "negatif": "-", "negative": "-", "netral": "0",
    "neutral": "0", "campuran": "±", "mixed": "±", "+-": "±", "+/-": "±",
}  # fmt: skip


def refuse(message: str, hint: str = "") -> NoReturn:
    """Refuse a value from within a validator: `message` follows the key ("must be …")."""
    details = {"message": message, "hint": hint}
    raise PydanticCustomError("value", "{message}", details)


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def shown(value: str) -> str:
    """A value as it is quoted in a message: in one line and not endless."""
    line = " ".join(value.split())
    return f"'{line[:57]}…'" if len(line) > 60 else f"'{line}'"


def as_text(value: Any) -> str:
    """One text."""
    match value:
        case str():
            if _INVISIBLE.search(value):
                refuse("holds a control character", "Remove the escape, such as \\e or \\0.")
            return value.strip()
        case dict():
            refuse("must be one text, not a mapping", "Quote a text with ': ' or braces in it.")
        case None:
            refuse("must be a text")
        case _:
            refuse("must be one text, not a list", "Quote a text that begins with [.")


def as_filled_text(value: Any) -> str:
    """One text that is not empty."""
    text = as_text(value)
    if not text:
        refuse("is empty")
    return text


def as_name(value: Any) -> str:
    """An id: a short text in one line."""
    text = as_filled_text(value)
    if "\n" in text or len(text) > 100:
        refuse("must be short and in one line")
    return text


def as_source_id(value: Any) -> str:
    """An id of a source: it stands in citations (`W1:12`) and in the names of files."""
    name = as_name(value)
    inside = all(_is_letter_or_digit(sign) or sign in "-_." for sign in name)
    if not inside or name[0] in "-_." or name[-1] in "-_.":
        plain = "".join(sign if _is_letter_or_digit(sign) else "-" for sign in name).strip("-")
        refuse(
            f"must be of letters and digits, with -, _ or . between them, not {shown(name)}",
            f"For example {re.sub('-+', '-', plain) or 'W1'}.",
        )
    return name


def _is_letter_or_digit(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def as_list(value: Any) -> Any:
    """A list; a single text is a list of one."""
    if isinstance(value, dict):
        refuse("must be a list, not a mapping", "Begin each item with '- '; quote ': ' in a text.")
    return value if isinstance(value, list) else [value]


def as_yes_or_no(value: Any) -> bool:
    """Yes or no, in English or Indonesian."""
    text = as_text(value)
    if text.lower() not in _YES | _NO:
        refuse(f"must be yes or no, not {shown(text)}", "ya and tidak, true and false are read too")
    return text.lower() in _YES


def as_whole_number(value: Any) -> int:
    """A whole number of at most nine digits."""
    text = as_text(value)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        refuse(f"must be a whole number, not {shown(text)}")
    return int(text)


def as_rank(value: Any) -> int:
    """A place in an order, from 1."""
    text = as_text(value)
    if not re.fullmatch(r"0*[1-9][0-9]{0,8}", text):
        refuse(f"must be a whole number from 1, not {shown(text)}")
    return int(text)


def as_date(value: Any) -> date:
    """A date as 2026-01-17; other ways of writing it are only understood for the hint."""
    text = as_text(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            refuse(f"must be a date of the calendar, not {shown(text)}")
    meant = _date_meant(text)
    hint = f"Write {meant}." if meant else "For example 2026-01-17."
    refuse(f"must be a date as YYYY-MM-DD, not {shown(text)}", hint)


def as_choice(allowed: Sequence[str]) -> Callable[[Any], str]:
    """One of some words."""

    def choose(value: Any) -> str:
        text = as_text(value)
        if text in allowed:
            return text
        same = _SAME.get(text.lower(), text.lower())
        hint = f"Did you mean '{same}'?" if same in allowed else did_you_mean(text, allowed)
        refuse(
            f"must be {either(allowed)}, not {shown(text)}",
            hint if hint.startswith("Did") else "",
        )

    return choose


def one_of(kind: type[Enum]) -> BeforeValidator:
    """A validator for the words of an enumeration."""
    choose = as_choice([str(member.value) for member in kind])
    return BeforeValidator(lambda value: kind(choose(value)))


Text = Annotated[str, BeforeValidator(as_text)]
FilledText = Annotated[str, BeforeValidator(as_filled_text)]
Name = Annotated[str, BeforeValidator(as_name)]
SourceId = Annotated[str, BeforeValidator(as_source_id)]
Texts = Annotated[tuple[FilledText, ...], BeforeValidator(as_list)]
Names = Annotated[tuple[Name, ...], BeforeValidator(as_list)]
YesNo = Annotated[bool, BeforeValidator(as_yes_or_no)]
WholeNumber = Annotated[int, BeforeValidator(as_whole_number)]
Rank = Annotated[int, BeforeValidator(as_rank)]
Day = Annotated[date, BeforeValidator(as_date)]


def _date_meant(text: str) -> str:
    parts = re.split(r"[\s/.\-]+", text.strip())
    if len(parts) == 4 and not parts[0][:1].isdigit():
        parts = parts[1:]  # "Sabtu, 17 Januari 2026"
    if len(parts) != 3:
        return ""
    day, month, year = parts
    number = str(_MONTHS.get(month.lower().strip(","), month))
    if len(day) == 4:
        day, year = year, day
    try:
        return date(int(year), int(number), int(day)).isoformat() if len(year) == 4 else ""
    except ValueError:
        return ""
