"""Takes the pictures of the displays: `python docs/pictures.py` writes docs/displays/pictures.

Each display is filled from the sample study that suits it and set as the Word file of a report
is: LibreOffice makes pages of it, poppler pictures of the first. What a display draws is painted
by the program itself. `python docs/pictures.py NAME...` takes only some of them.
"""

from __future__ import annotations

import argparse
import io
import shlex
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from examples import example
from PIL import Image, ImageChops, ImageOps

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document, Figure, Table
from qualcode.document.style import StyleProfile
from qualcode.loading import load_study
from qualcode.renderers import INDONESIA, RENDERERS, RenderOptions
from qualcode.renderers.pictures import png
from qualcode.reports import display_document
from qualcode.study import Selection, Study

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "transcripts"
FOLDER = HERE / "displays" / "pictures"

WIDEST, HIGHEST = 1000, 1200
"""Pixels of a picture; what is longer goes on in the reader's own study."""

HEAVIEST = 120_000
"""Bytes of a picture."""

_LONG = 60.0
"""Centimetres of a page on which a table and its notes stand together."""

_DPI, _MARGIN, _FOOT, _SHADES, _DARK = 150, 14, 150, (64, 32, 24, 16, 12, 8), 200


def document_of(display: str) -> Document:
    """A display filled from its sample study.

    Raises:
        QualcodeError: the sample has nothing for it, or an option is wrong.
    """
    study = _study(example(display).sample)
    return display_document(study, DISPLAYS[display], _request(example(display).options))


@cache
def _study(sample: str) -> Study:
    study, _ = load_study(SAMPLES / sample)
    assert study is not None
    return study


def _request(options: str) -> DisplayRequest:
    parser = argparse.ArgumentParser()
    for word in ("code", "group", "informant", "case", "source", "by"):
        parser.add_argument(f"--{word}", action="append", default=[])
    for word in ("entry", "level", "order", "within"):
        parser.add_argument(f"--{word}", default="")
    asked = parser.parse_args(shlex.split(options))
    selection = Selection(
        codes=tuple(asked.code),
        groups=tuple(asked.group),
        informants=tuple(asked.informant),
        cases=tuple(asked.case),
        sources=tuple(asked.source),
    )
    return DisplayRequest(
        selection,
        entry=asked.entry,
        order=asked.order,
        level=asked.level,
        by=tuple(asked.by),
        within=asked.within,
    )


def pictures(names: Iterable[str] = DISPLAYS.names) -> dict[str, bytes]:
    """The pictures of displays by the names of their files: what each draws, then its table."""
    made: dict[str, bytes] = {}
    pages: dict[str, Document] = {}
    for name in names:
        document = document_of(name)
        figures = [one for one in document.blocks if isinstance(one, Figure)]
        if document.tables:
            pages[f"{name}.png"] = _without_figures(document)
        for number, figure in enumerate(figures, start=1):
            ending = f"-figure{number if number > 1 else ''}" if document.tables else ""
            made[f"{name}{ending}.png"] = _drawn(figure)
    return made | (_printed(pages) if pages else {})


def _without_figures(document: Document) -> Document:
    blocks = tuple(one for one in document.blocks if not isinstance(one, Figure))
    first = next(number for number, one in enumerate(blocks) if isinstance(one, Table))
    return replace(document, title="", lines=(), banner="", blocks=blocks[first : first + 1])


def _drawn(figure: Figure) -> bytes:
    painted = png(figure, 17.0, 20.0)
    assert painted is not None, "matplotlib is not installed"
    return _small(Image.open(io.BytesIO(painted[0])).convert("RGB"), whole=True)


def _printed(documents: dict[str, Document]) -> dict[str, bytes]:
    """The first page of each document, without its white margins."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, document in documents.items():
            (folder / name).with_suffix(".docx").write_bytes(_on_a_long_page(document))
        _run(
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *(str((folder / name).with_suffix(".docx")) for name in documents),
        )
        return {name: _first_page((folder / name).with_suffix(".pdf")) for name in documents}


def _on_a_long_page(document: Document) -> bytes:
    """A Word file as it is printed, but for the page's end, which would part table and notes."""
    usual = _word_file(document, INDONESIA)
    wide = _is_landscape(usual)
    across, along = INDONESIA.paper
    # On a sheet so broad only columns that ask for even more are set across its other side.
    long = {"paper": (_LONG, along), "column": _LONG} if wide else {"paper": (across, _LONG)}
    made = _word_file(document, replace(INDONESIA, **long))
    return made if _is_landscape(made) == wide else usual


def _word_file(document: Document, style: StyleProfile) -> bytes:
    options = RenderOptions(today=document.date, style=style)
    return RENDERERS["word"].render(document, options)


def _is_landscape(word_file: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(word_file)) as parts:
        return b'w:orient="landscape"' in parts.read("word/document.xml")


def _first_page(pdf: Path) -> bytes:
    page = pdf.with_suffix("")
    _run("pdftoppm", "-r", str(_DPI), "-l", "1", "-singlefile", "-png", str(pdf), str(page))
    image = Image.open(page.with_suffix(".png")).convert("RGB")
    image.paste("white", (0, image.height - _FOOT, *image.size))
    return _small(image)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _small(image: Image.Image, whole: bool = False) -> bytes:
    """The picture without margins in few shades; a table may go on below, if it is not `whole`."""
    white = Image.new("RGB", image.size, "white")
    box = ImageChops.difference(image, white).getbbox() or (0, 0, *image.size)
    image = ImageOps.expand(image.crop(box), _MARGIN, "white")
    image.thumbnail((WIDEST, HIGHEST if whole else image.height), Image.Resampling.LANCZOS)
    if image.height > HIGHEST:
        image = image.crop((0, 0, image.width, _last_line(image) + 2))
    made = (_saved(image, shades) for shades in _SHADES)
    return next((one for one in made if len(one) <= HEAVIEST), _saved(image, 4))


def _saved(image: Image.Image, shades: int) -> bytes:
    content = io.BytesIO()
    image.quantize(shades, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()


def _last_line(image: Image.Image) -> int:
    """The lowest line across a table at which its picture may end."""
    inside = image.convert("L").crop((2 * _MARGIN, 0, image.width - 2 * _MARGIN, HIGHEST))
    for row in reversed(range(HIGHEST // 2, HIGHEST)):
        if inside.crop((0, row, inside.width, row + 1)).getextrema()[1] < _DARK:
            return row
    return HIGHEST


def main(names: list[str]) -> None:
    """Write the pictures into their folder; without names, all of them and no other."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pictures(names or DISPLAYS.names)
    for path in FOLDER.glob("*.png"):
        if not names and path.name not in made:
            path.unlink()
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
