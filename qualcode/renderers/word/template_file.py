"""A university's Word file, opened so that nothing in it can do harm.

What is taken from it is XML without document type definitions and pictures; what could run, load
something from elsewhere or ask for a password makes the whole file unwelcome.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, NoReturn

from lxml import etree

from qualcode.errors import QualcodeError
from qualcode.renderers.options import Template
from qualcode.renderers.word.xml import NAMESPACE

MEMBERS: Final = 2_000
TOTAL: Final = 100_000_000
RATIO: Final = 200
SMALL: Final = 2_000_000
"""Inflated bytes below which no compression ratio is dangerous."""

LARGEST_PART: Final = 20_000_000
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STRICT = "http://purl.oclc.org/ooxml/"
_LOOKS = (
    (b"%PDF", "a PDF"), (b"{\\rtf", "an RTF file"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"\x1f\x8b", "a compressed file"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_DOCX = "Open it in Word or LibreOffice and save it as .docx."


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: a kind (the last word of its type) and a target."""

    kind: str
    target: str
    external: bool = False


class TemplateFile:
    """The parts of a template by name, and what they refer to.

    Raises:
        QualcodeError: this is no Word document, it is damaged, locked or too large, it has
            macros, or it would load something from elsewhere.
    """

    def __init__(self, template: Template) -> None:
        self._name = template.name
        self._zip = self._opened(template.data)
        self._members = {one.filename: one for one in self._zip.infolist()}
        self._refuse_bombs()
        self.main = self._main_part()
        self.relations = self.relations_of(self.main)
        self._refuse_what_acts()

    def refuse(self, predicate: str, hint: str = "") -> NoReturn:
        """Say why the file is not used as a template."""
        raise QualcodeError(f"the template {self._name} {predicate}.", hint)

    def data(self, part: str) -> bytes:
        """The bytes of a part, no more than a Word file needs."""
        member = self._members.get(part)
        if member is None:
            self.refuse(f"is damaged: its part {part} is missing", _AS_DOCX)
        if member.flag_bits & 1:
            self.refuse("is locked with a password", "Remove the password and save it again.")
        try:
            with self._zip.open(member) as stream:
                found = stream.read(LARGEST_PART + 1)
        except Exception as error:  # zipfile and zlib raise many kinds for damaged members
            raise QualcodeError(f"the template {self._name} is damaged.", _AS_DOCX) from error
        if len(found) > LARGEST_PART:
            self._too_large()
        return found

    def xml(self, part: str, root_name: str = "") -> Any:
        """The root element of a part, which is to have that name in Word's own namespace."""
        data = self.data(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            self.refuse(f"is damaged: its part {part} is not well-formed", _AS_DOCX)
        information: Any = root.getroottree().docinfo
        if information.doctype:
            hint = "Do not trust the file; ask for it again from where you have it."
            self.refuse("carries a document type definition, which no Word document has", hint)
        if root_name and root.tag == f"{{{_STRICT}wordprocessingml/main}}{root_name}":
            hint = "Save it in Word as an ordinary .docx, not as 'Strict Open XML'."
            self.refuse("is in the strict variant of the format", hint)
        if root_name and root.tag != f"{{{NAMESPACE}}}{root_name}":
            self.refuse(f"is damaged: its part {part} is not what it should be", _AS_DOCX)
        return root

    def relations_of(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by id; targets inside the file are names of parts."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._members:
            return {}
        found = {}
        for one in self.xml(rels).iter(f"{_PACKAGE}Relationship"):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                inside = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(inside).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relation(kind, target, external)
        return found

    def part(self, kind: str) -> str:
        """The name of the part of a kind that the document refers to; "" for none."""
        targets = (one.target for one in self.relations.values() if one.kind == kind)
        return next((target for target in targets if target in self._members), "")

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                self.refuse("is locked with a password", "Remove the password and save it again.")
            self.refuse("is a file of an old Office program (.doc)", _AS_DOCX)
        if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            look = next((name for magic, name in _LOOKS if data.startswith(magic)), "")
            like = f": it looks like {look}" if look else "" if data else ": it is empty"
            self.refuse(f"is not a Word document{like}", _AS_DOCX if data else "")
        try:
            return zipfile.ZipFile(BytesIO(data))
        except Exception as error:  # zipfile raises many kinds for damaged archives
            raise QualcodeError(f"the template {self._name} is damaged.", _AS_DOCX) from error

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        large = len(infos) > MEMBERS or sum(one.file_size for one in infos) > TOTAL
        if large or any(
            one.file_size > SMALL and one.file_size > RATIO * max(1, one.compress_size)
            for one in infos
        ):
            self._too_large()

    def _too_large(self) -> NoReturn:
        hint = "Delete its text and pictures in Word, keep the styles, and save it again."
        self.refuse("unpacks to far more than a template needs", hint)

    def _main_part(self) -> str:
        """The part with the text, by what the package says of it."""
        if "[Content_Types].xml" not in self._members:
            self.refuse("is not a Word document", _AS_DOCX)
        kinds: dict[str, str] = {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
            for one in self.xml("[Content_Types].xml").iter(f"{_TYPES}Override")
        }
        if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds.values()):
            self._refuse_macros()
        mains = (f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml")
        found = [name for name, kind in kinds.items() if kind in mains and name in self._members]
        if not found:
            self.refuse("is not a Word document", _AS_DOCX)
        return found[0]

    def _refuse_macros(self) -> NoReturn:
        hint = "Save it in Word as .docx, which has none."
        self.refuse("has macros, which no report may carry", hint)

    def _refuse_what_acts(self) -> None:
        """Macros, and whatever would be fetched from elsewhere when the file is opened.

        A link in the text is only followed when somebody clicks on it, and the text is not
        taken; the path of the file from which Word made this one is harmless unless it is remote.
        """
        for name in self._members:
            if "vbaproject" in name.lower() or "vbadata" in name.lower():
                self._refuse_macros()
            if not name.endswith(".rels"):
                continue
            folder, _, file = name.rpartition("_rels/")
            for one in self.relations_of(f"{folder}{file.removesuffix('.rels')}").values():
                if one.external and not _harmless(one):
                    hint = "In Word, replace what is linked by what is in the file; save it again."
                    self.refuse(f"loads something from elsewhere ({one.kind})", hint)


def _harmless(one: Relation) -> bool:
    """Whether an external target is only followed on a click, or is a path on some computer."""
    path = one.target.replace("\\", "/").lower().removeprefix("file:///")
    local = "://" not in path and not path.startswith("/")
    return one.kind == "hyperlink" or (one.kind == "attachedTemplate" and local)
