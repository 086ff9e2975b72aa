"""The objects of a PDF file: as much of the format as it takes to read the text of its pages.

It is read from beginning to end, so a damaged table of places does no harm; of an object that is
there twice the last one counts, as in a file that was saved again. What is encrypted is refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from qualcode.errors import QualcodeError

_LARGEST: Final = 200_000_000
_OBJECT = re.compile(rb"(\d+)\s+(\d+)\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
TOKEN = re.compile(
    rb"%[^\r\n]*|(?P<text>\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\))"
    rb"|(?P<open><<)|(?P<close>>>)|<(?P<hex>[0-9A-Fa-f\s]*)>|/(?P<name>[^\s<>\[\](){}/%]*)"
    rb"|(?P<ref>\d+\s+\d+\s+R\b)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<mark>[\[\]{}])|(?P<word>[^\s<>\[\](){}/%]+)"
)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name such as `/Page`."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """What points to an object."""

    number: int


@dataclass(frozen=True, slots=True)
class Stored:
    """An object with the bytes of its stream, as they stand in the file."""

    value: Any
    stream: bytes | None = None


@dataclass
class Objects:
    """All objects of a file by number."""

    known: dict[int, Stored] = field(default_factory=dict)
    _left: int = _LARGEST

    def get(self, value: Any) -> Any:
        """A value itself, also where it stands elsewhere in the file."""
        for _ in range(20):
            if not isinstance(value, Ref):
                return value
            found = self.known.get(value.number)
            value = found.value if found else None
        return None

    def named(self, value: Any, key: str) -> Any:
        """What a dictionary has under a name."""
        found = self.get(value)
        return self.get(found.get(key)) if isinstance(found, Mapping) else None

    def stream(self, value: Any) -> bytes:
        """The bytes of a stream, unpacked; none where it is packed in a way that text never is.

        Raises:
            QualcodeError: it unpacks to far more than a report can hold.
        """
        found = self.known.get(value.number) if isinstance(value, Ref) else None
        if found is None or found.stream is None:
            return b""
        filters = self.named(found.value, "Filter")
        names = [filters] if isinstance(filters, Name) else list(filters or [])
        if not names:
            return found.stream
        if [self.get(one) for one in names] != [Name("FlateDecode")]:
            return b""
        try:
            unpacked = zlib.decompressobj().decompress(found.stream, self._left + 1)
        except zlib.error:
            return b""
        self._left -= len(unpacked)
        if self._left < 0:
            raise QualcodeError("unpacks to far more than a report can hold: it is not read.")
        return unpacked


def objects_of(data: bytes) -> tuple[Objects, Any]:
    """The objects of a file, and the one that everything else hangs from.

    Raises:
        QualcodeError: it is no PDF, locked with a password, or damaged.
    """
    if not data.startswith(b"%PDF-"):
        raise QualcodeError("is not a PDF file.")
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", data):
        raise QualcodeError(
            "is locked with a password.", "Save it as PDF again without a password."
        )
    found = Objects()
    for number, stored in _stored(data):
        found.known[number] = stored
    for stored in list(found.known.values()):
        if isinstance(stored.value, dict) and stored.value.get("Type") == Name("ObjStm"):
            _take_packed(found, stored)
    roots = re.findall(rb"/Root\s+(\d+)\s+\d+\s+R", data)
    if not roots:
        raise QualcodeError("is damaged: it has no pages.", "Save it as PDF again.")
    return found, Ref(int(roots[-1]))


def _stored(data: bytes) -> Iterator[tuple[int, Stored]]:
    at = 0
    while match := _OBJECT.search(data, at):
        end = data.find(b"endobj", match.end())
        end = len(data) if end < 0 else end
        begins = _STREAM.search(data, match.end(), end)
        if begins is None:
            yield int(match[1]), Stored(parsed(data[match.end() : end]))
            at = end
            continue
        value = parsed(data[match.end() : begins.start()])
        length = value.get("Length") if isinstance(value, dict) else None
        stop = begins.end() + length if isinstance(length, int) else -1
        if stop < 0 or not data[stop : stop + 12].lstrip().startswith(b"endstream"):
            stop = data.find(b"endstream", begins.end())
        stop = len(data) if stop < 0 else stop
        yield int(match[1]), Stored(value, data[begins.end() : stop])
        at = stop


def _take_packed(found: Objects, stored: Stored) -> None:
    """Objects that are packed together in one stream."""
    number = next(n for n, one in found.known.items() if one is stored)
    unpacked = found.stream(Ref(number))
    first = found.get(stored.value.get("First"))
    if not isinstance(first, int):
        return
    heads = [int(one) for one in unpacked[:first].split() if one.isdigit()]
    places = [*heads[1::2], len(unpacked) - first]
    for n, name in enumerate(heads[0::2]):
        if n + 1 < len(places):
            # What stands in the file itself is newer.
            value = parsed(unpacked[first + places[n] : first + places[n + 1]])
            found.known.setdefault(name, Stored(value))


def parsed(data: bytes) -> Any:
    """The first value in some bytes; None where there is none."""
    stack: list[list[Any]] = [[]]
    for token in TOKEN.finditer(data):
        kind, words = token.lastgroup, token[token.lastgroup] if token.lastgroup else b""
        if kind == "open" or words == b"[":
            stack.append([])
        elif kind == "close" or words == b"]":
            inner = stack.pop()
            if not stack:
                return None
            stack[-1].append(_dictionary(inner) if kind == "close" else inner)
        elif kind is not None:
            stack[-1].append(_value(kind, words))
        if len(stack) == 1 and stack[0]:
            return stack[0][0]
    return None


def _dictionary(inner: list[Any]) -> dict[str, Any]:
    pairs = zip(inner[0::2], inner[1::2], strict=False)
    return {key.text: value for key, value in pairs if isinstance(key, Name)}


def _value(kind: str, words: bytes) -> Any:
    match kind:
        case "name":
            return Name(words.decode("latin-1"))
        case "ref":
            return Ref(int(words.split()[0]))
        case "number":
            return float(words) if b"." in words else int(words)
        case "hex":
            return of_hex(words)
        case "text":
            return literal(words)
        case _:
            return words


def of_hex(words: bytes) -> bytes:
    """The bytes that a string in hexadecimal digits stands for."""
    digits = b"".join(words.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def literal(words: bytes) -> bytes:
    """The bytes of a string in brackets."""
    return re.sub(rb"\\([0-7]{1,3}|\r\n|[\s\S])", _unescaped, words[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said.isdigit():
        return bytes((int(said, 8) & 255,))
    return b"" if said in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(said, said)
