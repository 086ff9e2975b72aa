"""Output formats: a resolved document in, the bytes of a file out.

A new format is one file with a class that keeps the `Renderer` promise, and one entry here.
Importing this package loads no office library; each is imported when its format is rendered.
"""

from __future__ import annotations

from pathlib import Path, PurePath

from qualcode.errors import QualcodeError
from qualcode.registry import Registry
from qualcode.renderers.delimited import CsvRenderer
from qualcode.renderers.excel import ExcelRenderer
from qualcode.renderers.graphs import DotRenderer, MermaidRenderer
from qualcode.renderers.html import HtmlRenderer
from qualcode.renderers.latex import LatexRenderer
from qualcode.renderers.markdown import MarkdownRenderer
from qualcode.renderers.options import RenderOptions, Template
from qualcode.renderers.protocol import Renderer
from qualcode.renderers.safe import file_text, safe_text
from qualcode.renderers.style import INDONESIA, StyleProfile
from qualcode.renderers.terminal import TerminalRenderer
from qualcode.renderers.word import WordRenderer

__all__ = [
    "INDONESIA",
    "RENDERERS",
    "RenderOptions",
    "Renderer",
    "StyleProfile",
    "Template",
    "file_text",
    "renderer_for_suffix",
    "safe_text",
]

RENDERERS: Registry[Renderer] = Registry(
    "output format",
    (
        TerminalRenderer(),
        MarkdownRenderer(),
        WordRenderer(),
        ExcelRenderer(),
        HtmlRenderer(),
        CsvRenderer(),
        DotRenderer(),
        MermaidRenderer(),
        LatexRenderer(),
    ),
)

_OLD_FORMATS = {".doc": ".docx", ".rtf": ".docx", ".odt": ".docx", ".xls": ".xlsx", ".ods": ".xlsx"}


def renderer_for_suffix(path: str | PurePath) -> Renderer:
    """The renderer for a file of that name, by its suffix; upper or lower case is the same.

    Raises:
        QualcodeError: no format has the suffix; the text lists those there are.
    """
    suffix = Path(path).suffix.lower()
    for renderer in RENDERERS:
        if suffix in renderer.suffixes:
            return renderer
    raise QualcodeError(_unknown(Path(path).name, suffix), _hint(suffix))


def _unknown(name: str, suffix: str) -> str:
    name = safe_text(name)
    return f"cannot write '{name}': " + (
        f"there is no output format for '{safe_text(suffix)}'." if suffix else "it has no suffix."
    )


def _hint(suffix: str) -> str:
    if suffix == ".pdf":
        return "Write .tex and compile it with XeLaTeX, or write .docx and save that as PDF."
    if better := _OLD_FORMATS.get(suffix):
        return f"Use {better}."
    suffixes = [suffix for renderer in RENDERERS for suffix in renderer.suffixes]
    return f"Use one of {', '.join([*suffixes, '.json'])}."
