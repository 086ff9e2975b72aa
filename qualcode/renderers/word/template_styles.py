"""The styles of a university's Word file, with those of ours that it lacks.

Word keeps the names of its own styles in English in every language (`heading 1` is the name of
the style whose id is `Judul1` in Indonesian), so that they are found by name. What is missing is
added on the ground of the template's own Normal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from qualcode.renderers.word.styles import ParagraphStyle
from qualcode.renderers.word.xml import NAMESPACE, RELATIONS, attribute

W = f"{{{NAMESPACE}}}"
_R = f"{{{RELATIONS}}}"
_PERSONAL = ("rsid", "personal", "personalCompose", "personalReply")
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="{}"><w:name w:val="Normal"/></w:style>'
)


def without_traces(root: Any) -> Any:
    """The element without what tells who edited it and when, and without what it refers to."""
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname
        if name.endswith("Change") or (name in _PERSONAL and element.tag.startswith(W)):
            drop(element)
            continue
        for key in list(element.attrib):
            if etree.QName(key).localname.startswith("rsid") or key.startswith(_R):
                del element.attrib[key]
    return root


def drop(element: Any) -> None:
    """Take an element out of its tree; what follows it stays."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def fragment(xml: str) -> Any:
    """The elements of a piece of markup in which `w:` is known."""
    return list(etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{xml}</w:x>'))


def serialized(root: Any) -> str:
    """An element as markup."""
    return str(etree.tostring(root, encoding="unicode"))


class TemplateStyles:
    """The styles of a template by the names that Word gives them, and what they say."""

    def __init__(self, root: Any) -> None:
        self.root = without_traces(root)
        self._by_id: dict[str, Any] = {}
        self._by_name: dict[str, str] = {}
        self.normal = ""
        self.table_grid = ""
        for one in self.root.iter(f"{W}style"):
            self._take(one, one.get(f"{W}styleId", ""))
        if not self.normal:
            self.normal = self._free("Normal")
            (made,) = fragment(_NORMAL.format(self.normal))
            self.root.append(made)
            self._take(made, self.normal)

    def _take(self, one: Any, style: str) -> None:
        self._by_id.setdefault(style, one)
        kind, name = one.get(f"{W}type", "paragraph"), _value(one, "name").strip().casefold()
        if kind == "table" and name == "table grid":
            self.table_grid = style
        if kind != "paragraph":
            return
        self._by_name.setdefault(name, style)
        if one.get(f"{W}default") in ("1", "true", "on"):
            self.normal = style

    def add(self, ours: Iterable[ParagraphStyle]) -> dict[str, str]:
        """Add what is missing.

        Returns:
            The template's id of each of our styles, by our id.
        """
        wanted = list(ours)
        missing = [one for one in wanted if one.name.casefold() not in self._by_name]
        ids = {"Normal": self.normal}
        for one in wanted:
            found = self._by_name.get(one.name.casefold())
            ids[one.id] = found or self._free(one.id)
            self._by_id.setdefault(ids[one.id], None)
        for one in missing:
            xml = one.xml(ids[one.id], ids.get(one.based, ""), ids.get(one.following, ""))
            self.root.extend(fragment(xml))
        for one in self.root.iter(f"{W}style"):
            self._by_id[one.get(f"{W}styleId", "")] = one
        return ids

    def _free(self, wanted: str) -> str:
        """An id that no style of the template has."""
        taken = {one.casefold() for one in self._by_id}
        return wanted if wanted.casefold() not in taken else self._free(f"Q{wanted}")

    def has(self, name: str) -> bool:
        """Whether the template brought a paragraph style of that name."""
        return name.casefold() in self._by_name

    def said(self, style: str, path: str, attribute_name: str = "val") -> str:
        """What a style says under a path, or one that it is based on, or the file; else ""."""
        for properties in self._lineage(style):
            found = properties.find("/".join(f"{W}{step}" for step in path.split("/")))
            value = found.get(f"{W}{attribute_name}") if found is not None else None
            if value is not None:
                return str(value)
        return ""

    def is_on(self, style: str, path: str) -> bool:
        """Whether a style, or one that it is based on, switches on what stands under a path."""
        for properties in self._lineage(style):
            found = properties.find("/".join(f"{W}{step}" for step in path.split("/")))
            if found is not None:
                return found.get(f"{W}val") not in ("0", "false", "off")
        return False

    def _lineage(self, style: str) -> Iterator[Any]:
        """A style, what it is based on, and the document's defaults as a style."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            one = self._by_id[style]
            if one is None:
                break
            yield one
            style = _value(one, "basedOn")
        yield from self.root.iter(f"{W}rPrDefault", f"{W}pPrDefault")

    def speak(self, tag: str) -> None:
        """Make the spelling check take all text for the language of that tag."""
        for lang in self.root.iter(f"{W}lang"):
            lang.set(f"{W}val", tag)
        if next(self.root.iter(f"{W}lang"), None) is None:
            normal = self._by_id[self.normal]
            inside = normal.find(f"{W}rPr")
            made = fragment(f'<w:rPr><w:lang w:val="{attribute(tag)}"/></w:rPr>')[0]
            if inside is None:
                normal.append(made)
            else:
                inside.append(made[0])


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return str(found.get(f"{W}val", "")) if found is not None else ""
