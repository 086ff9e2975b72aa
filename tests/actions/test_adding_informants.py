"""Informants from a spreadsheet: nothing that is there is changed, nothing is guessed at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.actions.roster import Import, Wishes, add_informants, plan_import
from qualcode.actions.roster_columns import columns_of, mapping_of
from qualcode.actions.roster_rows import Row
from qualcode.actions.roster_values import consent_of, labels_in, new_group_id
from qualcode.errors import QualcodeError
from qualcode.model.informant import Consent, InformantKind
from tests.small_study import STUDY, fingerprint, loaded, write_study


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def planned(root: Path, content: str | bytes, *said: str, **wishes: Any) -> Import:
    file = root.parent / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return plan_import(root, file, Wishes(mapping_of(said), **wishes))


def workbook(
    root: Path, rows: Sequence[Sequence[object]], **sheets: Sequence[Sequence[object]]
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, content in {"Informan": rows, **sheets}.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    path = root.parent / "people.xlsx"
    book.save(path)
    return path


def fields(columns: Sequence[str], *said: str) -> list[str]:
    return [one.told for one in columns_of(Row(1, tuple(columns)), mapping_of(said))]


def test_informants_are_added_with_ids_of_their_own_and_all_else_stays(root: Path) -> None:
    wanted = planned(
        root,
        "Nama;Kelompok;Jabatan;Samaran;Persetujuan;Jenis;Alias;Usia;Asal\n"
        "Siti Aminah, S.E.;Traders;Perajin;Ibu C;anonim;kunci;Bu Siti, SA;45;Desa\n"
        "Joko;gov;-;;;;;;\n",
    )
    add_informants(root, wanted)
    text = (root / "study.yaml").read_text()
    added = """\
  - id: I3
    name: Siti Aminah, S.E.
    group: com
    pseudonym: Ibu C
    consent: anonymous
    role: Perajin
    kind: key
    aliases: [Bu Siti, SA]
    attributes: {age: "45", Asal: Desa}
  - id: I4
    name: Joko
    group: gov
    consent: anonymous
