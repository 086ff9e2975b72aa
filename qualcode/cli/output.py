"""The output door: a document or a record to the screen or into a file."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.document.style import StyleProfile
    from qualcode.renderers import Template
    from qualcode.study import Study

_LARGEST_TEMPLATE = 30_000_000
_OWN_FOLDERS = ("codings", "memos", "findings", ".qualcode", "transcripts")


def screen_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def wants_color() -> bool:
    """Whether colour is wanted: on a terminal, unless NO_COLOR is set."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def deliver(
    study: Study | None,
    document: Callable[[], Document],
    record: Callable[[], Any],
    *,
    as_json: bool = False,
    as_csv: bool = False,
    output: str | None = None,
    printed: str = "",
    raw: bool = False,
    template: Path | None = None,
) -> None:
    """Print a result or write it to a file; JSON comes from the record, the rest from the document.

    Args:
        printed: The suffix of the format in which it is printed; "" is the screen's own.

    Raises:
        QualcodeError: the format is unknown or two are asked for, or the file is one of the
            study's own.
    """
    to_screen = output in (None, "-")
    style = study.style if study else None
    _refuse_two_formats(as_json, as_csv, f"--format {printed}" if printed else output)
    if as_json or (output and output.lower().endswith(".json")):
        content = _as_json(record(), ascii_only=to_screen and not _is_utf8())
    elif as_csv:
        written = render(document(), "any.csv", raw, style)
        content = _printed_text(written) if to_screen else written
    elif printed:
        content = _printed(render(document(), f"any{printed}", raw, style), printed)
    else:
        content = render(document(), output, raw, style, read_template(template))
    put(content, output, study)


def _refuse_two_formats(as_json: bool, as_csv: bool, other: str | None) -> None:
    if as_json and as_csv:
        raise QualcodeError("--json and --csv cannot both be given.", "Leave out one of them.")
    suffix = "" if other in (None, "-") else Path(str(other)).suffix.lower()
    for wanted, name in ((as_json, "json"), (as_csv, "csv")):
        if wanted and suffix not in ("", f".{name}"):
            raise QualcodeError(
                f"--{name} writes {name.upper()}, and {other} another format.",
                "Leave out one of them.",
            )


def _printed(content: bytes, suffix: str) -> bytes:
    """A file's content as it goes to stdout.

    Raises:
        QualcodeError: it is no text, and the stdout is a screen.
    """
    if suffix not in (".docx", ".xlsx"):
        return _printed_text(content)
    if sys.stdout and sys.stdout.isatty():
        raise QualcodeError(f"a {suffix} file is not for the screen.", "Leave out -o -.")
    return content


def _printed_text(content: bytes) -> bytes:
    """Text as it goes to stdout: without the mark that files begin with, and safe on a screen."""
    from qualcode.renderers.safe import safe_text

    text = content.decode("utf-8-sig")
    return (safe_text(text) if sys.stdout and sys.stdout.isatty() else text).encode()


def render(
    document: Document,
    output: str | None,
    raw: bool = False,
    style: StyleProfile | None = None,
    template: Template | None = None,
) -> bytes:
    """The document in the format of the file's suffix, or for the screen."""
    from qualcode import __version__
    from qualcode.renderers import INDONESIA, RENDERERS, RenderOptions, renderer_for_suffix

    to_screen = output in (None, "-")
    renderer = RENDERERS["terminal"] if to_screen else renderer_for_suffix(str(output))
    options = RenderOptions(
        width=screen_width(),
        color=to_screen and wants_color(),
        style=style or INDONESIA,
        today=document.date,
        version=__version__,
        raw=raw,
        template=template,
    )
    return renderer.render(document, options)


def refuse_misused_template(template: Path | None, output: str | None) -> None:
    """A Word file can be the ground of another Word file only.

    Raises:
        QualcodeError: a template is given, and the result is not to be a .docx file, or is to
            be written over it.
    """
    if template is None:
        return
    hint = "Write another file with -o, e.g. -o reports/report.docx"
    if Path(output or "").suffix.lower() != ".docx":
        raise QualcodeError("--template is for Word files.", hint)
    if _same(Path(str(output)).resolve(), template):
        raise QualcodeError(f"{template} is the template and is not written over.", hint)


