"""The codebooks and sample studies that come with qualcode, and a study's own codebook.

They lie inside the package where it was installed from a wheel, and beside it in a checkout, an
editable install or an unpacked sdist.
"""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.registry import did_you_mean
from qualcode.stores.study_paths import file_fault, normal_path, path_fault

_PACKAGE = Path(__file__).resolve().parents[1]
_SUFFIXES = (".yaml", ".yml")


def shipped_codebooks() -> dict[str, Path]:
    """The codebooks that come with qualcode, by name."""
    folder = _shipped("codebooks")
    files = sorted(folder.iterdir()) if folder else []
    return {file.stem: file for file in files if file.suffix in _SUFFIXES}


def shipped_studies() -> dict[str, Path]:
    """The folders of the sample studies, by name."""
    folder = _shipped("transcripts")
    found = sorted(folder.iterdir()) if folder else []
    return {path.name: path for path in found if (path / "study.yaml").is_file()}


def find_codebook(name: str, study_folder: Path) -> Path:
    """The file of a codebook: a path in the study, or the name of a shipped one.

    Raises:
        QualcodeError: there is no such codebook; the text suggests the closest name.
    """
    shipped = shipped_codebooks()
    if name in shipped:
        return shipped[name]
    fault, hint = path_fault(name), "A codebook lies in the study or is a shipped one's name."
    if not fault:
        fault, hint = file_fault(study_folder, name)
    if not fault:
        return study_folder / normal_path(name)
    if name.lower().endswith(_SUFFIXES) or "/" in name or "\\" in name:
        raise QualcodeError(f"the codebook '{name}' {fault}.", hint)
    hint = did_you_mean(name, shipped) or hint
    raise QualcodeError(f"there is no codebook '{name}', shipped or in the study.", hint)


def _shipped(kind: str) -> Path | None:
    installed = _PACKAGE / "shipped" / kind
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parent
    beside = (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir()
    return checkout / kind if beside else None
