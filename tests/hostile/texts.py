"""Text files as no interview is, but as files are: every encoding, character and length."""

from __future__ import annotations

import codecs
import gzip
import random
from collections.abc import Callable

File = Callable[[], tuple[str, bytes]]
"""A file when it is wanted: its name and its bytes."""

TALK = "P: How?\n\nBu Rosa: The training was good — “never” twice, é.\n\nP: And?\n\nBu Rosa: "
MILLION = 1_000_000

_ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7",
    "cp1252", "latin-1", "iso8859-15", "mac_roman", "cp437", "cp1250", "cp1251", "koi8-r",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "cp1258", "big5", "gb18030", "hz",
    "shift_jis", "euc-jp", "iso2022_jp", "euc-kr", "cp037",
)  # fmt: skip
_LETTERS = {
    "cp1250": "žluťoučký kůň", "cp1251": "обучение было", "koi8-r": "обучение было",
    "cp1253": "η εκπαίδευση", "cp1254": "eğitim iyiydi", "cp1255": "ההדרכה הייתה",
    "cp1256": "التدريب كان جيدا", "cp874": "การฝึกอบรมดี", "big5": "培訓很好", "gb18030": "培训很好",
    "hz": "培训很好", "shift_jis": "研修は良かった", "euc-jp": "研修は良かった",
    "iso2022_jp": "研修は良かった", "euc-kr": "교육은 좋았다",
}  # fmt: skip


def talk(words: str, name: str = "X1.txt") -> File:
    """An interview in which somebody says these words."""
    return lambda: (name, (TALK + words + "\n").encode("utf-8", "surrogatepass"))


def whole(text: str, name: str = "X1.txt") -> File:
    """A file of this text."""
    return lambda: (name, text.encode("utf-8", "surrogatepass"))


def raw(data: bytes, name: str = "X1.txt") -> File:
    """A file of these bytes."""
    return lambda: (name, data)


