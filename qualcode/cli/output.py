"""The output door: a document or a record to the screen or into a file."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.study import Study

_OWN_FOLDERS = ("codings", "memos", "findings", ".qualcode", "transcripts")


def screen_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def wants_color() -> bool:
    """Whether colour is wanted: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def deliver(
    study: Study | None,
    document: Callable[[], Document],
    record: Callable[[], Any],
    *,
    as_json: bool = False,
    output: str | None = None,
    raw: bool = False,
) -> None:
    """Print a result or write it to a file; JSON comes from the record, the rest from the document.

    Raises:
        QualcodeError: the format is unknown, or the file is one of the study's own.
    """
    if as_json or (output and output.lower().endswith(".json")):
        content = json.dumps(record(), ensure_ascii=False, indent=2).encode() + b"\n"
    else:
        content = render(document(), output, raw)
    put(content, output, study)


def render(document: Document, output: str | None, raw: bool = False) -> bytes:
    """The document in the format of the file's suffix, or for the screen."""
    from qualcode import __version__
    from qualcode.renderers import RENDERERS, RenderOptions, renderer_for_suffix

    to_screen = output in (None, "-")
    renderer = RENDERERS["terminal"] if to_screen else renderer_for_suffix(str(output))
    options = RenderOptions(
        width=screen_width(),
        color=to_screen and wants_color(),
        today=document.date,
        version=__version__,
        raw=raw,
    )
    return renderer.render(document, options)


def put(content: bytes, output: str | None, study: Study | None) -> None:
    """Write bytes to a file, or to stdout for None and `-`."""
    if output in (None, "-"):
        write_out(content)
        return
    from qualcode import disk

    path = Path(str(output))
    _refuse_own_file(path, study)
    disk.write_whole(path, content)
    print(f"written: {path}", file=sys.stderr)


def write_out(content: bytes) -> None:
    """Bytes to stdout in whatever encoding it has; what that lacks becomes `?`."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") == "utf8" and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content.decode("utf-8", "replace"))
        sys.stdout.flush()


def print_json(value: Any) -> None:
    """A record as JSON on stdout."""
    write_out(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")


def _refuse_own_file(path: Path, study: Study | None) -> None:
    """A result must never replace what the researcher wrote."""
    if study is None:
        return
    target, root = path.resolve(), study.root.resolve()
    own = {root / "study.yaml", root / study.codebook.file}
    own |= {(root / source.entry.file).resolve() for source in study.sources}
    inside = target.is_relative_to(root) and target.relative_to(root).parts[:1]
    if target in own or (inside and inside[0] in _OWN_FOLDERS and len(target.relative_to(root).parts) > 1):
        raise QualcodeError(
            f"{path} is part of the study and is not written over.", "Choose another name, e.g. in reports/."
        )
