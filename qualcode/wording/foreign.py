"""The words of other languages that reports in a language set in italics."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache
def foreign_words(language: str) -> tuple[str, ...]:
    """Those that every report in the language may print; none where it has no such custom.

    Indonesian spelling (Ejaan Yang Disempurnakan, edition V, 2022, on italics) asks for italics
    for words of foreign and regional languages.
    """
    path = files(__package__).joinpath(language, "foreign.txt")
    if not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
