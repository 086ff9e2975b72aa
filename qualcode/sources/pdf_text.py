"""The text of a PDF file's pages, in the order in which it was written.

For finding on which page a passage stands. Spaces and lines are not told: what is looked for is
compared by its letters and digits alone. Fonts are read by the table of characters that Word,
LibreOffice and TeX write beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.sources.pdf_objects import TOKEN, Name, Objects, Ref, literal, objects_of, of_hex

_DEEPEST = 40
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_PAIRS = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_GLYPHS = {
    "ff": "ff", "fi": "fi", "fl": "fl", "ffi": "ffi", "ffl": "ffl", "zero": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Font:
    """How the bytes of a string are letters: by a table, in codes of one or two bytes."""

    table: Mapping[int, str]
    width: int = 1

    def read(self, words: bytes) -> str:
        codes = (
            int.from_bytes(words[at : at + self.width], "big")
            for at in range(0, len(words), self.width)
        )
        if self.width > 1:
            return "".join(self.table.get(code, "") for code in codes)
        return "".join(
            self.table.get(code) or bytes((code,)).decode("cp1252", "replace") for code in codes
        )


def pages_of_pdf(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The strings of each page: one for each piece of text that was set at once.

    Raises:
        QualcodeError: it is no PDF, locked, damaged, or a picture of pages without text.
    """
    objects, root = objects_of(data)
    reader = _Reader(objects)
    found = tuple(tuple(reader.page(*one)) for one in _pages(objects, root))
    if not any(text for page in found for text in page):
        raise QualcodeError(
            "has no text in it: it is a picture of pages.", "Save the report itself as PDF."
        )
    return found


def _pages(objects: Objects, root: Any) -> Iterator[tuple[Any, Any]]:
    """Each page with its resources, which it may have from what it hangs from."""
    waiting = [(objects.named(root, "Pages"), None, 0)]
    while waiting:
        node, inherited, depth = waiting.pop()
        if not isinstance(node, Mapping) or depth > _DEEPEST:
            continue
        resources = objects.get(node.get("Resources")) or inherited
        kids = objects.get(node.get("Kids"))
        if isinstance(kids, list):
            waiting += [(objects.get(one), resources, depth + 1) for one in reversed(kids)]
        else:
            yield node, resources


class _Reader:
    """Reads pages, each font once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._fonts: dict[int, _Font] = {}

    def page(self, page: Any, resources: Any) -> Iterator[str]:
        contents = page.get("Contents")
        parts = contents if isinstance(contents, Ref) else None
        several = self._objects.get(contents)
        refs = several if isinstance(several, list) else [parts]
        yield from self._shown(b"\n".join(map(self._objects.stream, refs)), resources, 0)

    def _shown(self, content: bytes, resources: Any, depth: int) -> Iterator[str]:
        """The strings that a stream shows; those of one piece of text together."""
        font, said, waiting, name = _Font({}), "", list[bytes](), ""
        for token in TOKEN.finditer(content):
            match token.lastgroup:
                case "text":
                    waiting.append(literal(token["text"]))
                case "hex":
                    waiting.append(of_hex(token["hex"]))
                case "name":
                    name = token["name"].decode("latin-1")
                case "word":
                    word = token["word"]
                    if word == b"Tf":
                        font = self._font(resources, name)
                    elif word in _SHOWS:
                        said += "".join(map(font.read, waiting))
                    elif word == b"ET":
                        yield said
                        said = ""
                    elif word == b"Do":
                        yield from self._form(resources, name, depth)
                    waiting = []
        yield said

    def _form(self, resources: Any, name: str, depth: int) -> Iterator[str]:
        forms = self._objects.named(resources, "XObject")
        ref = forms.get(name) if isinstance(forms, Mapping) else None
        form = self._objects.get(ref)
        if depth < 3 and isinstance(form, Mapping) and form.get("Subtype") == Name("Form"):
            own = self._objects.get(form.get("Resources")) or resources
            yield from self._shown(self._objects.stream(ref), own, depth + 1)

    def _font(self, resources: Any, name: str) -> _Font:
        fonts = self._objects.named(resources, "Font")
        ref = fonts.get(name) if isinstance(fonts, Mapping) else None
        if not isinstance(ref, Ref):
            return _Font({})
        if ref.number not in self._fonts:
            self._fonts[ref.number] = self._read_font(self._objects.get(ref))
        return self._fonts[ref.number]

    def _read_font(self, font: Any) -> _Font:
        if not isinstance(font, Mapping):
            return _Font({})
        table = dict(_differences(self._objects.named(font.get("Encoding"), "Differences")))
        table.update(_characters(self._objects.stream(font.get("ToUnicode"))))
        return _Font(table, 2 if font.get("Subtype") == Name("Type0") else 1)


def _differences(told: Any) -> Iterator[tuple[int, str]]:
    code = 0
    for one in told or ():
        if isinstance(one, int):
            code = one
        elif isinstance(one, Name):
            yield code, _GLYPHS.get(one.text, one.text if len(one.text) == 1 else "")
            code += 1


def _characters(table: bytes) -> Iterator[tuple[int, str]]:
    """The characters of a font's codes, as its table of them says."""
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in _PAIRS.findall(part):
            yield _number(code), _letters(letters)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in _RANGE.findall(part):
            yield from _ranged(_number(first), min(_number(last), 0xFFFF), letters)


def _ranged(first: int, last: int, letters: bytes) -> Iterator[tuple[int, str]]:
    if letters.startswith(b"["):
        listed = re.findall(rb"<([0-9A-Fa-f\s]*)>", letters)
        yield from zip(range(first, last + 1), map(_letters, listed), strict=False)
        return
    begins = _letters(letters[1:-1])
    for code in range(first, last + 1):
        if begins and ord(begins[-1]) + code - first < 0x110000:
            yield code, begins[:-1] + chr(ord(begins[-1]) + code - first)


def _number(digits: bytes) -> int:
    return int.from_bytes(of_hex(digits), "big")


def _letters(digits: bytes) -> str:
    return of_hex(digits).decode("utf-16-be", "replace")
