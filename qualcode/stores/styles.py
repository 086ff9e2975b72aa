"""Page styles of campuses and journals: those that come with qualcode, and a study's own.

Everything that is wrong is told at once with its line and column; the valid part is kept, on top
of the style that the file is based on.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from qualcode.document.style import INDONESIA, StyleProfile
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.registry import did_you_mean
from qualcode.stores.files import read_bytes
from qualcode.stores.forms import fill
from qualcode.stores.marked import Marked
from qualcode.stores.marked_yaml import read_marked
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_paths import file_fault, normal_path, path_fault
from qualcode.stores.style_forms import StyleForm
from qualcode.stores.style_wording import read_wording

_FOLDER = Path(__file__).resolve().parents[1] / "styles"
_SUFFIXES = (".yaml", ".yml")
# Text narrower or lower than this (in centimetres) is no page of a report.
_LEAST_TEXT = 8.0
_FIELDS = {
    "": {"font": "font", "size": "size", "line_spacing": "line_spacing", "paper": "paper",
         "first_line": "first_line", "align": "align", "page_numbers": "page_number"},
    "margins": {"left": "left", "top": "top", "right": "right", "bottom": "bottom"},
    "headings": {"align": "heading_align", "numbered_to": "numbered_to", "levels": "headings"},
    "tables": {"size": "table_size", "wide_size": "wide_table_size",
               "smallest_size": "smallest_table_size", "lines": "lines",
               "header_fill": "header_fill", "header_align": "header_align", "column": "column"},
    "captions": {"tables": "caption", "figures": "figure_caption", "form": "caption_form",
                 "align": "caption_align"},
    "notes": {"size": "note_size", "together": "notes_together"},
}  # fmt: skip
"""Which field of a profile each key of a style fills."""


def shipped_styles() -> dict[str, Path]:
    """The styles that come with qualcode, by name."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}


def style_of(study: StudyFile, folder: Path) -> tuple[StyleProfile, tuple[Problem, ...]]:
    """The style that study.yaml asks for; the usual one where it cannot be read."""
    name = study.settings.style
    if name == INDONESIA.name:
        return INDONESIA, ()
    problems = ProblemList(study.file)
    try:
        path = _find(name, folder)
    except QualcodeError as error:
        at = study.mark("report", "style")
        problems.error("unknown-style", error.message.removesuffix("."), at, error.hint)
        return INDONESIA, problems.in_order()
    style, found = read_style(path, normal_path(name))
    return style or INDONESIA, found


def asked_style(name: str, folder: Path) -> StyleProfile:
    """The style of that name, or in that file: here, else in the study's folder.

    Raises:
        QualcodeError: there is none, or something in it is wrong; the text tells file and line.
    """
    if name == INDONESIA.name:
        return INDONESIA
    here = Path(name)
    path = here if _is_file_name(name) and here.is_file() else _find(name, folder)
    style, problems = read_style(path, name)
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise QualcodeError(f"{problem.place}: {problem.message.rstrip('.')}.", problem.hint)
    return style or INDONESIA


def read_style(path: Path, file: str) -> tuple[StyleProfile | None, tuple[Problem, ...]]:
    """Read a style; `file` is how problems call it."""
    data, problems = read_bytes(path, file)
    return parse_style(data, file) if data is not None else (None, problems)


def parse_style(data: bytes, file: str) -> tuple[StyleProfile | None, tuple[Problem, ...]]:
    """Read the bytes of a style.

    Returns:
        The valid part, or None where the file is no YAML mapping, and all problems in the order
        of the lines.
    """
    root, problems = read_marked(data, file)
    if root is None:
        return None, problems
    found = ProblemList(file)
    found.extend(problems)
    form = fill(StyleForm, root, found, "")
    if form is None:
        return None, found.in_order()
    standard = _base(form, root, found)
    name = form.style or PurePosixPath(file).stem
    style = replace(standard, name=name, **_told(form, standard))
    style = _on_its_sheet(style, standard, root, found)
    wording = read_wording(root, found)
    merged = {language: {**standard.wording.get(language, {}), **entries}
              for language, entries in wording.items()}  # fmt: skip
    return replace(style, wording={**standard.wording, **merged}), found.in_order()


def _is_file_name(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES) or "/" in name or "\\" in name


def _find(name: str, folder: Path) -> Path:
    """The file of a style: a path in the study, or the name of a shipped one.

    Raises:
        QualcodeError: there is no such style; the text suggests the closest name.
    """
    shipped = shipped_styles()
    if name in shipped:
        return shipped[name]
    if not _is_file_name(name):
        raise QualcodeError(
            f"there is no style '{name}'.",
            f"{did_you_mean(name, shipped)} A style of your own is a file: kampus.yaml.".strip(),
        )
    fault, hint = path_fault(name), "A style lies in the study or is a shipped one's name."
    if not fault:
        fault, hint = file_fault(folder, name)
    if fault:
        raise QualcodeError(f"the style '{name}' {fault}.", hint)
    return folder / normal_path(name)


def _base(form: StyleForm, root: Marked, problems: ProblemList) -> StyleProfile:
    """The style that another one changes."""
    shipped = shipped_styles()
    if form.based_on is None or form.based_on == INDONESIA.name:
        return INDONESIA
    if form.based_on not in shipped:
        message = f"based_on: there is no style '{form.based_on}'"
        at = root.at(("based_on",)).mark
        problems.error("unknown-style", message, at, did_you_mean(form.based_on, shipped))
        return INDONESIA
    style, _ = read_style(shipped[form.based_on], form.based_on)
    return style or INDONESIA


def _told(form: StyleForm, standard: StyleProfile) -> dict[str, Any]:
    """The fields of a profile that a style says something of."""
    found: dict[str, Any] = {}
    for part, fields in _FIELDS.items():
        inside = getattr(form, part) if part else form
        for key, name in fields.items():
            if (value := getattr(inside, key)) is not None:
                found[name] = value
    told = {key: value for key, value in form.quotation.model_dump().items() if value is not None}
    found["quotation"] = replace(standard.quotation, **told)
    if form.notes.prefix:
        found["note_prefix"] = dict(form.notes.prefix.text.texts)
    return found


def _on_its_sheet(
    style: StyleProfile, standard: StyleProfile, root: Marked, problems: ProblemList
) -> StyleProfile:
    """The style; with the usual sheet and margins where nothing could be written on its own."""
    if min(style.text_width(False), style.text_height(False)) >= _LEAST_TEXT:
        return style
    message = f"the margins leave less than {_LEAST_TEXT:g} cm of the sheet for text"
    at = root.at(("margins",)).mark
    problems.error("wrong-value", message, at, "Make them smaller, or the paper larger.")
    sides = {name: getattr(standard, name) for name in ("left", "top", "right", "bottom", "paper")}
    return replace(style, **sides)
