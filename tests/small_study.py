"""A small study on disk: two people, two groups, an own codebook, so that tests stay quick.

Turns of W1: 1 question, 2 two proposals of EM1.1 and one of OB1, 3 question, 4 nothing to code.
Turns of W2: 1 question, 2 one proposal of EM1.1.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from qualcode.loading import load_study
from qualcode.study import Study

STUDY = """\
# Remarks must survive.
title: A small study
language: en
questions: [How is training judged?]
codebook: codebook.yaml
groups:
  gov: {label: Officials}
  com: {label: Traders}
informants:
  - {id: I1, name: Rosalinda Harjanti, pseudonym: Mrs A, group: gov, aliases: [Bu Rosa]}
  - {id: I2, name: Wiratmoko Susilo, pseudonym: Mr B, group: com, aliases: [Pak Wira]}
interviewer: [P]
sources:
  - {file: transcripts/W1.txt, id: W1, kind: interview, informant: I1}
  - {file: transcripts/W2.txt, id: W2, kind: interview, informant: I2}
"""

CODEBOOK = """\
codebook: small
title: A small codebook
codes:
  - id: EM
    label: Empowering
    kind: aspect
    children:
      - id: EM1
        label: Capacity
        children:
          - {id: EM1.1, label: Training, match: {en: {words: ["train*"]}}}
          - {id: EM1.2, label: Guidance, match: {en: {words: [mentor]}}}
  - id: OB
    label: Obstacles
    kind: obstacle
    children:
      - {id: OB1, label: Cost, match: {en: {words: [expensive]}}}
"""

W1 = """\
P: How was it?

Bu Rosa: The training was good. Later training was expensive for us.

P: And what else?

Bu Rosa: Nothing at all. Nothing at all, really.
"""

W2 = """\
P: How was it?

Pak Wira: We never had any training here.
"""


def write_study(root: Path, **changed: str) -> Path:
    """Write the study into a folder; `study`, `codebook`, `W1`, `W2` replace a file's text."""
    (root / "transcripts").mkdir(parents=True)
    texts = {"study": STUDY, "codebook": CODEBOOK, "W1": W1, "W2": W2} | changed
    for name, text in texts.items():
        folder = root if name in ("study", "codebook") else root / "transcripts"
        suffix = ".yaml" if folder == root else ".txt"
        (folder / f"{name}{suffix}").write_bytes(text.encode())
    return root


def loaded(root: Path) -> Study:
    """The study, which must be readable."""
    study, _ = load_study(root)
    assert study is not None
    return study


def fingerprint(root: Path) -> dict[str, str]:
    """What is in a folder, apart from the lock: path to hash of the content."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.parent.name != ".qualcode"
    }
