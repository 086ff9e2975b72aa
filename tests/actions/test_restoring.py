"""Which old version is meant, and all files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode import disk
from qualcode.actions.restoring import file_meant, restore, snapshot_meant, version_meant
from qualcode.errors import QualcodeError
from qualcode.stores.kept_versions import kept_versions
from tests.faults import FAULTS, INTERRUPTED, Fault, failing
from tests.small_study import STUDY, write_study


@pytest.fixture
def root(tmp_path: Path) -> Path:
    study = write_study(tmp_path / "study")
    for folder in ("memos", "findings"):
        (study / folder).mkdir()
        (study / folder / "a.md").write_text("first")
    with disk.locked(study, "both"):
        for folder in ("memos", "findings"):
            disk.rewrite(study, study / folder / "a.md", b"second")
    return study


def test_a_name_of_two_files_has_to_be_told_apart(root: Path) -> None:
    known = kept_versions(root)
    with pytest.raises(QualcodeError, match=r"several files.*memos/a\.md"):
        file_meant(root, "a.md", known)
    assert file_meant(root, "./memos//a.md", known) == "memos/a.md"
    assert file_meant(root, "findings\\a.md", known) == "findings/a.md"


def test_without_a_difference_there_is_nothing_to_put_back(root: Path) -> None:
    (root / "memos" / "a.md").write_text("first")
    with pytest.raises(QualcodeError, match="as its last version was"):
        version_meant(root, "memos/a.md", kept_versions(root), "")
    with pytest.raises(QualcodeError, match="no versions that one command kept"):
        snapshot_meant([], None)


def test_a_beginning_of_several_versions_is_not_enough(root: Path) -> None:
    for number in range(40):
        disk.rewrite(root, root / "memos" / "a.md", str(number).encode())
    known = kept_versions(root)
    firsts = [one.version[0] for one in known if one.file == "memos/a.md"]
    several = next(one for one in firsts if firsts.count(one) > 1)
    with pytest.raises(QualcodeError, match="begins several versions"):
        version_meant(root, "memos/a.md", known, several)


def test_a_file_that_was_deleted_comes_back(root: Path) -> None:
    (root / "memos" / "a.md").unlink()
    restore(root, [version_meant(root, "memos/a.md", kept_versions(root), "")])
    assert (root / "memos" / "a.md").read_text() == "first"


@pytest.mark.parametrize("gone", [True, False])
def test_where_one_file_cannot_be_written_the_others_stay_as_they_are(
    gone: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if gone:
        (root / "findings" / "a.md").unlink()
    wanted = snapshot_meant(kept_versions(root), None)
    assert [one.file for one in wanted] == ["findings/a.md", "memos/a.md"]
    write, last = disk.write_whole, root / "memos" / "a.md"

    def full(path: Path, content: bytes) -> None:
        if path == last and content == b"first":
            raise QualcodeError("no space")
        write(path, content)

    monkeypatch.setattr(disk, "write_whole", full)
    with pytest.raises(QualcodeError, match="no space"):
        restore(root, wanted)
    assert (root / "findings" / "a.md").exists() != gone
    assert last.read_text() == "second"
    if not gone:
        assert (root / "findings" / "a.md").read_text() == "second"


@pytest.mark.parametrize("fault", [INTERRUPTED, *(one for one in FAULTS if not one.persistent)],
                         ids=lambda fault: fault.name)  # fmt: skip
def test_all_files_are_put_back_or_none_whatever_interrupts(fault: Fault, root: Path) -> None:
    wanted = snapshot_meant(kept_versions(root), None)
    paths = [root / one.file for one in wanted]
    for at in range(1, 1000):
        for path in paths:
            path.write_text("second")
        with failing(at, fault) as disk_calls:
            try:
                restore(root, wanted)
            except (QualcodeError, KeyboardInterrupt):
                assert [path.read_text() for path in paths] == ["second"] * 2
        if disk_calls.calls < at:
            break
    assert at > 10 and [path.read_text() for path in paths] == ["first"] * 2


def people(consent: str, spoke: str = "I2") -> str:
    """The study.yaml with what I2 agreed to, and with who spoke in W2."""
    return STUDY.replace("group: com", f"consent: {consent}, group: com").replace(
        "informant: I2", f"informant: {spoke}"
    )


@pytest.mark.parametrize(("now", "then", "told"), [
    (people("withdrawn"), people("anonymous"), "I2 has withdrawn consent"),
    (people("withdrawn"), people("named"), "I2 has withdrawn consent"),
    (people("withdrawn"), STUDY.replace("informant: I2", "informant: I1"),
     "I2 has withdrawn consent"),
    (people("withdrawn"), people("withdrawn", "I1"),
     "I2 has withdrawn consent"),
    (people("withdrawn"), STUDY.replace("id: I2", "id: P2"), "I2 has withdrawn consent"),
    (people("anonymous"), people("named"), "I2 does not agree to be named"),
    (people("withdrawn") + "x: [", STUDY, "cannot be read now"),
    (people("withdrawn").replace("group: com,", "group: [com], nonsense: 1,"), STUDY,
     "cannot be read now"),
])  # fmt: skip
def test_consent_that_was_taken_back_stays_so_unless_a_person_is_sure(
    now: str, then: str, told: str, tmp_path: Path
) -> None:
    root = write_study(tmp_path / "study", study=then)
    with disk.locked(root, "by hand"):
        disk.rewrite(root, root / "study.yaml", now.encode())
    wanted = kept_versions(root)
    with pytest.raises(QualcodeError, match=told):
        restore(root, wanted)
    assert (root / "study.yaml").read_text() == now
    restore(root, wanted, sure=True)
    assert (root / "study.yaml").read_text() == then


@pytest.mark.parametrize(("now", "then"), [
    (people("withdrawn"), people("withdrawn").replace("I2", "P2")),
    (people("withdrawn"), people("withdrawn") + "# earlier\n"),
    (people("named"), people("anonymous")),
    (people("anonymous"), people("withdrawn")),
    (people("withdrawn"), "nothing that can be read: ["),
    ("[", people("withdrawn")), (STUDY, STUDY.replace("small", "large")),
])  # fmt: skip
def test_nobody_is_asked_where_no_more_is_shown(now: str, then: str, tmp_path: Path) -> None:
    root = write_study(tmp_path / "study", study=then)
    disk.rewrite(root, root / "study.yaml", now.encode())
    restore(root, kept_versions(root))
    assert (root / "study.yaml").read_text() == then
