"""The codebook of a study, found, read and checked against study.yaml."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import Problem, QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.shipped import find_codebook, shipped_codebooks
from qualcode.stores.study_file import StudyFile, check_codes


def codebook_of(study: StudyFile, folder: Path) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """The codebook that study.yaml names; None where there is none that can be read.

    Problems of a shipped codebook carry its file name, those of a study's own its path.
    """
    if not study.codebook:
        return None, ()
    try:
        path = find_codebook(study.codebook, folder)
    except QualcodeError as error:
        problems = ProblemList(study.file)
        message = error.message.removesuffix(".")
        problems.error("unknown-codebook", message, study.mark("codebook"), error.hint)
        return None, problems.in_order()
    shipped = study.codebook in shipped_codebooks()
    file = path.name if shipped else path.relative_to(folder).as_posix()
    groups = [group.id for group in study.roster.groups]
    codebook, found = read_codebook(path, file, groups)
    return codebook, (*found, *(check_codes(study, codebook) if codebook else ()))