"""
    assert text == STUDY.replace("interviewer:", added + "interviewer:")
    siti = loaded(root).roster.informant("I3")
    assert siti and siti.kind is InformantKind.KEY and siti.attributes["Asal"] == "Desa"


def test_ids_may_come_from_a_column_and_free_numbers_are_filled(root: Path) -> None:
    wanted = planned(root, "kode,name,group\nI4,A,gov\n,B,gov\n,C,com\n")
    assert [one.id for _, one in wanted.people] == ["I4", "I3", "I5"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("NAMA LENGKAP", "name"), ("Nama_Informan", "name"), ("Full name", "name"),
        ("Kelompok (sumber)", "group"), ("Group", "group"), ("Jabatan", "role"),
        ("Pekerjaan", "role"), ("Nama Samaran", "pseudonym"), ("Persetujuan", "consent"),
        ("Informed Consent", "consent"), ("Jenis Informan", "kind"),
        ("Umur (tahun)", "attribute age"), ("Usia", "attribute age"),
        ("Jenis Kelamin", "attribute sex"), ("L/P", "attribute sex"),
        ("No.", "not used"), ("", "not used"), ("Kode", "id"), ("Inisial", "aliases"),
        ("Alasan pemilihan", "selection"), ("Pendidikan", "attribute Pendidikan"),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headers(header: str, expected: str) -> None:
    other = "Nama" if expected != "name" else "x"
    assert fields([header, other])[0] == expected


def test_what_the_researcher_says_goes_before_what_a_header_looks_like() -> None:
    columns = ["Kode", "Nama", "Sebutan resmi", "Asal, daerah", "Umur"]
    assert fields(columns, "name=Sebutan resmi,id=-", "ignore=Asal, daerah,ignore=umur") == [
        "attribute Kode", "attribute Nama", "name", "not used", "not used",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "said", "says"),
    [
        (["Nama", "Name"], [], "two columns can be the name"),
        (["x", "y"], [], "no column was recognised as the names"),
        (["Kelompok", "Siapa"], [], "'Siapa'"),
        (["Nama"], ["nmae=Nama"], "Did you mean 'name'"),
        (["Nama"], ["group=Kelompk"], "no column 'Kelompk'"),
        (["Nama"], ["Nama"], "is no mapping"),
        (["Nama"], ["name=Nama", "name=Nama"], "twice"),
    ],
)
def test_columns_that_are_not_clear_are_asked_for(
    columns: list[str], said: list[str], says: str
) -> None:
    with pytest.raises(QualcodeError) as caught:
        fields(columns, *said)
    assert says in str(caught.value)


def test_a_table_without_a_header_does_not_get_a_person_printed(root: Path) -> None:
    with pytest.raises(QualcodeError) as caught:
        planned(root, "Siti Aminah;gov\nJoko;com\n")
    assert "Siti" not in str(caught.value)


def test_two_columns_of_one_name_are_two_attributes() -> None:
    assert fields(["Nama", "Lain", "Lain"]) == ["name", "attribute Lain", "attribute Lain 2"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("rosalinda  HARJANTI;gov;;;", "has the name of I1, who is listed already"),
        ("Ibu Rosa;gov;;;", "has the name of I1, who is listed already"),
        ("New;gov;I2;;", "has the id of I2"),
        (";gov;;;", "has no name"),
        ("New;;;;", "has no group"),
        ("New;gov;;tidak;", "a consent that is not understood"),
        ("New;gov;;;pemalu", "a kind that is not understood"),
        ("New;gov;;;;more", "more cells"),
        ("P;gov;;;", "has the name of the interviewer"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_by_its_number(root: Path, row: str, why: str) -> None:
    wanted = planned(root, f"nama;kelompok;id;persetujuan;jenis\nFirst;gov;;;\n{row}\n")
    assert [one.name for _, one in wanted.people] == ["First"]
    (left,) = wanted.left
    assert left.row == 3 and why in left.why
    assert "rosalinda" not in left.why.casefold()


def test_the_second_of_two_with_one_name_or_label_is_left_out(root: Path) -> None:
    wanted = planned(root, "name,group,alias\nAni,gov,A\nANI ,com,\nBudi,com,a\n")
    assert [one.why for one in wanted.left] == [
        "has the name of I3, who is listed already",
        "has a pseudonym or alias that is I3's",
    ]


@pytest.mark.parametrize(
    ("word", "consent"),
    [("Anonim", Consent.ANONYMOUS), ("ya", Consent.ANONYMOUS), ("√", Consent.ANONYMOUS),
     ("jabatan", Consent.ROLE), ("named", Consent.NAMED), ("Ditarik.", Consent.WITHDRAWN),
     ("tidak", None), ("no", None), ("x", None), ("mungkin", None)],
)  # fmt: skip
def test_a_yes_is_never_a_consent_to_be_named_and_a_no_is_not_guessed_at(
    word: str, consent: Consent | None
) -> None:
    assert consent_of(word) is consent


def test_groups_that_the_study_does_not_have_are_named_and_refused(root: Path) -> None:
    wanted = planned(root, "name,group\nAni,Pengrajin Batik\nBudi,OFFICIALS\n")
    assert wanted.unknown == ("Pengrajin Batik",)
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"no group 'Pengrajin Batik'.*it has: gov, com"):
        add_informants(root, wanted)
    assert fingerprint(root) == before


def test_groups_are_made_where_that_is_said_and_only_for_rows_that_are_taken(root: Path) -> None:
    table = "name,group\nAni,Pengrajin Batik\nBudi,pengrajin batik\n,Other\nAni,Another\n"
    wanted = planned(root, table, make_groups=True)
    assert wanted.groups == {"pengrajin-batik": "Pengrajin Batik"}
    add_informants(root, wanted)
    roster = loaded(root).roster
    assert [one.id for one in roster.groups] == ["gov", "com", "pengrajin-batik"]
    assert len(roster.members("pengrajin-batik")) == 2


def test_rows_without_a_group_take_the_one_that_is_given(root: Path) -> None:
    wanted = planned(root, "name\nAni\nBudi, S.E.\n", group="Traders")
    assert [(one.name, one.group) for _, one in wanted.people] == [
        ("Ani", "com"),
        ("Budi, S.E.", "com"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Nama;Kelompok\nJosé;gov\n".encode(),
        "\ufeffNama,Kelompok\r\nJosé,gov\r\n".encode(),
        "Nama;Kelompok\nJosé;gov\n".encode("cp1252"),
        "\ufeffNama\tKelompok\nJosé\tgov\n".encode("utf-16-le"),
        "sep=;\nNama;Kelompok\nJosé;gov\n".encode(),
        'Nama|Kelompok\n"José"|gov\n'.encode(),
        "Daftar Informan;\n;\nNama;Kelompok\nJosé;gov\n;\n".encode(),
        'Kelompok;"Nama"\n"gov";"José"\n\n\n'.encode(),
    ],
)
def test_tables_are_read_as_spreadsheets_write_them(root: Path, data: bytes) -> None:
    ((_, one),) = planned(root, data).people
    assert (one.name, one.group) == ("José", "gov")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"), (b"\n \n", "is empty"), (b"\xef\xbb\xbf", "holds no table"),
        (b'nama,kelompok\n"Ani,gov\n', "broken as CSV"),
        (b'nama,kelompok\n"Ani"x,gov\n', "broken as CSV"),
        (b"nama,kelompok\n\0\0,gov\n", "zero bytes"), (b"%PDF-1.4", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "old Office"),
        (b"PK\x03\x04broken", "damaged"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_in_one_sentence(root: Path, data: bytes, says: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        planned(root, data)
    assert says in caught.value.message
    assert caught.value.message.startswith("people.csv ") and "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_is_a_folder_is_told(root: Path) -> None:
    for path, says in ((root / "no.csv", "does not exist"), (root, "is a folder, not a file")):
        with pytest.raises(QualcodeError, match=says):
            plan_import(root, path, Wishes())


def test_a_workbook_gives_values_as_a_person_would_write_them(root: Path) -> None:
    path = workbook(
        root,
        [["Daftar informan"], [],
         ["Nama", "Kelompok", "Umur", "Tanggal", "Sampel", "Nilai", "Jam"],
         ["Ani", "gov", 45.0, datetime(2026, 1, 3), True, 1.5, datetime(2026, 1, 3, 14, 5)]],
        Catatan=[["bukan ini"]],
    )  # fmt: skip
    ((row, one),) = plan_import(root, path, Wishes()).people
    assert row == 4 and one.sample
    assert dict(one.attributes) == {
        "age": "45", "Tanggal": "2026-01-03", "Nilai": "1.5", "Jam": "2026-01-03 14:05",
    }  # fmt: skip


def test_a_formula_without_a_value_and_an_error_are_told_and_not_taken(root: Path) -> None:
    path = workbook(root, [["Nama", "Kelompok", "Total"], ["=B2", "gov", 1], ["Ani", "gov", "=1+1"],
                           ["Budi", "gov", "#N/A"]])  # fmt: skip
    wanted = plan_import(root, path, Wishes())
    assert [(one.name, dict(one.attributes)) for _, one in wanted.people] == [
        ("Ani", {}), ("Budi", {}),
    ]  # fmt: skip
    assert [(one.row, one.whole) for one in wanted.left] == [(2, True), (3, False), (4, False)]
    assert "formula" in wanted.left[0].why and "#N/A" in wanted.left[2].why


def test_cells_merged_downwards_hold_for_all_their_rows(root: Path) -> None:
    path = workbook(root, [["Kelompok", "Nama"], ["gov", "Ani"], [None, "Budi"], ["com", "Citra"]])
    book = openpyxl.load_workbook(path)
    book["Informan"].merge_cells("A2:A3")
    book.save(path)
    wanted = plan_import(root, path, Wishes())
    assert [one.group for _, one in wanted.people] == ["gov", "gov", "com"]


def test_the_sheet_with_people_is_found_or_named(root: Path) -> None:
    path = workbook(root, [["catatan"]], Orang=[["Nama", "Kelompok"], ["Ani", "gov"]])
    assert len(plan_import(root, path, Wishes()).people) == 1
    with pytest.raises(QualcodeError, match=r"no sheet 'orang'. Did you mean 'Orang'"):
        plan_import(root, path, Wishes(sheet="orang"))
    with pytest.raises(QualcodeError, match="no column was recognised"):
        plan_import(root, path, Wishes(sheet="Informan"))


def test_a_workbook_that_would_fill_the_memory_is_refused(root: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    with pytest.raises(QualcodeError, match="too large"):
        planned(root, packed.getvalue())


def test_a_workbook_with_a_document_type_is_refused(root: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(QualcodeError, match="document type"):
        planned(root, packed.getvalue())


def test_a_word_file_is_no_workbook(root: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(QualcodeError, match="a Word document"):
        planned(root, packed.getvalue())


def test_a_far_away_cell_does_not_take_for_ever(root: Path) -> None:
    path = workbook(root, [["Nama", "Kelompok"], ["Ani", "gov"]])
    book = openpyxl.load_workbook(path)
    book["Informan"]["XFD1048576"] = "x"
    book.save(path)
    with pytest.raises(QualcodeError, match="too large"):
        plan_import(root, path, Wishes())


def test_a_study_that_was_changed_in_the_meantime_is_not_written_over(root: Path) -> None:
    wanted = planned(root, "name,group\nAni,gov\n")
    (root / "study.yaml").write_text(STUDY + "# more\n")
    with pytest.raises(QualcodeError, match="in the meantime"):
        add_informants(root, wanted)
    assert (root / "study.yaml").read_text() == STUDY + "# more\n"


def test_the_name_of_somebody_whose_entry_is_broken_is_not_listed_twice(tmp_path: Path) -> None:
    root = write_study(tmp_path / "s", study=STUDY.replace("group: com, a", "grup: com, a"))
    wanted = planned(root, "name,group\nWiratmoko Susilo,gov\nAni,gov\n")
    assert [(one.id, one.name) for _, one in wanted.people] == [("I3", "Ani")]


def test_several_labels_stand_in_one_cell() -> None:
    assert labels_in(" Bu Ani; AN / Ani|Bu Ani,") == ("Bu Ani", "AN", "Ani")


def test_an_id_of_a_new_group_is_made_of_its_label() -> None:
    assert new_group_id("Pelaku UMKM (desa)", []) == "pelaku-umkm-desa"
    assert new_group_id("A", ["a", "a-2"]) == "a-3"
    assert new_group_id("—", []) == "group"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(name=WORDS, role=WORDS, alias=WORDS, header=WORDS)
def test_whatever_stands_in_a_table_is_read_back_as_it_was_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, role: str, alias: str, header: str
) -> None:
    import csv

    root = write_study(tmp_path_factory.mktemp("s") / "study")
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [["name", "group", "role", "aliases", header], [name, "gov", role, alias, role]]
    )
    try:
        wanted = planned(root, stream.getvalue())
        add_informants(root, wanted) if wanted.people else None
    except QualcodeError:
        assert (root / "study.yaml").read_text() == STUDY
        return
    assert len(wanted.people) + len([one for one in wanted.left if one.whole]) <= 1
    known = loaded(root).roster.informants
    assert len(known) == 2 + len(wanted.people)
    for _, one in wanted.people:
        assert (known[2].name, known[2].role) == (one.name, one.role)
        assert known[2].name == " ".join(name.split())
