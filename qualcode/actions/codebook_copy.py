"""A shipped codebook copied into a study, so that it can be made its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.files import read_bytes
from qualcode.stores.shipped import shipped_codebooks
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_paths import normal_path, path_fault
from qualcode.stores.study_yaml import parse_study
from qualcode.stores.yaml_fields import set_text
from qualcode.stores.yaml_layout import YamlLayout, fields_of, odd_layout

OWN = "codebook.yaml"


def copy_codebook(root: Path, file: str = OWN) -> Path:
    """Copy the shipped codebook that a study uses into the study, and make study.yaml name it.

    Raises:
        QualcodeError: the study has a codebook of its own, the file exists already, or nothing
            could be written; the study is as it was.
    """
    fault = path_fault(file)
    if fault:
        raise QualcodeError(f"'{file}' {fault}.")
    if not file.lower().endswith((".yaml", ".yml")):
        raise QualcodeError(f"'{file}' is not the name of a YAML file.", "For example mine.yaml.")
    name = normal_path(file)
    with disk.locked(root):
        old, declared = _study(root)
        shipped = shipped_codebooks().get(declared.codebook)
        if shipped is None:
            raise QualcodeError(
                f"the study has a codebook of its own, {declared.codebook}.",
                "Edit that: see qualcode codebook --help",
            )
        target = root / name
        if target.exists() or target.is_symlink():
            raise QualcodeError(f"{name} exists already.", "Name another file.")
        new = _naming(old, name, declared, root)
        disk.write_whole(target, shipped.read_bytes())
        try:
            disk.rewrite(root, root / STUDY_FILE, new)
        except BaseException:
            disk.remove(target)
            raise
    return target


def _study(root: Path) -> tuple[bytes, StudyFile]:
    data, problems = read_bytes(root / STUDY_FILE, STUDY_FILE)
    declared, found = parse_study(data, folder=root) if data is not None else (None, problems)
    if data is None or declared is None:
        raise QualcodeError(f"{found[0].place}: {found[0].message}.", found[0].hint)
    if not declared.codebook:
        raise QualcodeError(f"{STUDY_FILE} names no codebook.", "See: qualcode check")
    return data, declared


def _naming(old: bytes, name: str, declared: StudyFile, root: Path) -> bytes:
    """The study.yaml with another codebook, proved to differ in nothing else."""
    doc = YamlLayout.of(old)
    if "codebook" not in fields_of(doc.root):
        raise odd_layout(STUDY_FILE)
    new = doc.edited(set_text(doc, doc.root, "codebook", name)).data
    after, _ = parse_study(new, folder=root)
    if after is None or replace(after, marks={}) != replace(declared, codebook=name, marks={}):
        raise odd_layout(STUDY_FILE)
    return new
