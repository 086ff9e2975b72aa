"""What has changed between two versions of a codebook, told code by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from qualcode.model.codebook import Code, Codebook, Patterns
from qualcode.model.codebook_edits import names_of
from qualcode.model.text import LocalText

LISTS = {
    "roots": "roots", "words": "words", "phrases": "phrases", "regexes": "regex",
    "suppress": "not", "weak": "weak",
}  # fmt: skip
"""The lists of patterns by their names in the model, as the file calls them."""

_TEXTS = ("label", "definition", "include", "exclude")
_SETTINGS = (
    "kind", "color", "polarity", "alone", "expect", "yields_to", "retired", "effect", "intended",
    "origin",
)  # fmt: skip


class Kind(StrEnum):
    """What can happen to a code, or to the book itself."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MERGED = "merged"
    MOVED = "moved"
    ORDER = "order"
    CHANGED = "changed"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `code` is an id of the later version, of the earlier one for what is gone.

    `field` is the key as the file calls it (`label en`, `match id words`); it is empty for the
    code as a whole. `more` and `less` are of lists: `after` or `before` holds the items.
    """

    kind: Kind
    code: str
    field: str = ""
    before: str | tuple[str, ...] = ""
    after: str | tuple[str, ...] = ""

    def as_json(self) -> dict[str, str | list[str]]:
        """The form that `qualcode codebook diff --json` prints."""
        before, after = (
            one if isinstance(one, str) else list(one) for one in (self.before, self.after)
        )
        return {
            "change": str(self.kind),
            "code": self.code,
            "field": self.field,
            "before": before,
            "after": after,
        }


def codebook_changes(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """The differences in the order of the later version, what is gone at the end.

    A code is the same where it has the same id, or one of them lists the other's id as a former
    one. Where several codes of the earlier version have become one, that is a merger.
    """
    heirs = _heirs(old, new)
    return (*_of_book(old, new), *_of_codes(old, new, heirs), *_gone(old, heirs))


def _heirs(old: Codebook, new: Codebook) -> dict[str, str]:
    """The id in the later version of each code that is still there, by its earlier id."""
    found: dict[str, str] = {}
    for code in old.codes:
        names = (code.id, *code.formerly)
        heir = new.get(code.id) or next((new[one] for one in names if one in new), None)
        if heir is not None:
            found[code.id] = heir.id
    return found


def _of_codes(old: Codebook, new: Codebook, heirs: Mapping[str, str]) -> Iterator[Change]:
    before: defaultdict[str, list[str]] = defaultdict(list)
    for earlier, later in heirs.items():
        before[later].append(earlier)
    shifted = set(_shifted(old, new, heirs, before))
    for code in new.codes:
        was = before[code.id]
        if not was:
            yield Change(Kind.ADDED, code.id, after=code.label.in_language(""))
            continue
        same = _same(code, was, old)
        if same != code.id:
            yield Change(Kind.RENAMED, code.id, before=same or "", after=code.id)
        for one in was:
            if one != same:
                yield Change(Kind.MERGED, code.id, before=one, after=code.id)
        if same is not None:
            yield from _of_code(old[same], code, heirs)
        names = [one for one in names_of([old[one] for one in was]) if one != code.id]
        yield from _lists(code.id, "formerly", tuple(names), code.formerly)
        if code.id in shifted:
            yield Change(Kind.ORDER, code.id)


def _same(code: Code, was: Sequence[str], old: Codebook) -> str | None:
    """Which of the codes that it has come of is this code itself; the others were merged into it.

    Where all had other ids, it is the one with its label, else the one that it lists first.
    """
    if code.id in was or not was:
        return code.id if was else None
    alike = [one for one in was if old[one].label == code.label]
    return next((one for one in (*alike, *code.formerly) if one in was), was[0])


def _gone(old: Codebook, heirs: Mapping[str, str]) -> Iterator[Change]:
    for code in old.codes:
        if code.id not in heirs:
            yield Change(Kind.REMOVED, code.id, before=code.label.in_language(""))


def _shifted(
    old: Codebook, new: Codebook, heirs: Mapping[str, str], before: defaultdict[str, list[str]]
) -> Iterator[str]:
    """The codes that stand elsewhere among the same siblings."""
    for parent in (None, *new.codes):
        earlier = _same(parent, before[parent.id], old) if parent else None
        if parent and earlier is None:
            continue
        was = [heirs[one.id] for one in old.children(earlier) if one.id in heirs]
        now = [one.id for one in new.children(parent.id if parent else None)]
        was, now = [one for one in was if one in now], [one for one in now if one in was]
        kept = {
            one
            for block in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
            for one in now[block.b : block.b + block.size]
        }
        yield from (one for one in now if one not in kept)


def _of_code(old: Code, new: Code, heirs: Mapping[str, str]) -> Iterator[Change]:
    parent = heirs.get(old.parent, old.parent) if old.parent else None
    if parent != new.parent:
        yield Change(Kind.MOVED, new.id, "", old.parent or "", new.parent or "")
    for name in _TEXTS:
        yield from _texts(new.id, name, getattr(old, name), getattr(new, name))
    for name in _SETTINGS:
        before, after = _shown(getattr(old, name)), _shown(getattr(new, name))
        if name == "yields_to":
            before = _shown([heirs.get(one, one) for one in old.yields_to])
        if before != after:
            yield Change(Kind.CHANGED, new.id, name, before, after)
    yield from _per_language(new.id, "examples", old.examples, new.examples)
    for language in dict.fromkeys((*old.match, *new.match)):
        rules = old.match.get(language, Patterns()), new.match.get(language, Patterns())
        for name, key in LISTS.items():
            lists = getattr(rules[0], name), getattr(rules[1], name)
            yield from _lists(new.id, f"match {language} {key}", *lists)


def _of_book(old: Codebook, new: Codebook) -> Iterator[Change]:
    if old.id != new.id:
        yield Change(Kind.CHANGED, "", "codebook", old.id, new.id)
    yield from _texts("", "title", old.title, new.title)
    yield from _texts("", "source", old.source, new.source)
    for part, names in (("cues", ("negators", "negative", "positive", "given", "ignore")),
                        ("elsewhere", ("words", "unless"))):  # fmt: skip
        for name in names:
            lists = getattr(getattr(old, part), name), getattr(getattr(new, part), name)
            yield from _per_language("", f"{part} {name}", *lists)


def _texts(code: str, name: str, old: LocalText, new: LocalText) -> Iterator[Change]:
    before, after = dict(old.texts), dict(new.texts)
    for language in dict.fromkeys((*before, *after)):
        one, other = before.get(language, ""), after.get(language, "")
        if one != other:
            yield Change(Kind.CHANGED, code, f"{name} {language}".strip(), one, other)


def _per_language(
    code: str,
    name: str,
    old: Mapping[str, tuple[str, ...]],
    new: Mapping[str, tuple[str, ...]],
) -> Iterator[Change]:
    for language in dict.fromkeys((*old, *new)):
        field = f"{name} {language}".strip()
        yield from _lists(code, field, old.get(language, ()), new.get(language, ()))


def _lists(code: str, field: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    before, after = set(old), set(new)
    more = tuple(one for one in new if one not in before)
    less = tuple(one for one in old if one not in after)
    if more:
        yield Change(Kind.MORE, code, field, after=more)
    if less:
        yield Change(Kind.LESS, code, field, before=less)


def _shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple() | list():
            return ", ".join(value)
        case _:
            return str(value)
