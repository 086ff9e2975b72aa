"""The parts of a Word file, how they refer to each other, and their archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qualcode.renderers.pack import zipped
from qualcode.renderers.word.xml import attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The content types of the parts that are XML, by the kind of their relationship."""

PICTURES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
"""The content types of pictures by suffix."""

PartKind = Literal["styles", "numbering", "settings", "fontTable", "header", "footer", "theme"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file: its bytes and its suffix."""

    data: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the document refers to; `pictures` are those that it shows, by their ids."""

    kind: PartKind
    xml: str
    pictures: Mapping[str, Picture] = field(default_factory=dict)


class Parts:
    """Gathers the parts around the body; each gets an id that the body refers to it by."""

    def __init__(self) -> None:
        self._members: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: list[tuple[str, str]] = []
        self._counts: dict[str, int] = {}
        self._media = 0

    def add(self, part: Part) -> str:
        """Take in a part and the pictures that it shows.

        Returns:
            The id of its relationship to the document.
        """
        target = self._target(part.kind)
        self._members[f"word/{target}"] = (_HEAD + part.xml).encode()
        self._types[f"/word/{target}"] = TYPES[part.kind]
        if part.pictures:
            folder, stroke, name = target.rpartition("/")
            up = "../" * target.count("/")
            shown = {one: ("image", up + self._picture(it)) for one, it in part.pictures.items()}
            self._members[f"word/{folder}{stroke}_rels/{name}.rels"] = _relationships(shown)
        return self._related(part.kind, target)

    def add_picture(self, picture: Picture) -> str:
        """Take in a picture that stands in the body."""
        return self._related("image", self._picture(picture))

    def archive(self, document: str, core: str) -> bytes:
        """The file with this body and these properties."""
        ids = {f"rId{n}": one for n, one in enumerate(self._relations, 1)}
        self._types["/word/document.xml"] = TYPES["document"]
        self._types["/docProps/core.xml"] = TYPES["core"]
        members = self._members | {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _package_relationships(),
            "word/_rels/document.xml.rels": _relationships(ids),
            "word/document.xml": (_HEAD + document).encode(),
            "docProps/core.xml": (_HEAD + core).encode(),
        }
        return zipped(members)

    def _target(self, kind: str) -> str:
        if kind not in ("header", "footer", "theme"):
            return f"{kind}.xml"
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{'theme/' if kind == 'theme' else ''}{kind}{self._counts[kind]}.xml"

    def _picture(self, picture: Picture) -> str:
        self._media += 1
        name = f"media/image{self._media}.{picture.suffix}"
        self._members[f"word/{name}"] = picture.data
        return name

    def _related(self, kind: str, target: str) -> str:
        self._relations.append((kind, target))
        return f"rId{len(self._relations)}"

    def _content_types(self) -> bytes:
        used = {name.rpartition(".")[2] for name in self._members if "/media/" in name}
        defaults = {one: PICTURES[one] for one in sorted(used)} | {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        inner = "".join(
            f'<Default Extension="{suffix}" ContentType="{kind}"/>'
            for suffix, kind in defaults.items()
        ) + "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self._types.items())
        )
        return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'.encode()


def _relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    return _written((one, f"{_OFFICE}/{kind}", target) for one, (kind, target) in targets.items())


def _package_relationships() -> bytes:
    document = ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")
    return _written((document, ("rId2", _CORE, "docProps/core.xml")))


def _written(entries: Iterable[tuple[str, str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{attribute(one)}" Type="{kind}" Target="{attribute(target)}"/>'
        for one, kind, target in entries
    )
    kind = f"{_PACKAGE}/relationships"
    return f'{_HEAD}<Relationships xmlns="{kind}">{inner}</Relationships>'.encode()
