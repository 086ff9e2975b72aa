"""`wording:` of a page style: a campus's own words for headings, columns, notes and source lines.

Each entry replaces one of the catalogue's, in both languages or in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.problem_list import ProblemList
from qualcode.wording import LANGUAGES, PLACE, Entry, catalogue

_EDITION = 1994
# What a reader must be told stays as it is.
_FIXED = ("draft.", "note.draft", "note.illustrative", "note.unread", "note.orphans")


def read_wording(root: Marked, problems: ProblemList) -> dict[str, dict[str, str]]:
    """The entries by language and key; what is wrong is told and left out."""
    field = root.fields().get("wording")
    if field is None or field.value.is_nothing or isinstance(field.value.content, Refused):
        return {}
    if not isinstance(field.value.content, dict):
        message = "wording must be a mapping with 'key: text' in each line"
        problems.error("wrong-value", message, field.value.mark)
        return {}
    known = _known_places()
    found: dict[str, dict[str, str]] = {}
    for key, entry in field.value.fields().items():
        if not _may_be_changed(key, known, entry.key, problems):
            continue
        for languages, text in _texts(key, entry.value, problems):
            if _places_fit(key, text, known[key], problems):
                for language in languages:
                    found.setdefault(language, {})[key] = str(text.content).strip()
    return found


def _known_places() -> dict[str, set[str]]:
    """Every key of the catalogue with the places that its texts have."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for key, entry in catalogue(language, _EDITION).entries.items():
            found.setdefault(key, set()).update(PLACE.findall("".join(_variants(entry))))
    return found


def _variants(entry: Entry) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        yield from entry.values()


def _may_be_changed(
    key: str, known: Mapping[str, set[str]], at: Marked, problems: ProblemList
) -> bool:
    if key not in known:
        message = f"wording: there is no entry '{key}'"
        problems.error("unknown-wording", message, at.mark, did_you_mean(key, known))
        return False
    if key.startswith(_FIXED):
        message = f"wording: '{key}' tells readers what they must know and stays as it is"
        problems.error("fixed-wording", message, at.mark, "Remove the entry.")
        return False
    return True


def _texts(
    key: str, node: Marked, problems: ProblemList
) -> Iterator[tuple[tuple[str, ...], Marked]]:
    """The texts of an entry, each with the languages that it is for."""
    fields = node.fields()
    if not fields:
        if _is_text(key, node, problems):
            yield LANGUAGES, node
        return
    for language, entry in fields.items():
        if language not in LANGUAGES:
            message = f"wording: {key} has the languages id and en, not '{language}'"
            problems.error("unknown-key", message, entry.key.mark)
        elif _is_text(key, entry.value, problems):
            yield (language,), entry.value


def _is_text(key: str, node: Marked, problems: ProblemList) -> bool:
    if isinstance(node.content, Refused):
        return False
    if isinstance(node.content, str) and node.content.strip() and not node.is_nothing:
        return True
    message = f"wording: {key} must be a text, or one for each language (id, en)"
    problems.error("wrong-value", message, node.mark)
    return False


def _places_fit(key: str, node: Marked, places: set[str], problems: ProblemList) -> bool:
    """Whether a text fills the places that the program has values for; a lost one is warned of."""
    used = set(PLACE.findall(str(node.content)))
    if strange := sorted(used - places):
        message = f"wording: {key} has no place {{{strange[0]}}}"
        hint = f"It has {', '.join(f'{{{one}}}' for one in sorted(places))}." if places else ""
        problems.error("unknown-place", message, node.mark, hint)
        return False
    if lost := sorted(places - used):
        message = f"wording: {key} no longer says {{{lost[0]}}}"
        problems.warning("lost-place", message, node.mark)
    return True
