"""Word documents that other programs have written: `python benchmarks/word_documents.py`.

Taken are all `.docx` that this machine has in its usual places and in the folders named on the
command line or in QUALCODE_DOCUMENTS, and what LibreOffice (where it is installed) makes of its own
templates and of pages written here. Of each file the reader's self-check must be equal, the
characters of the text must be those that a plain search in the XML finds, and `qualcode add` must
bring it in with little time and memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.hostile import Run, of_source  # noqa: E402
from benchmarks.measured import Starters  # noqa: E402
from qualcode.errors import QualcodeError  # noqa: E402
from qualcode.sources import read_raw  # noqa: E402

PLACES = (
    ROOT / "transcripts", Path(sysconfig.get_path("purelib")), Path("/usr/share"),
    Path("/usr/lib/libreoffice"), Path("/opt/libreoffice"),
)  # fmt: skip
TEMPLATES = (Path("/usr/lib/libreoffice"), Path("/opt/libreoffice"))
WRITERS = (".ott", ".odt", ".fodt", ".rtf", ".doc", ".dotx")
_WEB = "--infilter=HTML (StarWriter)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "rt")}

PAGES = {
    "web.html": """<html><body><h1>Wawancara</h1><p>P: Apa <b>itu</b>?<br>I: Ya &amp; <i>tidak</i>
<ul><li>satu<li>dua<ol><li>tiga</ol></ul><table border=1><tr><td rowspan=2>a<td colspan=2>b
<table><tr><td>dalam</table><tr><td>c<td>d</table><pre>x  y</pre><a href="http://x/">taut</a>
<sup>1</sup><ruby>字<rt>ji</rt></ruby><p dir=rtl>שלום<p>👍 e\u0301</body></html>""",
    "rich.rtf": r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 P: Apa?\par I: Ya \'93baik\'94
\b tebal\b0\tab tab\line baris\par {\v tersembunyi}{\footnote catatan}
 \u8211?\u-10179?\u-9118?
\trowd\cellx3000\cellx6000 a\intbl\cell b\cell\row\pard {\field{\*\fldinst PAGE}{\fldrslt 7}}}""",
    "open.fodt": """<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:automatic-styles>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>
</style:style></office:automatic-styles><office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>dihapus</text:p></text:deletion>
</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Wawancara</text:h>
<text:p>P: Apa<text:tab/>itu?<text:line-break/>baris <text:change-start text:change-id="c1"/>sisipan
<text:change-end text:change-id="c1"/><text:change text:change-id="c2"/> I: ya<text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>kaki
</text:p></text:note-body></text:note><office:annotation><dc:creator>A</dc:creator><text:p>komentar
</text:p></office:annotation></text:p><text:p><draw:frame svg:width="5cm" svg:height="2cm"
 text:anchor-type="paragraph"><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame>
<draw:custom-shape svg:width="3cm" svg:height="2cm" text:anchor-type="as-char"><text:p>
bentuk</text:p>
</draw:custom-shape><text:span text:style-name="H">tersembunyi</text:span><text:ruby>
<text:ruby-base>字</text:ruby-base><text:ruby-text>ji</text:ruby-text></text:ruby> hal.
<text:page-number>1</text:page-number>
 <text:date>2026</text:date> <text:a xlink:href="http://x/">taut</text:a> tanpa\u2011pisah \u00ad
 <text:bookmark-start text:name="b"/>tanda<text:bookmark-end text:name="b"/> <text:bookmark-ref
 text:ref-name="b">tanda</text:bookmark-ref> e\u0301 \u202b\u05e9\u202c 👍</text:p>
<text:list><text:list-item>
<text:p>satu</text:p><text:list><text:list-item><text:p>dua</text:p></text:list-item></text:list>
</text:list-item></text:list><table:table><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p>
</table:table-cell>
<table:covered-table-cell/><table:table-cell><table:table><table:table-column/><table:table-row>
<table:table-cell><text:p>dalam</text:p></table:table-cell></table:table-row></table:table>
<text:p>b</text:p>
</table:table-cell></table:table-row></table:table><text:section text:name="s">
<text:p>bagian</text:p>
</text:section></office:text></office:body></office:document>""",
}
"""Pages with all that documents have, for a program that is not Word to make documents of."""


def found(folders: Sequence[Path]) -> Iterator[Path]:
    """The Word documents that are here."""
    for folder in dict.fromkeys([*PLACES, *folders]):
        yield from sorted(folder.rglob("*.docx"))


