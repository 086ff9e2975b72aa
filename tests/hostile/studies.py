"""Study folders that are broken by hand, by a program, or on purpose."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.small_study import CODEBOOK, STUDY, W1

Spoil = Callable[[Path], None]
"""Breaks something in the study folder at a path."""

ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGES = "b0: &b0 {k: v}\n" + "".join(
    f"b{n}: &b{n}\n  <<: [{', '.join([f'*b{n - 1}'] * 20)}]\n" for n in range(1, 9)
)
BAD_YAML: dict[str, bytes] = {
    "an alias bomb": ALIASES.encode(),
    "a merge bomb": MERGES.encode(),
    "brackets a hundred thousand deep": b"title: " + b"[" * 100_000,
    "braces a hundred thousand deep": b"title: " + b"{a: " * 100_000,
    "indented five thousand deep": "".join(f"{' ' * n}a:\n" for n in range(5000)).encode(),
    "dashes a hundred thousand deep": b"- " * 100_000,
    "a key of a key": b"? " * 50_000,
    "duplicate keys": b"title: a\ntitle: b\ntitle: c\n",
    "a Python object": b"title: !!python/object/apply:os.system [exit 3]\n",
    "an unknown tag": b"title: !x y\n",
    "a huge number": b"title: " + b"9" * 100_000,
    "a huge hexadecimal": b"edition: 0x" + b"f" * 100_000,
    "dates that are none": b"title: x\ndate: 2026-02-31\n",
    "years that are none": b"title: 99999-01-01T00:00:00Z\ndate: 0000-00-00\n",
    "numbers that are none": b"title: .nan\nedition: .inf\ndate: -.inf\n",
    "values that YAML changes": b"title: no\nlanguage: 010\nsite: 12:30\nresearcher: 1.10\n",
    "empty": b"",
    "a byte order mark only": b"\xef\xbb\xbf",
    "remarks only": b"# nothing\n",
    "a scalar": b"title\n",
    "a list": b"- title\n",
    "three documents": b"---\ntitle: a\n---\ntitle: b\n...\n",
    "a directive": b"%YAML 9.9\n---\ntitle: a\n",
    "tabs": b"title:\n\ta: b\n",
    "an open quotation": b'title: "a\nb: c\n',
    "half a character": b'title: "\\ud800"\n',
    "escapes of a terminal": b'title: "\\e[31mred\\e]0;x\\a"\nlanguage: "\\e[2J"\n',
    "keys with escapes": b'"\\e[31mtitle": a\n"a\\nb": c\n',
    "zero bytes": b"title: a\0b\n",
    "UTF-16": "title: a\n".encode("utf-16"),
    "cp1252": b"title: caf\xe9\n",
    "noise": bytes(range(256)) * 50,
    "keys that are lists": b"[a, b]: c\n{d: e}: f\n? - g\n: h\nnull: i\n1: j\n",
    "a million characters": b"title: " + b"a " * 500_000,
    "a hundred thousand keys": "".join(f"k{n}: v\n" for n in range(100_000)).encode(),
    "a list of a hundred thousand": b"questions:\n" + b"- a\n" * 100_000,
    "too large": b"title: a\n# " + b"a" * 20_000_000,
}
"""What may stand in any YAML file."""

WRONG_VALUES: dict[str, str] = {
    "nothing": "", "a list": "[]", "a mapping": "{}", "a list of lists": "[[[]], [{}]]",
    "a mapping of mappings": "{a: {b: {c: d}}}", "a number": "-1", "yes": "yes", "a text": "'x'",
    "a long text": "x" * 100_000, "a list of nothing": "[null, ~, '']", "a date": "2026-01-01",
    "a list of mappings": "[{id: x}, {id: x}, {}]", "signs": '"\\e[31m\\u202e\\ufeff"',
}  # fmt: skip
KEYS = (
    "title", "language", "questions", "objectives", "site", "researcher", "date", "codebook",
    "edition", "reviewed", "citation", "languages", "report", "illustrative", "scales", "groups",
    "cases", "periods", "informants", "interviewer", "guide", "expect", "sources",
)  # fmt: skip


def with_value(key: str, value: str) -> str:
    """The small study's study.yaml, one key with another value."""
    lines, keep = [], True
    for line in STUDY.splitlines():
        if line[:1] not in (" ", "#"):
            keep = not line.startswith(f"{key}:")
        if keep:
            lines.append(line)
    return "\n".join([*lines, f"{key}: {value}"]) + "\n"


def _code(more: str) -> bytes:
    return (CODEBOOK + f"  - {{id: X, label: X, {more}}}\n").encode()


def _numbered(words: int) -> str:
    return ", ".join(f"w{n}" for n in range(words))


def _regex(pattern: str) -> bytes:
    return _code(f"match: {{any: {{regex: [{json.dumps(pattern)}]}}}}")


