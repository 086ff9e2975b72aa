"""Bringing a source into a study: a copy in the study folder and an entry in study.yaml.

The entry is written into the researcher's file as text, so that comments, order and layout of all
the rest stay as they are; the result is read again before it replaces the old one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.stores.study_yaml import STUDY_FILE, parse_study


@dataclass(frozen=True, slots=True)
class NewSource:
    """What study.yaml is to say of a source; empty fields are left out."""

    id: str
    kind: str
    informants: tuple[str, ...] = ()
    phase: str = ""
    group: str = ""
    date: str = ""
    encoding: str = ""


def add_source(root: Path, file: Path, new: NewSource) -> str:
    """Copy the file into the study where it is not there yet, and list it.

    Returns:
        The file's path as study.yaml now names it.

    Raises:
        QualcodeError: the id or the file is listed already, the entry would not be valid, or
            nothing could be written; the study is as it was.
    """
    path = root / STUDY_FILE
    old = path.read_bytes()
    declared, before = parse_study(old)
    if declared is None:
        raise QualcodeError(f"{STUDY_FILE} cannot be read.", "See: qualcode check")
    target = _target(root, file)
    name = target.relative_to(root.resolve()).as_posix()
    for entry in declared.sources:
        if entry.id == new.id:
            raise QualcodeError(f"{STUDY_FILE} has a source {new.id} already.", "Use --id.")
        if entry.file == name:
            raise QualcodeError(f"{name} is listed already, as {entry.id}.")
    content = with_entry(old, _fields(name, new))
    after, problems = parse_study(content)
    fresh = [one for one in problems if one.message not in {p.message for p in before}]
    if after is None or len(after.sources) != len(declared.sources) + 1:
        raise QualcodeError(
            fresh[0].message if fresh else f"{STUDY_FILE} could not be extended.",
            fresh[0].hint if fresh else "Add the source by hand.",
        )
    with disk.locked(root):
        if target.resolve() != file.resolve():
            disk.write_whole(target, file.read_bytes())
        disk.rewrite(root, path, content)
    return name


def _target(root: Path, file: Path) -> Path:
    """Where the file is to lie: as it is inside the study, else in its transcripts folder."""
    inside, here = file.resolve(), root.resolve()
    if inside.is_relative_to(here):
        return inside
    target = here / "transcripts" / file.name
    if target.exists() and target.read_bytes() != file.read_bytes():
        raise QualcodeError(
            f"transcripts/{file.name} exists and is another file.", "Rename yours first."
        )
    return target


def _fields(name: str, new: NewSource) -> dict[str, Any]:
    fields: dict[str, Any] = {"file": name, "id": new.id, "kind": new.kind}
    if len(new.informants) == 1:
        fields["informant"] = new.informants[0]
    elif new.informants:
        fields["informants"] = list(new.informants)
    optional = ("phase", "group", "date", "encoding")
    return fields | {key: getattr(new, key) for key in optional if getattr(new, key)}


def with_entry(old: bytes, fields: dict[str, Any]) -> bytes:
    """The YAML file with one more entry under `sources`; everything else is untouched."""
    import yaml

    bom = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    text = old.removeprefix(bom).decode("utf-8")
    ending = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    node = yaml.compose(plain)
    dumped = yaml.safe_dump(
        fields, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None
    )
    lines = dumped.rstrip("\n").split("\n")
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    value = next((value for key, value in pairs if key.value == "sources"), None)
    changed = _placed(plain, value, lines)
    return bom + changed.replace("\n", ending).encode()


def _placed(text: str, value: Any, lines: list[str]) -> str:
    import yaml

    if value is None:
        return f"{text.rstrip(chr(10))}\nsources:\n{_item(lines, 2)}\n"
    if not isinstance(value, yaml.SequenceNode) or not value.value:
        return f"{text[: value.start_mark.index].rstrip(' ')}\n{_item(lines, 2)}{text[value.end_mark.index :]}"
    last = value.value[-1].end_mark
    if value.flow_style:
        entry = "{" + ", ".join(lines) + "}"
        return f"{text[: last.index]}, {entry}{text[last.index :]}"
    # A block mapping's end mark lies at the next token, after remarks that belong to what follows.
    end = len(text[: last.index].rstrip())
    while _in_comment(text, end):
        end = len(text[: text.rfind("\n", 0, end)].rstrip())
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return f"{text[:stop]}\n{_item(lines, value.start_mark.column)}{text[stop:] or chr(10)}"


def _in_comment(text: str, end: int) -> bool:
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return line.lstrip().startswith("#")


def _item(lines: list[str], column: int) -> str:
    first, *rest = lines
    indent = " " * column
    return "\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)])
