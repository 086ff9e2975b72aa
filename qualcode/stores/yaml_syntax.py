"""What a YAML parser complains of, in words that help a researcher to mend it."""

from __future__ import annotations

import re

import yaml

from qualcode.stores.problem_list import Mark, ProblemList

_QUOTE = "Put the whole text in quotes."
_BRACKETS = re.compile(r"(expected|find expected) ',' or '[\]}]'")


def syntax_problem(error: yaml.YAMLError, text: str, problems: ProblemList) -> None:
    """Add the one problem that a parser's exception stands for."""
    if not isinstance(error, yaml.MarkedYAMLError):
        problems.error("yaml-syntax", "this is not YAML")
        return
    at = _place(error.problem_mark) or _place(error.context_mark) or (1, 1)
    opened = _place(error.context_mark) or at
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tab = _tab_near(lines, at)
    if tab:
        hint = "Indent with spaces, two for each level."
        problems.error("yaml-tab", "a tab stands where the line is indented", tab, hint)
        return
    message, where, hint = _explain(error, at, opened, lines)
    problems.error("yaml-syntax", message, where, hint)


def _place(mark: yaml.Mark | None) -> Mark | None:
    return (mark.line + 1, mark.column + 1) if mark else None


def _tab_near(lines: list[str], at: Mark) -> Mark | None:
    for number in (at[0], at[0] - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            return number, indent.index("\t") + 1
    return None


def _explain(
    error: yaml.MarkedYAMLError, at: Mark, opened: Mark, lines: list[str]
) -> tuple[str, Mark, str]:
    problem, context = error.problem or "", error.context or ""
    line = lines[at[0] - 1] if at[0] <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return _stray_colon(line, at)
    if "quoted scalar" in context or "double-quoted" in context:
        return _quotation(problem, at, opened)
    if _BRACKETS.search(problem):
        return (
            f"the bracket opened in line {opened[0]} is not closed before this place",
            at,
            "Close it, or put a comma between the items.",
        )
    if "cannot start any token" in problem:
        character = line[at[1] - 1 : at[1]]
        return f"a text cannot begin with {character or 'this character'}", at, _QUOTE
    if "sequence entries are not allowed" in problem or "mapping keys are not" in problem:
        return (
            f"a lone '{line[at[1] - 1 : at[1]]}' cannot stand here",
            at,
            "Put it in quotes, or begin the list on a new line.",
        )
    before = line[: at[1] - 1].rstrip()
    if "block mapping" in context and before.endswith(("'", '"', "}", "]")):
        return (
            f"more text follows after the closing {before[-1]}",
            at,
            "Quote the whole text; in single quotes an apostrophe is written twice ('').",
        )
    return _layout(problem, context, at, opened)


def _stray_colon(line: str, at: Mark) -> tuple[str, Mark, str]:
    if re.search(r":\s", line[: at[1] - 1]):
        return (
            "a second ': ' in the same line",
            at,
            "A text that contains a colon must stand in quotes.",
        )
    return (
        "a key cannot stand here",
        at,
        "The line above lacks its colon, or this line is indented too far.",
    )


def _quotation(problem: str, at: Mark, opened: Mark) -> tuple[str, Mark, str]:
    if "escape" in problem:
        return (
            "a backslash in double quotes that means nothing",
            at,
            "Use single quotes, which keep backslashes as they are.",
        )
    return (
        f"the quotation mark opened in line {opened[0]} is not closed",
        opened,
        "Close it; in single quotes an apostrophe is written twice ('').",
    )


def _layout(problem: str, context: str, at: Mark, opened: Mark) -> tuple[str, Mark, str]:
    if "simple key" in context:
        return "a colon is missing after this", opened, "Write 'key: value', or quote the text."
    if "block mapping" in context:
        return (
            "this does not fit into the mapping that begins in line " + str(opened[0]),
            at,
            "Line it up with the keys above, or quote the text.",
        )
    if "block collection" in context or "block sequence" in context:
        return (
            f"this does not fit into the list that begins in line {opened[0]}",
            at,
            "Begin every item with '- ' in the same column.",
        )
    if "document start" in problem:
        return "this does not fit to the lines above", at, "Begin all top-level keys in column 1."
    told = " ".join(part for part in (context, problem) if part) or "not YAML"
    return told, at, "Check quotes, brackets and indentation."
