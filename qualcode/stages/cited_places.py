"""The places that a researcher's prose names: `W1.16`, `W2:12-14`, and what is nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.model.source import Source
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Cited:
    """A place as it is written, with where it stands in the text."""

    word: str
    start: int
    end: int


class CitedPlaces:
    """Finds places in prose; what only looks like one, such as the id of a code, is none."""

    def __init__(self, study: Study) -> None:
        self._study = study
        ids = [one.id for one in study.sources] + list(study.unread)
        ids += [old for one in study.sources for old in one.entry.formerly]
        self._known = _pattern(re.escape(one) for one in sorted(ids, key=len, reverse=True))
        # A source that there is not is told by its letters: W9.3 where the study has W1 to W5.
        letters = {found.group() for one in ids if (found := re.match(r"[^\W\d_]{1,3}(?=\d)", one))}
        self._like = _pattern(rf"{re.escape(one)}\d{{1,3}}" for one in sorted(letters))

    def within(self, text: str) -> tuple[Cited, ...]:
        """The places that a text names, in order."""
        found = {one.start(): one for pattern in (self._like, self._known)
                 for one in pattern.finditer(text)}  # fmt: skip
        return tuple(
            Cited(one.group(), one.start(), one.end())
            for _, one in sorted(found.items())
            if one.group() not in self._study.codebook
        )

    def source_of(self, place: Cited) -> tuple[Source | None, int, int]:
        """The source of a place, its first turn and its last."""
        name, turns = re.split(r"[.:](?=\d+(?:[-–]\d+)?$)", place.word)
        first, _, last = turns.replace("–", "-").partition("-")
        former = (one for one in self._study.sources if name in one.entry.formerly)
        return self._study.source(name) or next(former, None), int(first), int(last or first)


def _pattern(names: object) -> re.Pattern[str]:
    known = "|".join(names)  # type: ignore[arg-type]
    return re.compile(rf"(?<![\w.])(?:{known or '(?!)'})[.:]\d{{1,5}}(?:[-–]\d{{1,5}})?(?![\w])")