def made(folder: Path) -> list[Path]:
    """What LibreOffice makes of its own templates and of the pages written here."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("  left out: documents made by LibreOffice, which is not installed")
        return []
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    ready = [folder / name for name in PAGES]
    ready += [one for place in TEMPLATES for end in WRITERS for one in place.rglob(f"*{end}")]
    # A web page is opened as a document only if that is said.
    _converted(office, folder, [one for one in ready if one.suffix == ".html"], _WEB)
    _converted(office, folder, [one for one in ready if one.suffix != ".html"])
    return sorted((folder / "made").glob("*.docx"))


def _converted(office: str, folder: Path, files: Sequence[Path], *options: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = ["--headless", *options, "--convert-to", "docx", "--outdir", folder / "made"]
    subprocess.run([office, profile, *how, *files], capture_output=True, check=False, timeout=300)


def characters(path: Path) -> Counter[str]:
    """The characters of a document's text elements, white space left out, by a plain search."""
    with zipfile.ZipFile(path) as archive:
        names = [one for one in archive.namelist() if one.startswith("word/document")]
        tree = etree.fromstring(archive.read(sorted(names)[0]))
    counted: Counter[str] = Counter()
    names = [f"{_W}{name}" for name in ("t", "sym", "noBreakHyphen", "softHyphen")]
    for one in tree.iter(f"{_MATH}t", *names):
        if not any(_is_gone(above) for above in one.iterancestors()):
            counted.update(_text(one))
    return Counter({letter: n for letter, n in counted.items() if not letter.isspace()})


def _text(element: Any) -> str:
    match etree.QName(element).localname:
        case "sym":
            return chr(int(element.get(f"{_W}char"), 16))
        case "noBreakHyphen":
            return "\u2011"
        case "softHyphen":
            return "\u00ad"
    return element.text or ""


def _is_gone(element: Any) -> bool:
    """Whether what an element holds is not in the accepted view, or is there another time."""
    if element.tag == f"{_MC}Fallback":
        return any(True for _ in element.getparent().find(f"{_MC}Choice").iter(f"{_W}t"))
    return element.tag in _GONE or element.find(f"{_W}trPr/{_W}del") is not None


def judged(path: Path) -> str:
    """What is wrong with the text that was read, "" where nothing is.

    Raises:
        QualcodeError: the document is not read at all.
    """
    raw = read_raw(path)
    if "text-lost" in [notice.code for notice in raw.notices]:
        return "the self-check is unequal"
    read = Counter(letter for letter in raw.text if not letter.isspace())
    wanted = characters(path)
    if read != wanted:
        return f"other characters: {dict((read - wanted) + (wanted - read))}"[:200]
    return ""


def brought_in(starters: Starters, path: Path) -> list[Run]:
    """The document given to real commands."""
    with tempfile.TemporaryDirectory() as place:
        file = partial(_as_new, path)
        return list(of_source(starters, path.name, file, Path(place)))


def _as_new(path: Path) -> tuple[str, bytes]:
    return "X1.docx", path.read_bytes()


def main(folders: Sequence[str] = ()) -> bool:
    """Print what came of it; whether all is well."""
    named = [*folders, *filter(None, os.environ.get("QUALCODE_DOCUMENTS", "").split(os.pathsep))]
    with tempfile.TemporaryDirectory() as place:
        here, others = list(found([Path(one) for one in named])), made(Path(place))
        refused, wrong, runs, starters = [], [], [], Starters()
        for path in (*here, *others):
            try:
                fault = judged(path)
            except QualcodeError as error:
                refused.append(str(error))
                continue
            runs += brought_in(starters, path)
            wrong += [f"{path.name}: {fault}"] if fault else []
    starters.close()
    wrong += [f"{run.case}: {run.command}: {', '.join(run.faults)}" for run in runs if run.faults]
    readable = len(here) + len(others) - len(refused)
    told = f"Word documents: {len(here)} found, {len(others)} made by LibreOffice; {readable}"
    print(f"{told} readable, {len(wrong)} with a loss or a fault")
    slowest, largest = max(one.seconds for one in runs), max(one.megabytes for one in runs)
    print(f"  slowest {slowest:.1f} s, largest {largest:.0f} MB")
    for one in (*refused, *wrong):
        print(f"  {one}", flush=True)
    return not wrong


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
