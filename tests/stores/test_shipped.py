"""What comes with qualcode is found wherever it was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.stores import shipped
from qualcode.stores.shipped import find_codebook, shipped_codebooks, shipped_studies
from qualcode.stores.study_codebook import codebook_of
from qualcode.stores.study_yaml import parse_study


@pytest.fixture(params=["wheel", "checkout"])
def installed(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A package with one codebook and one sample study, laid out both ways."""
    package = tmp_path / "site" / "qualcode"
    package.mkdir(parents=True)
    data = package / "shipped" if request.param == "wheel" else package.parent
    if request.param == "checkout":
        (package.parent / "pyproject.toml").touch()
    (data / "codebooks").mkdir(parents=True)
    (data / "codebooks" / "fahrudin-2012.yaml").write_text("codes: [{id: A, label: x}]")
    (data / "codebooks" / "README.md").touch()
    (data / "transcripts" / "sampang").mkdir(parents=True)
    (data / "transcripts" / "sampang" / "study.yaml").touch()
    (data / "transcripts" / "notes").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    return data


def test_codebooks_and_studies_are_found_in_a_wheel_and_in_a_checkout(installed: Path) -> None:
    assert shipped_codebooks() == {"fahrudin-2012": installed / "codebooks" / "fahrudin-2012.yaml"}
    assert shipped_studies() == {"sampang": installed / "transcripts" / "sampang"}


def test_folders_of_other_packages_are_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / "x.yaml").touch()
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "qualcode")
    assert shipped_codebooks() == {}


def test_a_codebook_is_a_shipped_name_or_a_path_in_the_study(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text("codes: []")
    assert find_codebook("fahrudin-2012", tmp_path) == (
        installed / "codebooks" / "fahrudin-2012.yaml"
    )
    assert find_codebook("./own.yaml", tmp_path) == tmp_path / "own.yaml"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fahrudin-2021", "Did you mean 'fahrudin-2012'?"),
        ("my.yaml", "does not exist"),
        ("../other/book.yaml", "leads out of the study folder"),
        ("/etc/passwd", "is absolute"),
        (".", "no codebook '.'"),
        ("a\0b.yaml", "cannot be looked up"),
    ],
)
def test_what_is_no_codebook_is_refused_with_a_hint(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(QualcodeError) as caught:
        find_codebook(name, tmp_path)
    assert said in str(caught.value)


@pytest.mark.usefixtures("installed")
def test_the_codebook_of_a_study_is_read_and_checked(tmp_path: Path) -> None:
    text = "codebook: {}\ngroups: {{g: {{label: G}}}}\nexpect: {{B: g}}\n"
    study, _ = parse_study(text.format("fahrudin-2012").encode())
    assert study is not None
    book, problems = codebook_of(study, tmp_path)
    assert book is not None and book.file == "fahrudin-2012.yaml"
    assert [(one.code, one.place) for one in problems] == [("unknown-code", "study.yaml:3:13")]

    study, _ = parse_study(text.format("fahrudin").encode())
    assert study is not None
    book, problems = codebook_of(study, tmp_path)
    assert book is None
    assert [(one.code, one.place) for one in problems] == [("unknown-codebook", "study.yaml:1:11")]
    assert problems[0].hint == "Did you mean 'fahrudin-2012'?"


def test_groups_of_a_codebook_in_the_study_are_checked(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("codes: [{id: A, label: x, expect: [h]}]")
    study, _ = parse_study(b"codebook: own.yaml\ngroups: {g: {label: G}}\n")
    assert study is not None
    book, problems = codebook_of(study, tmp_path)
    assert book is not None and book.codes[0].expect == ()
    assert [(one.code, one.place) for one in problems] == [("unknown-group", "own.yaml:1:36")]
