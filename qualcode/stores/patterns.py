"""The matching rules of a code: which patterns can work, and why others cannot.

A pattern that could never match, or that would match everywhere, is told with its code and line
and left out; the code's other patterns stay.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from typing import TypeAlias

from qualcode.model.codebook import Patterns
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import ProblemList

Fault: TypeAlias = Callable[[str], tuple[str, str]]
"""Tells why a pattern cannot work, and a hint; two empty texts where it can."""

MATCH_LANGUAGES = ("id", "en", "any")
_LONGEST_REGEX = 1_000
_PROBE_SECONDS = 0.2
_SEVERAL = "is more than one word"
_SINGLE = "is a single word"
_MISPLACED = (_SEVERAL, _SINGLE)  # these work all the same
_WORD = r"[^\W_]+(?:['’ʼ][^\W_]+)*"
_ROOT = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_ONE_WORD = re.compile(rf"{_WORD}(?:[-\u2010\u2011]{_WORD})*\*?")
_PART = re.compile(rf"{_WORD}\*?")
_GAP = re.compile(r"[\s\u2010\u2011-]+")
_PHRASE = re.compile(rf"{_PART.pattern}(?:{_GAP.pattern}{_PART.pattern})++")
_PROBES = ("", "a", "kata", "satu dua. Tiga, 4")


def read_match(node: Marked, code: str, problems: ProblemList) -> dict[str, Patterns]:
    """The rules of a code by language; `node` is its `match`."""
    found = {}
    for language in MATCH_LANGUAGES:
        rules = node.at((language,)) if language in node.fields() else None
        if rules is None or not rules.fields():
            continue
        if language == "en" and "roots" in rules.fields():
            problems.warning(
                "english-roots",
                f"code {code}: roots are Indonesian, but stand under en",
                rules.fields()["roots"].key.mark,
                "Write English words with an asterisk: words: [train*].",
            )
        patterns = Patterns(
            roots=_sound(rules, "roots", root_fault, code, problems),
            words=_sound(rules, "words", word_fault, code, problems),
            phrases=_sound(rules, "phrases", phrase_fault, code, problems),
            regexes=_sound(rules, "regex", regex_fault, code, problems),
            suppress=_sound(rules, "not", words_fault, code, problems),
            weak=_sound(rules, "weak", words_fault, code, problems),
        )
        if patterns or patterns.suppress:
            found[language] = patterns
    return found


def _sound(
    rules: Marked, key: str, fault: Fault, code: str, problems: ProblemList
) -> tuple[str, ...]:
    """The patterns under a key that can work, each once."""
    found: dict[str, None] = {}
    for pattern, node in _written(rules, key):
        message, hint = fault(pattern)
        if not message:
            found[pattern] = None
            continue
        words = f"code {code}: the pattern '{pattern}' in {key} {message}"
        if message in _MISPLACED and key in ("words", "phrases"):
            problems.warning("misplaced-pattern", words, node.mark, hint)
            found[pattern] = None
        else:
            problems.error("bad-pattern", words, node.mark, hint)
    return tuple(found)


def _written(rules: Marked, key: str) -> Iterator[tuple[str, Marked]]:
    field = rules.fields().get(key)
    for item in field.value.items() if field else ():
        if isinstance(item.content, str) and item.content.strip():
            # A regular expression may mean its spaces.
            yield (item.content if key == "regex" else item.content.strip()), item


def root_fault(pattern: str) -> tuple[str, str]:
    """Why a text cannot be a root, and a hint; two empty texts where it can."""
    if _ROOT.fullmatch(pattern):
        return "", ""
    if _GAP.split(pattern)[1:] and all(_PART.fullmatch(part) for part in _GAP.split(pattern)):
        return _SEVERAL, "Put it under phrases."
    if pattern.endswith("*"):
        return "has an asterisk", "A root has all its affixes already; else put it under words."
    return "is not a root", "A root is one word of letters."


def word_fault(pattern: str) -> tuple[str, str]:
    """Why a text cannot be a word pattern."""
    if _ONE_WORD.fullmatch(pattern):
        return "", ""
    if re.search(r"\s", pattern) and phrase_fault(pattern) == ("", ""):
        return _SEVERAL, "Put it under phrases."
    return _odd_word(pattern)


def phrase_fault(pattern: str) -> tuple[str, str]:
    """Why a text cannot be a phrase: two words at least, spaces or hyphens between them."""
    if _PHRASE.fullmatch(pattern):
        return "", ""
    parts = _GAP.split(pattern)
    odd = next((part for part in parts if not _PART.fullmatch(part)), None)
    if odd is not None:
        return _odd_word(odd)
    return ("", "") if len(parts) > 1 else (_SINGLE, "Put it under words.")


def words_fault(pattern: str) -> tuple[str, str]:
    """Why a text can be neither a word nor a phrase."""
    return word_fault(pattern) if len(_GAP.split(pattern)) == 1 else phrase_fault(pattern)


def _odd_word(word: str) -> tuple[str, str]:
    if "*" in word.rstrip("*") or word.endswith("**") or not word.strip("*"):
        return "has an asterisk elsewhere than at the end of a word", "For example train*."
    odd = next((sign for sign in word.strip("*") if not re.match(r"[^\W_]", sign)), "")
    shown = f"holds '{odd}', which is no part of a word" if odd.strip() else "is no word"
    return shown, "Use letters, digits, hyphens and apostrophes, or a regex."


def regex_fault(pattern: str) -> tuple[str, str]:
    """Why a regular expression cannot be used: it does not compile, or it matches nothing at all.

    One that finds an empty stretch would fire in every sentence.
    """
    import regex

    if len(pattern) > _LONGEST_REGEX:
        return f"is longer than {_LONGEST_REGEX} characters", "Split it into several."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compiled = regex.compile(pattern, regex.IGNORECASE | regex.UNICODE)
    except regex.error as error:
        why = getattr(error, "msg", str(error))
        position = getattr(error, "pos", None)
        at = "" if position is None else f" at character {position + 1}"
        return f"cannot be compiled: {why}{at}", "Escape ( [ { . * + ? with a backslash."
    except Exception as error:
        # The module raises whatever its parser stumbles over (OverflowError, RecursionError, …).
        return f"cannot be compiled: {type(error).__name__}", "Write it in a simpler way."
    probes = (*_PROBES, " ".join(re.findall(r"[^\W_]+", pattern)))
    try:
        for probe in probes:
            for match in compiled.finditer(probe, timeout=_PROBE_SECONDS):
                if match.start() == match.end():
                    return "matches an empty text", "Ask for at least one letter: + instead of *."
    except TimeoutError:
        return "takes too long", "Avoid repetitions inside repetitions, such as (a+)+."
    return "", ""
