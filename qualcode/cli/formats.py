"""`--format`: what a result is written as, where no file name says it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = "reports"
"""Where a study's results are written when nobody says where."""

_FILES = (".docx", ".xlsx", ".html")
"""Formats that are no use on a screen."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a result goes and as what.

    Attributes:
        output: The file; None and `-` are the screen.
        printed: The suffix of a format that is printed, e.g. `.md`; "" for the screen's own.
    """

    output: str | None
    printed: str = ""
    as_json: bool = False
    as_csv: bool = False


def target(form: str | None, output: str | None, study: Path | None, stem: str) -> Target:
    """Where a result goes, from `--format` and `-o`.

    Documents go into the study's folder `reports`, text is printed; `-o` says otherwise.

    Args:
        form: A suffix with or without its dot, or a format's name; None where not asked for.
        study: The study folder that was asked for.
        stem: The name of a file that is not named.

    Raises:
        QualcodeError: there is no such format, or the file's suffix says another.
    """
    if form is None:
        return Target(output)
    suffix = suffix_of(form)
    if output not in (None, "-"):
        return Target(_named(str(output), suffix, form))
    if suffix in _FILES and output is None:
        return Target(str(_folder(study) / f"{stem}{suffix}"))
    if suffix in (".json", ".csv"):
        return Target(output, as_json=suffix == ".json", as_csv=suffix == ".csv")
    return Target(output, suffix)


def suffix_of(form: str) -> str:
    """The usual suffix of a format."""
    from qualcode.renderers import RENDERERS, renderer_for_suffix

    wanted = form.strip().lower()
    if wanted.removeprefix(".") == "json":
        return ".json"
    for renderer in RENDERERS:
        if wanted == renderer.name:
            return renderer.suffixes[0]
    return renderer_for_suffix(f"result.{wanted.removeprefix('.')}").suffixes[0]


def _named(output: str, suffix: str, form: str) -> str:
    """The file that is asked for, with the format's suffix where it has none."""
    from qualcode.errors import QualcodeError

    if not Path(output).suffix:
        return output + suffix
    if suffix_of(Path(output).suffix) != suffix:
        raise QualcodeError(
            f"--format {form} and -o {output} name two formats.", "Leave out one of them."
        )
    return output


def _folder(study: Path | None) -> Path:
    """The study's folder for results; where there is no study, this folder."""
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError

    try:
        return find_study(study) / FOLDER
    except QualcodeError:
        return Path()