def _deep_codes(depth: int) -> bytes:
    head = "codebook: deep\ntitle: Deep\ncodes:\n"
    lines = (
        f"{'  ' * (2 * n + 1)}- id: C{n}\n{'  ' * (2 * n + 2)}label: C\n"
        f"{'  ' * (2 * n + 2)}children:\n"
        for n in range(depth)
    )
    return (head + "".join(lines) + "  " * (2 * depth + 1) + "- {id: Z, label: Z}\n").encode()


BAD_CODEBOOKS: dict[str, bytes] = {
    "a regex that takes forever": _regex("(a+)+$|(training|train|t)+x"),
    "a regex that repeats too much": _regex("(?:a{1,1000}){1,1000}b"),
    "a regex that finds nothing": _regex("x*"),
    "a regex that is none": _regex("(((["),
    "a regex of a later kind": _regex(r"(?<=a.*)\p{L}+(?R)?"),
    "a regex of 100,000 letters": _regex("(?:training|" * 10_000 + ")" * 10_000),
    "only an asterisk": _code("match: {any: {words: ['*', '**', ' ', '']}}"),
    "words of signs": _code('match: {any: {words: ["\\e[31m", "a\\nb", "\\u202e", "??"]}}'),
    "100,000 words": _code(f"match: {{any: {{words: [{_numbered(10**5)}]}}}}"),
    "codes a thousand deep": _deep_codes(1000),
    "1,000 codes": CODEBOOK.encode()
    + b"".join(b"  - {id: X%d, label: L}\n" % n for n in range(1000)),
    "10,000 codes": CODEBOOK.encode() + b"".join(
        b"  - {id: X%d, label: L, children: [%s]}\n"
        % (n, b",".join(b"{id: X%d.%d, label: L}" % (n, one) for one in range(999)))
        for n in range(10)
    ),
    "the same code twice": _code("kind: aspect") + b"  - {id: X, label: Y}\n",
    "ids of signs": CODEBOOK.replace("EM1.1", '"\\e[31m=1+1\\n"').encode(),
    "labels of signs": CODEBOOK.replace("Training", '"[red]=1 </script> \\e[31m\\u202e"').encode(),
    "a code that was itself": _code("formerly: [X, EM, Y]"),
}  # fmt: skip

ID = "0192f0c1-0000-7000-8000-00000000000{}"
EVENT: dict[str, Any] = {
    "v": 1, "id": ID.format(1), "seq": 1, "event": "add", "source": "W1", "code": "OB1",
    "start": W1.index("Nothing"), "end": W1.index("Nothing") + 7, "exact": "Nothing",
    "coder": "rina", "at": "2026-03-01T10:00:00+00:00", "reader": "text/1",
    "text_sha256": sha256(W1.encode()).hexdigest(),
}  # fmt: skip


def line(**fields: Any) -> bytes:
    """An event of a journal with some fields changed."""
    return json.dumps(EVENT | fields).encode() + b"\n"


def _pair(first: dict[str, Any], second: dict[str, Any]) -> bytes:
    return line(**first) + line(**{"id": ID.format(2), "seq": 2} | second)


BAD_JOURNALS: dict[str, bytes] = {
    "sound": line(),
    "empty": b"",
    "zero bytes": line() + bytes(4096),
    "noise": bytes(range(256)) * 100,
    "UTF-16": line().decode().encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + line(),
    "bytes that are no UTF-8": line().replace(b"rina", b"\xff\xfe"),
    "half a character": line(note="\ud800", exact="\udfff"),
    "brackets a hundred thousand deep": line() + b"[" * 100_000 + b"\n" + line(id=ID.format(2)),
    "mappings fifty thousand deep": line() + b'{"a":' * 50_000,
    "a line of five million characters": line(note="a" * 5_000_000),
    "huge numbers": line().replace(b'"seq": 1', b'"seq": ' + b"9" * 10_000),
    "numbers that are none": line(seq=float("nan"), start=float("inf")),
    "the same key twice": line().replace(b"{", b'{"id": "x", "id": "y", '),
    "offsets below zero": line(start=-5, end=-1),
    "offsets beyond the text": line(start=10**30, end=10**30 + 7),
    "offsets the wrong way": line(start=50, end=10),
    "other kinds of values": line(seq="1", code=None, source=[], coder={}, start=True),
    "an unknown event": line(event="explode"),
    "a later version": line(v=999),
    "an unknown source and code": line(source="W99", code="XX9"),
    "another quotation": line(exact="something else"),
    "signs in all texts": line(code="\x1b[31m", source="\u202e", coder="=1+1", note="\x1b]0;x\x07"),
    "another coder's name": line(coder="../../budi"),
    "a hash that leads elsewhere": line(text_sha256="../../../etc/passwd"),
    "the same id twice": line() + line(code="EM1.1"),
    "changes in a circle": _pair({"event": "change", "target": ID.format(2)},
                                 {"event": "change", "target": ID.format(1)}),
    "undoing itself": line(event="undo", target=ID.format(1)),
    "undoing one another": _pair({"event": "undo", "target": ID.format(2)},
                                 {"event": "undo", "target": ID.format(1)}),
    "removing what is not there": line(event="remove", target="nothing"),
    "marks of git": b"<<<<<<< HEAD\n" + line() + b"=======\n" + line(id="x") + b">>>>>>> x\n",
    "Windows line ends": line().replace(b"\n", b"\r\n") * 2,
    "empty lines": b"\n\n \n" + line() + b"\n\n",
    "torn": line() + line(id=ID.format(2))[:-30],
    "50,000 events": b"".join(line(id=f"e{n:06}", seq=n) for n in range(50_000)),
    "50,000 changes of one": line() + b"".join(
        line(id=f"e{n:06}", seq=n, event="change", target=ID.format(1)) for n in range(2, 50_000)
    ),
    "a chain of 20,000 undone": line() + b"".join(
        line(id=f"u{n}", seq=n + 2, event="undo", target=f"u{n - 1}" if n else ID.format(1))
        for n in range(20_000)
    ),
}  # fmt: skip

