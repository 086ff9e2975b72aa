"""A shipped codebook copied into a study, so that it can be made its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qualcode import disk
from qualcode.actions.study_rewrite import Present, present_study, prove, stands
from qualcode.errors import QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.shipped import shipped_codebooks
from qualcode.stores.study_paths import normal_path, path_fault
from qualcode.stores.yaml_fields import set_text
from qualcode.stores.yaml_layout import YamlLayout

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
    with disk.locked(root, "codebook copy"):
        present = present_study(root)
        current = present.declared.codebook
        if not current:
            raise QualcodeError(f"{STUDY_FILE} names no codebook.", "See: qualcode check")
        shipped = shipped_codebooks().get(current)
        if shipped is None:
            raise QualcodeError(
                f"the study has a codebook of its own, {current}.",
                "Edit that: see qualcode codebook --help",
            )
        target = root / name
        if target.exists() or target.is_symlink():
            raise QualcodeError(f"{name} exists already.", "Name another file.")
        new = _naming(present, name)
        try:
            disk.write_whole(target, shipped.read_bytes())
            disk.keep(root, target)  # an editor may spoil it before any command keeps it
            disk.rewrite(root, root / STUDY_FILE, new)
        except BaseException:
            if not stands(root, new):
                disk.remove(target)
            raise
    return target


def _naming(present: Present, name: str) -> bytes:
    """The study.yaml with another codebook, proved to differ in nothing else."""
    doc = YamlLayout.of(present.content, STUDY_FILE)
    new = doc.edited(set_text(doc, doc.root, "codebook", name)).data
    return prove(present, new, replace(present.declared, codebook=name)).content
