"""A study folder of its own: a new one, or a copy of a sample."""

from __future__ import annotations

from pathlib import Path

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.model.settings import LANGUAGES, STUDY_FILE

_TEMPLATE = """\
# What this study is. Everything after a # is a remark.
title: {title}
language: {language}                  # language of tables and reports: id | en
questions:
  - {question}
codebook: fahrudin-2012       # a path such as codebook.yaml, or a shipped codebook:
                              # `qualcode codebook list` shows them
edition: 1994                 # 1994: reduksi data; 2014: kondensasi data

# The groups whose views source triangulation compares.
groups:
  government: {{label: {{id: Aparatur pemerintah, en: Government officials}}}}
  community:  {{label: {{id: Pelaku usaha, en: Business owners}}}}

# Who was heard. Names are never printed unless consent is `named`.
informants:
  - id: I1
    name: {name}
    pseudonym: {pseudonym}
    consent: anonymous        # named | role | anonymous | withdrawn
    group: government
    role: {role}
    kind: key                 # key | main | additional
    selection: {reason}
    aliases: []               # speaker labels in the transcripts that mean this person

# People of whom informants speak; quotations print the pseudonym. Remove the # to use it.
# mentioned:
#   - name: {mentioned}
#     pseudonym: {neighbour}

# Speaker labels whose turns are questions.
interviewer: [P, Peneliti, Pewawancara]

# Earlier studies, for the table of chapter II. Remove the # before the lines to use them.
# literature:
#   - author: {author}
#     year: 2021
#     title: {prior}
#     method: {method}
#     result: …
#     same: …
#     different: …
#     reference: …

# `qualcode add FILE` writes here.
sources: []
"""
_WORDS = {
    "id": {
        "title": "Judul penelitian", "question": "Bagaimana …?", "name": "Nama lengkap",
        "pseudonym": "Ibu A", "role": "Kepala bidang", "reason": "mengetahui program",
        "author": "Nama peneliti", "prior": "Judul penelitian", "method": "kualitatif",
        "mentioned": "Bu Anu", "neighbour": "tetangga",
    },
    "en": {
        "title": "Title of the study", "question": "How …?", "name": "Full name",
        "pseudonym": "Mrs A", "role": "Head of division", "reason": "knows the programme",
        "author": "Name of the author", "prior": "Title of the study", "method": "qualitative",
        "mentioned": "Mrs Jane Doe", "neighbour": "a neighbour",
    },
}  # fmt: skip


_FOR_GIT = {
    ".gitattributes": "# Two people's additions to one journal are both kept.\n"
    "codings/*.jsonl merge=union\n"
    "# Coded texts are compared byte by byte.\n"
    "codings/texts/* -text\n",
    ".gitignore": "reports/\n.qualcode/\n.qualcode-*\n",
}
"""For those who keep the study in git."""


def create_study(folder: Path, language: str) -> Path:
    """Make a study folder with a commented study.yaml and return the file.

    Raises:
        QualcodeError: the language is unknown, or the folder is a study already.
    """
    if language not in LANGUAGES:
        raise QualcodeError(f"'{language}' is not a language of qualcode.", "Use id or en.")
    path = folder / STUDY_FILE
    if path.exists():
        raise QualcodeError(f"{folder} is a study already.", "Nothing was changed.")
    if folder.exists() and not folder.is_dir():
        raise QualcodeError(f"{folder} is a file.", "Name a folder.")
    content = _TEMPLATE.format(language=language, **_WORDS[language])
    disk.make_folder(folder / "transcripts")
    disk.write_whole(path, content.encode())
    for name, words in _FOR_GIT.items():
        if not (folder / name).exists():
            disk.write_whole(folder / name, words.encode())
    return path


def copy_sample(sample: Path, folder: Path) -> Path:
    """Copy a sample study into a new or empty folder and return it.

    Raises:
        QualcodeError: there are files in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QualcodeError(f"{folder} is not empty.", "Name another folder: qualcode demo DIR")
    for path in sorted(sample.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            disk.write_whole(folder / path.relative_to(sample), path.read_bytes())
    return folder