def filled(piece: str, length: int, name: str = "X1.txt") -> File:
    """An interview in which somebody says a piece again and again, so many characters long."""
    return lambda: talk(piece * (length // len(piece)), name)()


def _encoded(encoding: str) -> File:
    said = TALK.encode(encoding, "ignore").decode(encoding) + _LETTERS.get(encoding, "") + ".\n"
    return raw((said * 5).encode(encoding))


def _noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


ENCODINGS = {f"text in {one}": _encoded(one) for one in _ENCODINGS}

BYTES: dict[str, File] = {
    "empty": raw(b""),
    "one byte": raw(b"\xff"),
    "byte order mark only": raw(codecs.BOM_UTF8),
    "two byte order marks": raw(codecs.BOM_UTF8 * 2 + TALK.encode()),
    "a byte order mark in the middle": talk("\ufeffyes\ufeff"),
    "UTF-16 of odd length": raw(TALK.encode("utf-16") + b"a"),
    "UTF-16 with half a character": raw(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00"),
    "half a character in UTF-8": raw(TALK.encode() + b"\xed\xa0\x80"),
    "overlong UTF-8": raw(TALK.encode() + b"\xc0\x80\xe0\x80\x80"),
    "UTF-8 cut short": raw((TALK + "é").encode()[:-1]),
    "UTF-8 beside cp1252": raw(TALK.encode() + TALK.encode("cp1252")),
    "zero bytes in between": talk("a\0b"),
    "zero bytes only": raw(b"\0" * 100_000),
    "noise": raw(_noise(100_000)),
    "noise in high bytes": raw(bytes(one | 0x80 for one in _noise(100_000))),
    "carriage returns only": whole(TALK.replace("\n", "\r")),
    "all kinds of line ends": whole(TALK.replace("\n", "\r\n\r\x0b\x0c\x85\u2028\u2029\x1c")),
    "white space only": whole(" \t\u3000\u00a0\n" * 1000),
}

SIGNS: dict[str, File] = {
    "control characters": talk("".join(map(chr, [*range(1, 32), *range(127, 160)]))),
    "ANSI escapes": talk("\x1b[31mred\x1b[2J\x1b]0;title\x07\x1b]8;;http://x\x1b\\link\x9b31m"),
    "right to left": talk("\u202egnp.exe\u202c \u2067abc\u2069 \u200f\u061c שלום مرحبا"),
    "zero width": talk("tra\u200bin\u200cing \u2060\ufeff\u00ad\u034f\u180e train\u200ding"),
    "markup of other programs": talk(
        "[laughs] [/x] :100: {{x}} {0} %s <b> &amp; `x` \\n $(x) ${x}"
    ),
    "a page of HTML": talk("</script><script>alert(1)</script><img src=x onerror=alert(1)>"),
    "formulas": whole("".join(f"Bu Rosa: {one}cmd|' /C calc'!A0 training\n" for one in "=+-@\t")),
    "half characters": talk("\ud800 \udfff"),
    "characters that are none": talk("\ufffe \uffff \U0001fffe \U0010ffff \ue000 \U000e0041"),
    "emoji": talk("👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ \U0001f1ee\U0001f1e9 training"),
    "letters that fold to others": talk("İstanbul ıI ß ẞ ﬁ ﬀ Å Ω ǆ ŉ ΐ ᾳ K ſ training"),
    "stacked accents": talk("t" + "\u0301" * 100_000 + "raining"),
    "letters beyond 16 bits": talk("𝓽𝓻𝓪𝓲𝓷𝓲𝓷𝓰 𐐀 𒀀 " * 5000),
}

LONG: dict[str, File] = {
    f"a million characters of {piece!r}": filled(piece, MILLION - 200)
    for piece in (
        "a", " ", "a ", "A. ", "?", "! ", "...", "-", "a-", "anak-", "(", "((a", "[", "[a] ", '"',
        "“", "'", ":", "a: ", ": ", "1", "1. ", "00:01 ", "[00:00:01] ", ",", ", ", "_", "*", "|",
        "S.Pd. ", "http://a.b/", "@", "#", "/", "\\", "not ", "tidak ", "but ", "tetapi ", "\t",
        "mem", "nya",
    )
} | {
    f"two hours of {piece!r}": filled(piece, 100_000)
    for piece in (
        "training ", "expensive, ", "no training. ", "never had any training. ",
        "no, but training ",
    )
}  # fmt: skip
LINES: dict[str, File] = {
    "a million characters in lines": filled("a b c d e " * 11 + "\n", MILLION - 200),
    "twelve million characters": filled("a b ", 12 * MILLION),
    "a line of five million characters": filled("training ", 5 * MILLION),
    "nine million characters in lines": filled("a b c d " * 40 + "\n", 9 * MILLION),
    "19,000 empty lines": filled("\n", 19_000),
    "a million empty lines": filled("\n", MILLION),
    "19,000 turns": whole("P: Why?\nBu Rosa: So.\n" * 9_500),
    "29,000 turns": whole("P: Why?\nBu Rosa: So.\n" * 14_500),
    "200,000 turns": whole("P: Why?\nBu Rosa: So.\n" * 100_000),
    "19,000 people": whole("".join(f"Person {n}: Yes.\n" for n in range(19_000))),
    "5,000 turns with training": whole("P: And?\nBu Rosa: Good training.\n" * 5_000),
    "a label of a hundred thousand letters": whole("A" * 100_000 + ": Yes.\n" + TALK),
    "labels without words": whole("P:\nBu Rosa:\n" * 20_000),
    "one paragraph a page long": whole("Bu Rosa: " + "Good training. " * 7_000),
    "no labels": whole("It was. " * 50_000),
    "numbered lines": whole("".join(f"{n}. Bu Rosa: Yes.\n" for n in range(19_000))),
    "lines wrapped by hand": whole(
        ("Bu Rosa: " + "word " * 14 + "\n" + "word " * 14 + "\n") * 6500
    ),
    "a hundred thousand time stamps": whole("[00:00:01] Bu Rosa: Yes.\n" * 100_000),
    "too large a text": lambda: ("X1.txt", b"Bu Rosa: a\n" * 5_000_000),
}

MARKDOWN: dict[str, File] = {
    f"Markdown of {piece!r}": filled(piece, MILLION // 2, "X1.md")
    for piece in (
        "#", "# a\n", "*", "**", "**a", "__a", "> ", ">", "- ", "  - a\n", "`", "```\n", "|", "|\n",
        "|a|b|\n|-|-|\n", "-|", "| - ", "[a](b)", "![", "<div>", "---\n", "===\n", "\\|", "a|b\n",
    )
} | {
    "Markdown with a table of many columns": whole(
        ("|a" * 3000 + "|\n") + ("|-" * 3000 + "|\n") + ("|b" * 3000 + "|\n") * 20, "X1.md"
    ),
    "Markdown with a table of many rows": whole(
        "|P|Bu Rosa|\n|-|-|\n" + "|a|b|\n" * 9_000, "X1.md"
    ),
    "Markdown with a ruler that never ends": whole("a|b\n" + "-|" * 100_000 + "x\n", "X1.md"),
    "Markdown with YAML on top": whole("---\na: &x [*x]\n---\n" + TALK, "X1.md"),
}  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OTHER_KINDS: dict[str, bytes] = {
    "an old Word document": _OLE + "WordDocument".encode("utf-16-le") + bytes(2000),
    "a locked document": _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2000),
    "an old spreadsheet": _OLE + "Workbook".encode("utf-16-le"),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n" + _noise(5000),
    "RTF": b"{\\rtf1\\ansi{\\fonttbl}P: How? \\par}",
    "HTML": b"<!DOCTYPE html><html><body>P: How?</body></html>",
    "a Word file saved as XML": b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>',
    "a picture": b"\x89PNG\r\n\x1a\n" + _noise(5000),
    "a photograph": b"\xff\xd8\xff\xe0\0\x10JFIF" + _noise(5000),
    "a sound": b"ID3\x04" + bytes(5000),
    "a film": b"\0\0\0\x20ftypisom" + _noise(5000),
    "a database": b"SQLite format 3\0" + bytes(5000),
    "a compressed text": gzip.compress(TALK.encode(), mtime=0),
    "a program": b"\x7fELF\x02\x01\x01" + bytes(5000),
    "a table": b"speaker,text\nP,How?\nBu Rosa,=1+1\n",
    "JSON": b'{"segments": [{"speaker": "P", "text": "How?"}]}',
    "subtitles": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bu Rosa>Good training.\n",
}
RENAMED: dict[str, File] = {
    f"{name} named {ending}": raw(data, f"X1{ending}")
    for name, data in OTHER_KINDS.items()
    for ending in (".docx", ".txt", ".md")
}

FILE_NAMES: tuple[str, ...] = (
    "new\nline.txt", "tab\t.txt", "😀.txt", "a" * 250 + ".txt", "-x.txt", "--help.txt", " x .txt",
    "a: b.txt", "- x.txt", "@x.txt", "&x.txt", "*x.txt", "!x.txt", "{x}.txt", "[x].txt", "#x.txt",
    "%s.txt", "$(x).txt", "`x`.txt", "a'b\"c.txt", "no.txt", "null.txt", "~.txt", "1e3.txt",
    "2026-01-01.txt", "\x1b[31m.txt", "W1\u202etxt.txt", "a\\b.txt", "...txt", ".txt", "a.docx.txt",
    "CON.txt", "W1.txt", "w1.TXT", "é.txt", "e\u0301.txt", "W1,W2.txt", "W1:2.txt", "=1+1.txt",
    "\udcff.txt", "x.pdf", "x.doc", "x", "x.", "x.txt ", "x.t\u200bxt",
)  # fmt: skip
NAMES: dict[str, File] = {f"a file named {one!r}"[:60]: talk("yes", one) for one in FILE_NAMES}

TEXTS = ENCODINGS | BYTES | SIGNS | LONG | LINES | MARKDOWN | RENAMED | NAMES
