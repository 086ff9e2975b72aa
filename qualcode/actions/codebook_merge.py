"""Codes made one: their codings and rules go over to another, and nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from qualcode.actions.codebook_decided import heirs_of_proposals
from qualcode.actions.codebook_mentions import named_at, told_of_heir
from qualcode.actions.own_codebook import (
    Edited,
    OwnCodebook,
    Plan,
    edit_codebook,
    known_code,
    refuse_broken,
    usable,
)
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook, Patterns
from qualcode.model.codebook_edits import merged, names_of
from qualcode.model.coding import Polarity
from qualcode.model.text import LocalText
from qualcode.stages.codebook_changes import LISTS
from qualcode.stores.codebook_text import CodebookText
from qualcode.stores.yaml_notation import Verbatim
from qualcode.study import Study

_TEXTS = ("label", "definition", "include", "exclude")


class Unfit(NamedTuple):
    """A pattern of a merged code that is left out."""

    code: str
    language: str
    pattern: str

    def __str__(self) -> str:
        return f"{self.code} not ({self.language}): {self.pattern}"


def merge_codes(study: Study, sources: Sequence[str], target: str, *, rules: bool = True) -> Edited:
    """Make codes one: their codings count under `target`, their children stand below it.

    Their ids become former ids of the target, so that nobody's journal is touched and what is
    coded under them later belongs there too. What else is written of them is told and kept in
    the file's history.

    Raises:
        QualcodeError: a code is unknown or retired, the target stands below a merged code, or
            nothing could be written.
    """

    def plan(own: OwnCodebook) -> Plan:
        book = own.book
        into = usable(known_code(book, target))
        gone = tuple({one.id: one for one in (known_code(book, name) for name in sources)}.values())
        _refuse_merging(book, gone, into)
        refuse_broken(own, [code.id for code in gone])
        merging = _merging(own, gone, into, rules)
        codes = merged(book, merging.ids, into.id, merging.rules)
        return Plan(merging.text, codes, tuple(merging.notes(study, rules)))

    return edit_codebook(study, plan, f"codebook merge {' '.join(sources)} --into {target}")


@dataclass(frozen=True)
class _Merging:
    """What is merged into what: `rules` are taken over, `unfit` are left out."""

    own: OwnCodebook
    gone: tuple[Code, ...]
    into: Code
    rules: Mapping[str, Patterns]
    unfit: tuple[Unfit, ...]

    @property
    def ids(self) -> list[str]:
        return [code.id for code in self.gone]

    def text(self, file: CodebookText) -> CodebookText:
        # One that stands right below another goes with it; its own children have moved.
        highest = [code.id for code in self.gone if code.parent not in self.ids]
        return reduce(lambda rest, one: rest.removed(one), highest, self._gathered(file))

    def _gathered(self, file: CodebookText) -> CodebookText:
        """The text with all that is taken over in its place, and the merged codes still there."""
        tree = _as_written(file, self.gone, self.rules)
        file = file.with_names(self.into.id, "formerly", names_of(self.gone))
        file = file.with_rules(self.into.id, tree)
        for one in self.ids:
            file = file.yielding(one, self.into.id)
            children = [child.id for child in self.own.book.children(one)]
            moving = [child for child in children if child not in self.ids]
            file = file.moved(moving, self.into.id) if moving else file
        return file

    def notes(self, study: Study, with_rules: bool) -> Iterator[str]:
        left = self._gathered(self.own.text)
        remarks = {one: left.remarks(one) for one in self.ids}
        yield from _lost_words(self.gone, remarks, with_rules)
        for one in self.unfit:
            yield f"not taken over: {one}, which {self.into.id} looks for itself"
        yield from _kept_out(self.gone, self.into) if self.rules else ()
        yield from told_of_heir(named_at(study, self.own, self.ids), self.into.id)
        yield from _new_meaning(study, self.own.book, self.gone, self.into)
        yield from heirs_of_proposals(study, dict.fromkeys(self.ids, self.into.id))


def _merging(own: OwnCodebook, gone: tuple[Code, ...], into: Code, rules: bool) -> _Merging:
    unfit = tuple(_unfit(gone, into)) if rules else ()
    new = _new_rules(gone, into, unfit) if rules else {}
    return _Merging(own, gone, into, new, unfit)


def _refuse_merging(book: Codebook, gone: Sequence[Code], into: Code) -> None:
    for code in gone:
        if code.id == into.id:
            raise QualcodeError(f"{code.id} cannot be merged into itself.")
        if into in book.subtree(code.id):
            raise QualcodeError(
                f"{into.id} stands below {code.id}.",
                f"Move it out first: qualcode codebook move {into.id} --root",
            )


def _new_rules(gone: Sequence[Code], into: Code, unfit: Sequence[Unfit]) -> dict[str, Patterns]:
    """The patterns that a code does not have yet, by language."""
    new: dict[str, Patterns] = {}
    for code in gone:
        for language, patterns in code.match.items():
            known = into.match.get(language, Patterns()), new.get(language, Patterns())
            lists = {
                name: tuple(
                    one
                    for one in getattr(patterns, name)
                    if not any(one in getattr(other, name) for other in known)
                    and Unfit(code.id, language, one) not in (unfit if name == "suppress" else ())
                )
                for name in LISTS
            }
            joined = {name: (*getattr(known[1], name), *lists[name]) for name in LISTS}
            new[language] = Patterns(**joined)
    return {language: one for language, one in new.items() if one or one.suppress}


def _as_written(
    file: CodebookText, gone: Sequence[Code], new: Mapping[str, Patterns]
) -> dict[str, dict[str, list[str]]]:
    """The new patterns by language and key, in the notation that they have in the file."""
    tree: dict[str, dict[str, list[str]]] = {}
    for language, patterns in new.items():
        for name, key in LISTS.items():
            written: dict[str, str] = {}
            for code in reversed(gone):
                written |= file.written(code.id, language, key)
            if found := getattr(patterns, name):
                items = [Verbatim(written[one]) if one in written else one for one in found]
                tree.setdefault(language, {})[key] = items
    return tree


def _unfit(gone: Sequence[Code], into: Code) -> Iterator[Unfit]:
    """The `not` patterns of merged codes that would keep out what the target itself looks for."""
    kept_out = [
        Unfit(code.id, language, one)
        for code in gone
        for language, patterns in code.match.items()
        for one in patterns.suppress
    ]
    found = _firing(into, [one.pattern for one in kept_out])
    return (one for one in kept_out if one.pattern in found)


def _kept_out(gone: Sequence[Code], into: Code) -> Iterator[str]:
    """Told where a `not` pattern of the target keeps out what a merged code looked for."""
    own = {one: name for name, rules in into.match.items() for one in rules.suppress}
    for code in gone:
        for one in sorted(_firing(code, list(own))):
            yield (
                f"{into.id} has under not ({own[one]}): {one}. This keeps out what {code.id} "
                "looked for."
            )


def _firing(code: Code, patterns: Sequence[str]) -> set[str]:
    """The patterns on whose words a rule of a code fires."""
    from qualcode.coders.dictionary import Dictionary

    alone = Codebook("", LocalText(), (replace(code, parent=None, retired=False),))
    dictionary = Dictionary(alone, ("id", "en"))
    return {
        one
        for one in patterns
        if any(not hit.rule.suppress for hit in dictionary.find(one.replace("*", "")))
    }


def _lost_words(
    gone: Sequence[Code], remarks: Mapping[str, Sequence[str]], rules: bool
) -> Iterator[str]:
    """What was written of the merged codes and is not taken over."""
    for code in gone:
        for name in _TEXTS:
            for language, text in getattr(code, name).texts:
                about = f"{name} ({language})" if language else name
                yield f"not taken over: {code.id} {about}: {text}"
        for texts in code.examples.values():
            yield from (f"not taken over: {code.id} example: {text}" for text in texts)
        yield from (f"not taken over: {code.id} {told}" for told in _settings(code))
        yield from (f"not taken over: {code.id} comment: {one}" for one in remarks[code.id])
        if not rules and any(code.match.values()):
            yield f"not taken over: {code.id} match: its rules"


def _settings(code: Code) -> Iterator[str]:
    if code.color:
        yield f"color: {code.color}"
    if code.polarity is not Polarity.NEUTRAL:
        yield f"polarity: {code.polarity}"
    if not code.alone:
        yield "alone: false"
    if code.effect:
        yield f"effect: {code.effect}"
    if code.intended is not None:
        yield f"intended: {'yes' if code.intended else 'no'}"
    if code.origin:
        yield f"origin: {code.origin}"
    for name in ("yields_to", "expect"):
        if getattr(code, name):
            yield f"{name}: {', '.join(getattr(code, name))}"


def _new_meaning(study: Study, book: Codebook, gone: Sequence[Code], into: Code) -> Iterator[str]:
    """Told where codings are counted otherwise than before."""
    for code in gone:
        if book.kind(code.id) is not book.kind(into.id):
            yield (
                f"{code.id} was of the kind {book.kind(code.id)}; {into.id} is of the kind "
                f"{book.kind(into.id)}, and its codings are counted so now."
            )
        for name in names_of([code]):
            if groups := study.settings.expect.get(name):
                yield (
                    f"study.yaml expects {name} only of {', '.join(groups)}; unless it names "
                    f"{into.id} too, this holds for {into.id} now."
                )
