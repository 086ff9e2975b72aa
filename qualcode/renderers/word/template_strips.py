"""Headers and footers of a university's Word file, made fit to stand in somebody else's report.

Logos, lines and page numbers stay; names of people and files, links, comments, tracked changes
and everything that is not in the file itself go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from qualcode.renderers.word.parts import PICTURES, Picture
from qualcode.renderers.word.template_file import Relation, TemplateFile
from qualcode.renderers.word.template_styles import W, drop, fragment
from qualcode.renderers.word.xml import RELATIONS

_R = f"{{{RELATIONS}}}"
_GONE = frozenset(
    "del moveFrom commentRangeStart commentRangeEnd commentReference bookmarkStart bookmarkEnd "
    "permStart permEnd proofErr object altChunk footnoteReference endnoteReference "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd hlinkClick hlinkHover "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "OLEObject control subDoc".split()
)
_OPENED = frozenset("ins moveTo hyperlink smartTag customXml".split())
_KEPT_FIELDS = frozenset("PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF TITLE DATE TIME".split())
_TELLING_FIELDS = frozenset(
    "AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE INFO DOCPROPERTY "
    "SAVEDATE PRINTDATE CREATEDATE EDITTIME REVNUM COMMENTS KEYWORDS SUBJECT DOCVARIABLE".split()
)
_PATH = re.compile(r"[\\/:]|\.\w{3,4}$")
_TELLING_BINDINGS = ("creator", "lastmodifiedby", "manager", "company", "author")


def cleaned(file: TemplateFile, part: str, kind: str) -> tuple[Any, dict[str, Picture]]:
    """A header or footer that may stand in a report, and the pictures that it shows."""
    root = file.xml(part, "hdr" if kind == "header" else "ftr")
    relations = file.relations_of(part)
    _open_controls(root)
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname
        if name in _GONE or name.endswith("Change"):
            _drop_run(element)
        elif name in _OPENED and element.tag.startswith(W):
            _open(element)
    _settle_fields(root)
    for run in list(root.iter(f"{W}r")):
        if all(child.tag == f"{W}rPr" for child in run):
            drop(run)
    pictures = dict(_pictures(file, root, relations))
    _strip_attributes(root, pictures)
    return root, pictures


def counts_pages(root: Any) -> bool:
    """Whether a header or footer has the number of the page in it."""
    told = [one.text or "" for one in root.iter(f"{W}instrText")]
    told += [one.get(f"{W}instr", "") for one in root.iter(f"{W}fldSimple")]
    return any(_instruction(one) == "PAGE" for one in told)


def with_line(root: Any, paragraph: str) -> Any:
    """A header with one paragraph more at its end."""
    root.extend(fragment(paragraph))
    return root


def _open(element: Any) -> None:
    """Put the children of an element into its place."""
    above = element.getparent()
    if above is None:
        return
    at = above.index(element)
    for child in reversed(list(element)):
        above.insert(at, child)
    drop(element)


def _open_controls(root: Any) -> None:
    """Content controls become what stands in them; those that show a person's name go."""
    for control in list(root.iter(f"{W}sdt")):
        bound = [one.get(f"{W}xpath", "").lower() for one in control.iter(f"{W}dataBinding")]
        if any(word in path for path in bound for word in _TELLING_BINDINGS):
            drop(control)
            continue
        content = control.find(f"{W}sdtContent")
        for child in list(control):
            if child is not content:
                control.remove(child)
        if content is not None:
            _open(content)
        _open(control)


def _drop_run(element: Any) -> None:
    above = element.getparent()
    drop(element)
    if above is not None and above.tag == f"{W}r" and not len(above):
        drop(above)


def _instruction(text: str) -> str:
    return (text.split() or [""])[0].upper()


def _settle_fields(root: Any) -> None:
    """Fields that count stay; those that tell of people or files go; of others the text stays."""
    for one in list(root.iter(f"{W}fldSimple")):
        kind = _instruction(one.get(f"{W}instr", ""))
        if kind in _TELLING_FIELDS:
            drop(one)
        elif kind not in _KEPT_FIELDS:
            _open(one)
    for paragraph in root.iter(f"{W}p"):
        _settle_paragraph(list(paragraph.iter(f"{W}r")))


def _settle_paragraph(runs: list[Any]) -> None:
    field: list[Any] = []
    depth = 0
    for run in runs:
        kinds = [one.get(f"{W}fldCharType") for one in run.iter(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            field.append(run)
        depth = max(0, depth - kinds.count("end"))
        if field and depth == 0:
            _settle_field(field)
            field = []
    _settle_field(field, broken=True)


def _settle_field(runs: list[Any], broken: bool = False) -> None:
    told = "".join(one.text or "" for run in runs for one in run.iter(f"{W}instrText"))
    signs = sum(1 for run in runs for _ in run.iter(f"{W}fldChar"))
    kind = _instruction(told)
    if kind in _KEPT_FIELDS and signs <= 3 and not broken:
        return
    if any(word.upper() in _TELLING_FIELDS for word in told.split()):
        for run in runs:
            drop(run)
        return
    for run in runs:
        for one in list(run.iter(f"{W}fldChar", f"{W}instrText")):
            drop(one)


def _pictures(
    file: TemplateFile, root: Any, relations: Mapping[str, Relation]
) -> Iterator[tuple[str, Picture]]:
    """The pictures that are shown; a drawing that shows anything else is taken out."""
    for element in list(root.iter(etree.Element)):
        shown = element.get(f"{_R}embed") or element.get(f"{_R}id")
        if not shown:
            continue
        if etree.QName(element).localname == "svgBlip":
            # The same picture for newer programs; the one beside it is for all of them.
            drop(next(element.iterancestors("{*}extLst"), element))
            continue
        found = relations.get(shown)
        suffix = found.target.rpartition(".")[2].lower() if found else ""
        if found and found.kind == "image" and suffix in PICTURES and found.target in file:
            yield shown, Picture(file.data(found.target), suffix)
        else:
            _drop_drawing(element)


def _drop_drawing(element: Any) -> None:
    for above in element.iterancestors(f"{W}drawing", f"{W}pict"):
        drop(above)
        return
    drop(element)


def _strip_attributes(root: Any, pictures: Mapping[str, Picture]) -> None:
    """Takes out who edited it, what it refers to, and the paths that pictures came from."""
    for element in root.iter(etree.Element):
        for key, value in list(element.attrib.items()):
            name = etree.QName(key).localname
            referring = key.startswith(_R) and value not in pictures
            telling = name in ("descr", "title", "alt", "name") and _PATH.search(value)
            if (
                name.startswith("rsid")
                or referring
                or name in ("href", "author", "paraId", "textId", "relid")
                or (telling and not element.tag.startswith(W))
            ):
                del element.attrib[key]
        if etree.QName(element).localname in ("docPr", "cNvPr"):
            element.set("name", f"Picture {element.get('id', '0')}")