def read_template(template: Path | None) -> Template | None:
    """A university's Word file; what is in it is checked where it is used.

    Raises:
        QualcodeError: the file cannot be read or is far too large.
    """
    from qualcode.renderers import Template
    from qualcode.stores.files import bytes_of

    if template is None:
        return None
    data = bytes_of(template, f"the template {template}", _LARGEST_TEMPLATE)
    if len(data) > _LARGEST_TEMPLATE:
        raise QualcodeError(
            f"the template {template} is larger than {_LARGEST_TEMPLATE // 1_000_000} MB.",
            "Delete its text and pictures in Word, keep the styles, and save it again.",
        )
    return Template(template.name, data)


def put(content: bytes, output: str | None, study: Study | None) -> None:
    """Write bytes to a file, or to stdout for None and `-`."""
    if output in (None, "-"):
        write_out(content)
        return
    from qualcode.cli.session import say

    path = Path(str(output))
    check_targets([path], study)
    write_file(path, content)
    say(f"written: {path}")


def write_file(path: Path, content: bytes) -> None:
    """Write a result into a file; where somebody's own work stands there, say where it is kept.

    Raises:
        QualcodeError: it cannot be written.
    """
    from qualcode.actions.results import write_result
    from qualcode.cli.session import say

    kept = write_result(path, content)
    if kept is not None:
        say(f"{path.name} was not as qualcode wrote it last: that one is kept as {kept.name}")


def check_targets(paths: Iterable[Path], study: Study | None) -> None:
    """Make sure that results may be written to some paths.

    Raises:
        QualcodeError: a path is a file or in a folder that the researcher writes.
    """
    written: dict[Path, list[Path]] = {}
    for path in paths:
        for root in _studies_around(path, study):
            if root not in written:
                written[root] = _own_files(root)
            _refuse_own_file(path, root, written[root])


def write_out(content: bytes) -> None:
    """Bytes to stdout in whatever encoding it has; what that lacks becomes `?`."""
    if sys.stdout is None:
        return
    if _is_utf8() and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content.decode("utf-8", "replace"))
        sys.stdout.flush()


def print_text(*lines: str) -> None:
    """Lines to stdout, with nothing in them that a terminal could obey."""
    from qualcode.renderers.safe import safe_text

    write_out("".join(f"{safe_text(line)}\n" for line in lines).encode())


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """The words of a text in lines that fit the screen; `first` and `rest` begin the lines."""
    from textwrap import TextWrapper

    rest = first if rest is None else rest
    width = max(screen_width(), len(rest) + 12)
    wrapper = TextWrapper(width, initial_indent=first, subsequent_indent=rest)
    wrapper.break_on_hyphens = False
    return wrapper.wrap(" ".join(text.split())) or [first.rstrip()]


def fitted(line: str) -> list[str]:
    """A line as it is where it fits the screen, else in several, with what follows indented."""
    if len(line) <= screen_width():
        return [line]
    indent = " " * min(len(line) - len(line.lstrip()), screen_width() // 4)
    return wrapped(line, indent, f"{indent}    ")


def print_json(value: Any) -> None:
    """A record as JSON on stdout."""
    write_out(_as_json(value, ascii_only=not _is_utf8()))


def _as_json(value: Any, ascii_only: bool = False) -> bytes:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return text.encode("utf-8", "replace") + b"\n"


def _is_utf8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _studies_around(path: Path, study: Study | None) -> Iterator[Path]:
    """The study of the command, and any whose folder the file would lie in."""
    if study is not None:
        yield study.root.resolve()
    for folder in path.resolve().parents:
        if (folder / "study.yaml").is_file():
            yield folder


def _own_files(root: Path) -> list[Path]:
    """The files of a study that the researcher writes: study.yaml, codebook and sources."""
    from qualcode.stores.study_yaml import read_study

    declared, _ = read_study(root)
    if declared is None:
        return [root / "study.yaml"]
    names = ["study.yaml", declared.codebook, *(entry.file for entry in declared.sources)]
    return [root / name for name in names]


def _refuse_own_file(path: Path, root: Path, own: Iterable[Path]) -> None:
    """A result must never replace what the researcher wrote."""
    target = path.resolve()
    inside = target.relative_to(root).parts if target.is_relative_to(root) else ()
    if any(_same(target, one) for one in own) or (len(inside) > 1 and inside[0] in _OWN_FOLDERS):
        raise QualcodeError(
            f"{path} is part of the study and is not written over.",
            "Choose another name, e.g. in reports/.",
        )


def _same(target: Path, own: Path) -> bool:
    """Whether two paths are one file, also by another name (a link, or other capital letters)."""
    if target == own.resolve():
        return True
    return target.is_file() and own.is_file() and target.samefile(own)
