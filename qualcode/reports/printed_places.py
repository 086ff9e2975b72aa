"""On which page of a printed report the words of a statement stand.

A turn is looked for by its number, its speaker and its first words, in the order of the transcript
and behind its title; a passage of a document, which is printed without its turns, by its words in
the appendix of documents. What is not found there has no page, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from qualcode.document import Resolver, Transcript, Utterance, Words, phrase
from qualcode.reports.thesis import PARTS
from qualcode.sources.printed_pages import PrintedPages, plain
from qualcode.stages.passages import Statement
from qualcode.study import Study

_FIRST, _ALONE, _FAR = 12, 30, 12
"""Letters of a turn that are looked for, of one without its speaker, and how many pages on."""


class PrintedPlaces:
    """Looks up pages by statement."""

    def __init__(
        self, study: Study, pages: PrintedPages, transcripts: Iterable[Transcript]
    ) -> None:
        say = study.wording.say
        self._study = study
        self._resolver = Resolver(study.settings.language, say, {}, study.anonymiser)
        self._pages = pages
        self._transcripts = {one.source: one for one in transcripts}
        self._found: dict[str, dict[int, int]] = {}

    def page(self, said: Statement) -> Words:
        """The page on which it stands: as printed, else its place in the file; or that it does not.

        A turn is told by the page on which it begins.
        """
        at = self.leaf(said)
        if at is None:
            return phrase("sidang.page.none")
        number = self._pages.numbers[at]
        return (
            phrase("sidang.page", page=number) if number else phrase("sidang.leaf", n=str(at + 1))
        )

    def leaf(self, said: Statement) -> int | None:
        """The page, from 0 on, of the file; None where it does not stand there."""
        row = said.first
        at = self.turns(row.source.id).get(row.segment.number)
        return self._excerpt(said) if at is None and not row.source.kind.spoken else at

    def as_json(self, said: Statement) -> dict[str, object]:
        """The place of a statement with its page as printed, and the leaf of the file from 1 on."""
        at, row = self.leaf(said), said.first
        return {
            "source": row.source.id,
            "turn": row.segment.number,
            "page": None if at is None else self._pages.numbers[at] or None,
            "leaf": None if at is None else at + 1,
        }

    @cached_property
    def any_found(self) -> bool:
        """Whether any transcript of the study stands in the report."""
        return any(map(self.turns, self._transcripts))

    def turns(self, source: str) -> dict[int, int]:
        """The pages, from 0 on, of the turns of a source that are found."""
        if source not in self._found:
            one = self._transcripts.get(source)
            self._found[source] = self._look(one) if one else {}
        return self._found[source]

    def _look(self, one: Transcript) -> dict[int, int]:
        """The pages of all turns: from where the title is printed and most turns follow."""
        title = self._plain(one.title)
        keys = [(turn.number, *self._keys(turn)) for turn in one.utterances]
        begins = (at for at, text in enumerate(self._pages.texts) if title in text)
        tries = [dict(self._from(at, title, keys)) for at in begins]
        found = max(tries, key=len, default={})
        # A few chance hits behind a mention of the title are no transcript.
        return found if 2 * len(found) > len(keys) else {}

    def _keys(self, turn: Utterance) -> tuple[str, str]:
        """What a turn is looked for by: with its number and speaker, and by its words alone."""
        words = plain(turn.text)
        alone = words[:_ALONE] if len(words) >= _ALONE else ""
        return f"{turn.number}{self._plain(turn.speaker)}{words[:_FIRST]}", alone

    def _from(
        self, page: int, title: str, keys: list[tuple[int, str, str]]
    ) -> Iterator[tuple[int, int]]:
        at = self._pages.texts[page].rindex(title) + len(title)
        for number, *wanted in keys:
            for key in filter(None, wanted):
                if found := self._next(key, page, at):
                    page, at = found
                    yield number, page
                    break

    def _next(self, key: str, page: int, at: int) -> tuple[int, int] | None:
        """The next place of a key from one on, as page and the letter behind it."""
        texts = self._pages.texts
        for one in range(page, min(page + _FAR, len(texts))):
            place = texts[one].find(key, at if one == page else 0)
            if place >= 0:
                return one, place + len(key)
        return None

    def _excerpt(self, said: Statement) -> int | None:
        """The page of the appendix of documents on which a passage stands."""
        words = plain(said.printed)[:_ALONE]
        first, end = self._documents
        pages = range(first, end)
        return next((at for at in pages if words and words in self._pages.texts[at]), None)

    @cached_property
    def _documents(self) -> tuple[int, int]:
        """From where to where the appendix of documents goes; contents and mentions come before."""
        begins = []
        for number in (4, 5):
            part = next(one for one in PARTS if one.appendix == number)
            title = self._plain(part.heading(self._study))
            begins.append([at for at, text in enumerate(self._pages.texts) if title in text])
        if not begins[0]:
            return 0, 0
        last = begins[1][-1] + 1 if begins[1] else len(self._pages.texts)
        return begins[0][-1], last

    def _plain(self, words: Words) -> str:
        return plain(str(self._resolver.words(words)))
