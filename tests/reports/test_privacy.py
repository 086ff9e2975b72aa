"""Names of informants do not reach any output."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document
from qualcode.model.informant import Case, Consent, Informant, Roster
from qualcode.model.memo import (
    Event,
    Finding,
    Link,
    MemberCheck,
    Memo,
    MemoKind,
    Recommendation,
)
from qualcode.model.privacy import Anonymiser, printed_attributes, printed_role
from qualcode.model.settings import Grade, PriorStudy, Question
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import (
    conclusion_document,
    display_document,
    document_as_json,
    reduction_document,
    thesis_report,
    triangulation_document,
    triangulation_overview,
)
from qualcode.stages.conclusion import conclude
from qualcode.stages.reduction import reduce
from qualcode.stages.triangulation import triangulate
from qualcode.study import Selection
from tests.document_outline import all_text
from tests.study_builder import CODEBOOK, build_study

ENDANG = Informant(
    "I1",
    "Endang Wulandari, S.Sos., M.Si.",
    "gov",
    pseudonym="Mrs A",
    aliases=("EW", "Bu Endang", "Kabid", "Informan 2"),
)
SLAMET = Informant("I2", "H. Untung Slamet", "com", pseudonym="Mr B")
NAMED = Informant("I3", "Siti Rahma", "com", consent=Consent.NAMED)
AMINAH = Informant("I4", "Siti Aminah", "com")
GONE = Informant("I5", "Bambang", "com", pseudonym="Mr G", consent=Consent.WITHDRAWN)
ROSTER = Roster(informants=(ENDANG, SLAMET, NAMED, AMINAH, GONE))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Bu Endang yang mengajak.", "[Mrs A] yang mengajak."),
        ("ENDANG WULANDARI, endang wulandari", "[Mrs A], [Mrs A]"),
        ("kata bu endang dan Endangnya", "kata [Mrs A] dan [Mrs A]nya"),
        ("Endang's idea", "[Mrs A]'s idea"),
        ("Bu\nWulandari", "[Mrs A]"),
        ("Pak Slamet; pak haji slamet", "[Mr B]; pak [Mr B]"),
        ("Untung saja ada Pak Untung", "Untung saja ada [Mr B]"),
        ("keuntungan Slamet", "keuntungan [Mr B]"),
        ("Slametnya datang", "[Mr B]nya datang"),
        ("saja untung besar", "saja untung besar"),
        ("Endang.Wulandari", "[Mrs A]"),
        ("Endang Endang datang", "[Mrs A] datang"),
        ("Siti Rahma dan Siti Aminah", "Siti Rahma dan [I4]"),
        ("Pak Bambang pernah datang", "[–] pernah datang"),
        ("Kabid, EW, Informan 2 dan selamat", "Kabid, EW, Informan 2 dan selamat"),
        ("selendang, membendang", "selendang, membendang"),
        ("", ""),
    ],
)
def test_a_name_in_a_text_becomes_the_pseudonym_in_brackets(text: str, printed: str) -> None:
    assert Anonymiser(ROSTER)(text) == printed


def test_a_name_that_two_informants_share_gives_both_pseudonyms() -> None:
    people = (Informant("I1", "Nur Halimah", "gov"), Informant("I2", "Nur Aisyah", "com"))
    assert Anonymiser(Roster(informants=people))("Bu Nur") == "[I1/I2]"


def test_a_name_with_marks_of_patterns_is_taken_literally() -> None:
    people = (Informant("I1", "A.*(b|c)+ Sutrisno", "gov"),)
    assert Anonymiser(Roster(informants=people))("axxb Sutrisno") == "axxb [I1]"


@pytest.mark.parametrize("name", ["Informan 1", "P", "X", "...", "Pelaku UMKM 3", ""])
def test_a_name_of_general_words_only_changes_no_text(name: str) -> None:
    text = "Informan 1 dan pelaku UMKM 3 … P: ya. X"
    assert Anonymiser(Roster(informants=(Informant("I1", name, "gov"),)))(text) == text


@pytest.mark.parametrize(
    ("consent", "role"),
    [("named", "head"), ("role", "head"), ("anonymous", ""), ("withdrawn", "")],
)
def test_a_role_and_attributes_are_printed_only_with_consent(consent: str, role: str) -> None:
    known = {"sex": "P"}
    one = Informant("I1", "A", "g", role="head", consent=Consent(consent), attributes=known)
    assert printed_role(one) == role
    assert printed_attributes(one) == (known if role else {})


SECRETS = ["Endang", "Wulandari", "Slamet", "Zulaikha", "Bambang", "transcripts/"]


def told(text: str, *about: tuple[str, str]) -> Memo:
    """An event with the same words wherever it has any."""
    event = Event(None, "kini", f"Akibat: {text}", critical=True)
    return Memo("e.md", about, MemoKind.EVENT, text, text, event=event)


STUDY = build_study(
    informants=[
        Informant("I1", "Endang Wulandari", "gov", pseudonym="Mrs A", aliases=("Bu Endang",)),
        Informant(
            "I2",
            "Slamet",
            "com",
            selection="diajukan Bu Endang",
            case="a",
            attributes={"kenal": "Bu Endang"},
        ),
        Informant("I3", "Zulaikha", "com", consent=Consent.ROLE, role="weaver"),
        GONE,
    ],
    sources={
        "W1": "P> Bu Endang?\nI1> Saya, Endang, sudah memberi pelatihan.\nI1> Pak Bambang tahu.",
        "W2": "I2> Belum, kata Endang.\nI3> Zulaikha setuju dengan Slamet.\nI5> Rahasia Bambang.",
        "D1": "Berkas Endang Wulandari: pelatihan.",
        "O1": "Pak Slamet menunggu pelatihan.",
    },
    entries={
        "W1": {
            "file": "transcripts/Endang Wulandari.docx",
            "period": "masa Bu Endang",
            "place": "Rumah Endang Wulandari",
            "time": "sesudah Pak Slamet",
        },
        "W2": {"place": "Kios Zulaikha"},
        "D1": {
            "kind": SourceKind.DOCUMENT,
            "group": "gov",
            "file": "transcripts/Slamet.txt",
            "case": "b",
            "place": "Rumah Endang Wulandari",
            "title": "Surat Bu Endang",
        },
        "O1": {"kind": SourceKind.OBSERVATION, "place": "Kebun Pak Slamet"},
    },
    cases=[
        Case("a", LocalText.plain("Kelompok Pak Slamet"), "baik kata Endang", {"ketua": "Slamet"}),
        Case("b", LocalText.plain("Kelompok B"), "kurang", {"ketua": "Zulaikha"}),
    ],
    periods=("masa Bu Endang", "kini"),
    codebook=f"{CODEBOOK}OUT Outcomes of Bu Endang (outcome)\n  OUT1 Income\n",
    scales={"s": (Grade("kurang"), Grade("baik kata Endang", "menurut Slamet"))},
    codings=[
        "W1.2 EM1.1 + Saya, Endang, sudah memberi pelatihan",
        "W2.1 EM1.1 - Belum, kata Endang @rules",
        "W2.2 SUG1 0 Zulaikha setuju dengan Slamet",
        "W2.2 OB1 - setuju dengan Slamet",
        "W2.3 EM1.1 - Rahasia Bambang",
        "D1.1 EM1.2 + Endang Wulandari: pelatihan",
        "O1.1 EM1.1 - Pak Slamet menunggu pelatihan",
    ],
    findings=(
        Finding(
            "f.md",
            "T",
            "",
            (),
            "",
            "",
            "",
            links=(
                Link(("code", "EM1.1"), ("case", "a"), None, ("W1:2",), "kata Pak Slamet"),
                Link(("informant", "I1"), ("role", "penenun kenalan Zulaikha"), None, ("W2:2",)),
            ),
        ),
        Finding(
            "g.md",
            "T2",
            "Kata Bu Endang sudah",
            ("EM1.1",),
            "baik kata Endang",
            "s",
            "# Tentang Slamet\n\nMenurut *Pak Slamet* sudah.",
            qualifiers=("kecuali Zulaikha",),
            rivals=("Pak Slamet tidak hadir.",),
            negative_evidence="Zulaikha belum.",
            recommendations=(Recommendation("Bu Endang", "Ajak Pak Bambang."),),
            member_checks=(
                MemberCheck("I2", "setuju, kata Slamet"),
                MemberCheck("I5", "Rahasia kedua"),
            ),
        ),
        Finding("h.md", "T3", "Rahasia ketiga", ("EM1.1",), "kurang", "s", "", voice="I5"),
        Finding("i.md", "T4", "Tanpa kode, kata Endang", (), "", "", "Zulaikha."),
    ),
    site="Kampung Pak Slamet",
    questions=("Apa kata Bu Endang?",),
    objectives=("Mendengar Zulaikha.",),
    literature=(
        PriorStudy("Sari", "Tenun", "2019", "wawancara Slamet", "baik", "Endang", "Zulaikha"),
    ),
    memos=(
        Memo(
            "m.md",
            (("informant", "I1"), ("code", "EM1.1")),
            MemoKind.SUMMARY,
            "Bu Endang",
            "Bu Endang memberi pelatihan.",
        ),
        Memo(
            "r.md",
            (("case", "a"), ("code", "EM1.1")),
            MemoKind.SUMMARY,
            "",
            "Menurut Pak Slamet sudah.",
            scale="s",
            grade="baik kata Endang",
        ),
        Memo(
            "p.md",
            (("period", "kini"), ("code", "EM1.1")),
            MemoKind.SUMMARY,
            "",
            "Kata Zulaikha sudah.",
            scale="s",
            grade="baik kata Endang",
        ),
        Memo("d.md", (("source", "D1"),), MemoKind.SUMMARY, "", "Berkas Endang."),
        told("Bu Endang pindah", ("case", "a"), ("code", "EM1.1"), ("informant", "I1")),
        told("Pak Slamet datang", ("case", "b"), ("code", "EM1.2"), ("source", "D1")),
        told("Rahasia pertama", ("informant", "I5"), ("case", "a")),
        told("Zulaikha dan Pak Bambang"),
        told("_Zulaikha_, __Slamet__ dan Endang **Wulandari**", ("case", "a")),
    ),
    guide=(Question("Q1", "Apa kata Bu Endang?", ("EM1",)),),
)
ALL = Selection(phase="all")


def documents() -> dict[str, Document]:
    made = {
        "reduction": reduction_document(STUDY, ALL),
        "triangulation": triangulation_document(STUDY, ALL),
        "overview": triangulation_overview(STUDY, ALL, full=True),
        "conclusion": conclusion_document(STUDY, ALL),
        "thesis": thesis_report(STUDY, ALL, "1.0", full=True),
        "shortened thesis": thesis_report(STUDY, ALL, "1.0"),
    }
    for display in DISPLAYS:
        for entry in display.entries:
            request = DisplayRequest(ALL, entry=entry, full=entry in display.full_in)
            made[f"{display.name} {entry}"] = display_document(STUDY, display, request)
    return made


DOCUMENTS = documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_prints_a_name_an_alias_or_a_file(name: str) -> None:
    for text in (all_text(DOCUMENTS[name]), str(document_as_json(DOCUMENTS[name]))):
        assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("result", [reduce, triangulate, conclude])
def test_no_result_as_data_holds_a_name_or_a_file(result) -> None:
    text = str(result(STUDY, ALL).as_json())
    assert [secret for secret in SECRETS if secret in text] == []


def test_what_an_informant_who_has_withdrawn_said_is_in_no_document() -> None:
    for name, document in DOCUMENTS.items():
        assert "Rahasia" not in all_text(document), name
        assert "Mr G" not in all_text(document), name
        assert "I5" not in all_text(document), name


def test_the_pseudonym_stands_where_the_name_was_said() -> None:
    assert "“Belum, kata [Mrs A]” (I2, W2.1" in all_text(DOCUMENTS["checklist quotations"])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Nomor saya 0812-3790-4471, Mbak.", "Nomor saya [–], Mbak."),
        ("NIK 3527-0101-0101-0001 itu", "NIK [–] itu"),
        ("kantor (0324) 331234 saja", "kantor [–] saja"),
        ("(0324) orang, 2021-2022-2023", "(0324) orang, 2021-2022-2023"),
        ("NIP 19790412 200501 2 007", "NIP [–]"),
        ("NIP. 197904122005012007.", "NIP. [–]."),
        ("KTP 5203014107850002 itu", "KTP [–] itu"),
        ("Kirim ke siti.a@mail.example.id ya", "Kirim ke [–] ya"),
        ("Omzet Rp1.500.000.000 tahun 2024", "Omzet Rp1.500.000.000 tahun 2024"),
        ("Tahun 2023 ada 081 orang, 12.500.000", "Tahun 2023 ada 081 orang, 12.500.000"),
    ],
)
def test_numbers_that_belong_to_a_person_are_not_printed(text: str, printed: str) -> None:
    assert Anonymiser(Roster())(text) == printed


def test_a_name_that_is_also_a_conjunction_falsifies_no_sentence() -> None:
    roster = Roster(informants=(Informant("I2", "Lalu Wirajaya", "g", pseudonym="Bapak B"),))
    assert Anonymiser(roster)("Lalu kami pinjam. Kata Pak Lalu begitu.") == (
        "Lalu kami pinjam. Kata [Bapak B] begitu."
    )


@pytest.mark.parametrize(
    ("before", "part", "after", "printed"),
    [
        ("Itu H. Untung ", "Slamet yang bilang.", "", "[Mr B] yang bilang."),
        ("", "Kata Untung", " Slamet begitu.", "Kata [Mr B]"),
        ("Kata Untung ", "Slamet", "", "[Mr B]"),
        ("Kata ", "Untung", " Slamet.", "[Mr B]"),
        ("Bu ", "Endang", "nya datang.", "[Mrs A]"),
        ("Nomor saya 0812 ", "3456 7890, telepon saja.", "", "[–], telepon saja."),
        ("Siti ", "Rahma dari kelompok.", "", "Rahma dari kelompok."),
        ("Kami untung. ", "Lestari usaha kami.", "", "Lestari usaha kami."),
        ("Untung Slamet pulang. ", "Dia untung.", " Endang juga.", "Dia untung."),
    ],
)
def test_a_passage_that_cuts_a_name_does_not_print_the_rest_of_it(
    before: str, part: str, after: str, printed: str
) -> None:
    text = before + part + after
    start = len(before)
    assert Anonymiser(ROSTER).within(text, start, start + len(part)) == printed


@pytest.mark.parametrize("address", ["Mama", "Nona", "Bapa", "Om", "Tanta", "Uni", "Uda"])
def test_addresses_of_other_regions_are_no_names(address: str) -> None:
    tarin = Informant("I1", "Katarina Bunga", "com", pseudonym="Mrs K", aliases=(f"{address} Rin",))
    roster = Roster(informants=(tarin,))
    assert Anonymiser(roster)(f"{address} di sini semua menenun.") == (
        f"{address} di sini semua menenun."
    )
    assert Anonymiser(roster)(f"Kata {address} Rin begitu.") == "Kata [Mrs K] begitu."


def test_a_short_name_behind_an_address_is_a_name() -> None:
    roster = Roster(informants=(Informant("I1", "Ermawati", "com", aliases=("Bu Er", "Bu 2")),))
    said = Anonymiser(roster)("Kata Bu Er, bu er itu rajin. Er er. Bu 2 orang.")
    assert said == "Kata [I1], [I1] itu rajin. Er er. Bu 2 orang."