_ABOUT = b"---\nid: m1\ntitle: A memo\nabout: %s\ndate: 2026-03-01\n---\nWords.\n"
BAD_PAGES: dict[str, bytes] = {
    "no front matter": b"Only words.\n",
    "front matter that never ends": b"---\nid: a\n" + b"a\n" * 1000,
    "front matter of dashes": b"---\n" * 10_000,
    "about nothing": _ABOUT % b"[]",
    "about all kinds": _ABOUT % b"[W1:2, EM1.1, I1, W99:1, {a: b}, null, 1, W1:99999999999]",
    "words of a million characters": _ABOUT % b"EM" + b"a " * 500_000,
    "words of signs": _ABOUT % b"EM" + "\x1b[31m \u202e [red] </script> =1+1\x00".encode(),
    "links that never end": _ABOUT % b"EM" + b"[[" * 100_000 + b"[a](" * 100_000,
    "headings": _ABOUT % b"EM" + b"# a\n" * 20_000,
    "bytes that are no UTF-8": _ABOUT % b"EM" + b"\xff\xfe\xfd",
} | {f"YAML: {name}": b"---\n" + text + b"\n---\nWords.\n" for name, text in BAD_YAML.items()}


def replaced(name: str, data: bytes, root: Path) -> None:
    """Put other bytes into a file of the study."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.fchdir(here)
    os.close(here)


def _outside(path: Path) -> Path:
    """A folder beside the study folder, where nothing of the study may end up."""
    root = next(one for one in path.parents if one.name == "study")
    (root.parent / "outside").mkdir(exist_ok=True)
    return root.parent / "outside"


def _many(path: Path) -> None:
    path.mkdir()
    for number in range(3000):
        (path / f"{number}.md").write_text("x")


INSTEAD: dict[str, Spoil] = {
    "a folder": Path.mkdir,
    "a pipe": _pipe,
    "a socket": _socket,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to the outside": lambda path: path.symlink_to(_outside(path)),
    "a link to its own folder": lambda path: path.symlink_to("."),
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a file of the system": lambda path: path.symlink_to("/etc/hostname"),
    "an empty file": Path.touch,
    "a file nobody may read": lambda path: path.touch(0),
    "a folder of 3,000 files": _many,
}
PLACES = (
    "study.yaml", "codebook.yaml", "transcripts", "transcripts/W1.txt", "codings",
    "codings/rina.jsonl", "codings/texts", "memos", "memos/m1.md", "findings", "findings/f1.md",
    ".qualcode", ".qualcode/lock", ".qualcode/history",
)  # fmt: skip


def instead(place: str, put: Spoil, root: Path) -> None:
    """Put something else at a place of the study."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(root / "former")
    path.unlink(missing_ok=True)
    put(path)


STUDIES: dict[str, Spoil] = (
    {
        f"{file}: {name}": partial(replaced, file, data)
        for file in ("study.yaml", "codebook.yaml")
        for name, data in BAD_YAML.items()
    }
    | {
        f"codebook.yaml: {n}": partial(replaced, "codebook.yaml", d)
        for n, d in BAD_CODEBOOKS.items()
    }
    | {f"journal: {n}": partial(replaced, "codings/rina.jsonl", d) for n, d in BAD_JOURNALS.items()}
    | {f"memo: {name}": partial(replaced, "memos/m1.md", data) for name, data in BAD_PAGES.items()}
    | {f"finding: {n}": partial(replaced, "findings/f1.md", d) for n, d in BAD_PAGES.items()}
    | {f"{p}: {name}": partial(instead, p, put) for p in PLACES for name, put in INSTEAD.items()}
    | {
        f"every key of study.yaml: {name}": partial(
            replaced, "study.yaml", "".join(f"{key}: {value}\n" for key in KEYS).encode()
        )
        for name, value in WRONG_VALUES.items()
    }
)
