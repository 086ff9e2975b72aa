"""Nothing stands in the catalogues that the program never says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import qualcode
from qualcode.agreement import COEFFICIENTS
from qualcode.agreement.sets import SET_COEFFICIENTS
from qualcode.agreement.unitizing import UNITIZING
from qualcode.displays import DISPLAYS
from qualcode.displays.axes import AXES
from qualcode.displays.entries import ENTRIES
from qualcode.stages.meaning import APPROACHES
from qualcode.stages.tactics import TACTICS
from qualcode.wording import catalogue

KEYS = catalogue("id", 1994).entries
PACKAGE = Path(qualcode.__file__).parent


class Module(NamedTuple):
    """The texts of a module: those written out, and those with places (`*`) filled at run time.

    `said` are those that stand in a call of `phrase`.
    """

    constants: frozenset[str]
    said: frozenset[str]
    patterns: frozenset[str]


@cache
def modules() -> tuple[Module, ...]:
    return tuple(
        Module(frozenset(constants(tree)), frozenset(said(tree)), frozenset(patterns(tree)))
        for tree in (ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    )


def constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def said(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "phrase":
            yield from constants(node.args[0])


def patterns(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
            )


@cache
def members() -> frozenset[str]:
    """The names in closed lists, enumerations and registries: they are filled in at run time."""
    found = {
        one.name
        for registry in (
            DISPLAYS,
            ENTRIES,
            AXES,
            COEFFICIENTS,
            SET_COEFFICIENTS,
            UNITIZING,
            TACTICS,
            APPROACHES,
        )
        for one in registry
    }
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and {"StrEnum", "IntEnum"} & bases(node):
                found |= {name for one in node.body for name in names(one)}
    return frozenset(found)


def bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        yield node.targets[0].id.lower()
        yield from constants(node.value)


def is_used(key: str) -> bool:
    # A key of one word is a word that may stand anywhere.
    return any(
        key in (one.constants if "." in key else one.said) or is_made(key, one) for one in modules()
    )


@cache
def filled(pattern: str) -> re.Pattern[str]:
    """What a text with places can become; there are more of them than `re` keeps."""
    return re.compile(re.escape(pattern).replace(r"\*", "(.+)"))


def is_made(key: str, module: Module) -> bool:
    """Whether a key is put together: of words in the same module, of members, of another key."""
    for pattern in module.patterns:
        found = filled(pattern).fullmatch(key)
        if not found or not re.search(r"\w", pattern):
            continue
        known = module.constants | members() | {str(number) for number in range(1, 13)}
        if pattern.startswith("*"):
            known = KEYS.keys() - {key}
        if known.issuperset(found.groups()):
            return True
    return False


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_used(key: str) -> None:
    assert is_used(key), f"{key} is said nowhere: take it out of both catalogues"


@pytest.mark.parametrize(
    "key", ["nothing", "column.nothing", "display.nothing.title", "nothing.mixed", "month.13"]
)
def test_a_key_that_nothing_says_is_found(key: str) -> None:
    assert not is_used(key)
