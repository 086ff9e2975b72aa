"""The list of references: what the pack cites, and nothing that nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.document import Emphasized, Heading, Look, Work
from qualcode.model.informant import Informant
from qualcode.model.settings import PriorStudy
from qualcode.model.text import LocalText
from qualcode.reports.thesis import thesis_report
from qualcode.reports.thesis.works import title_of, with_title_set_off
from qualcode.study import Selection, Study
from tests.study_builder import build_study

FAHRUDIN = "Fahrudin, A. (2012). Pemberdayaan: Sebuah Pengantar. Bandung: Humaniora. Aspeknya tiga."


def entries(study: Study) -> list[str]:
    blocks = thesis_report(study, Selection(), "1.0", parts=["daftar-pustaka"]).blocks
    return [str(one.text) for one in blocks if isinstance(one, Work)]


def following(study: Study, source: str) -> Study:
    return replace(study, codebook=replace(study.codebook, source=LocalText.plain(source)))


@pytest.mark.parametrize(
    ("edition", "book"), [(1994, "Miles, M. B., & Huberman, A. M. (1994)"), (2014, "Saldaña")]
)
def test_the_method_is_listed_by_the_edition(edition: int, book: str) -> None:
    found = entries(build_study(sources={}, edition=edition))
    assert [one.split(",")[0] for one in found] == ["Lincoln", "Miles"]
    assert book in found[1]


def test_of_the_codebooks_source_only_the_work_is_listed() -> None:
    found = entries(following(build_study(sources={}), FAHRUDIN))
    assert found[0] == FAHRUDIN.removesuffix(" Aspeknya tiga.")


def test_the_title_of_the_book_stands_in_italics_where_the_theory_names_it() -> None:
    study = following(build_study(sources={}), FAHRUDIN)
    blocks = thesis_report(study, Selection(), "1.0", parts=["bab-2"]).blocks
    (told,) = (one.text for one in blocks if "Bandung: Humaniora" in str(getattr(one, "text", "")))
    assert isinstance(told, Emphasized)
    ((first, last, look),) = told.spans
    assert (told[first:last], look) == ("Pemberdayaan: Sebuah Pengantar", Look.ITALIC)


def test_a_source_in_the_researchers_own_words_is_no_entry() -> None:
    study = following(build_study(sources={}), "Disusun untuk studi ini (2025). Enam faktor.")
    assert len(entries(study)) == 2


def test_earlier_studies_are_listed_once_in_order_and_say_that_they_are_not_complete() -> None:
    prior = (
        PriorStudy("Weijland", "Microenterprise Clusters", "1999"),
        PriorStudy("Fahrudin", "Pemberdayaan", "2012"),
        PriorStudy("Adi", "Does it help?"),
        PriorStudy("Miles dan Huberman", "Qualitative Data Analysis", "1994"),
    )
    found = entries(following(build_study(sources={}, literature=prior), FAHRUDIN))
    assert [one.split()[0].rstrip(".,") for one in found] == [
        "Adi", "Fahrudin", "Lincoln", "Miles", "Weijland",
    ]  # fmt: skip
    assert found[0] == "Adi. (tanpa tahun). Does it help? …"
    assert found[-1] == "Weijland. (1999). Microenterprise Clusters. …"


def asked(study: Study) -> str:
    blocks = thesis_report(study, Selection(), "1.0", parts=["daftar-pustaka"]).blocks
    return str(getattr(blocks[-1], "text", ""))


def test_an_earlier_study_with_its_reference_is_listed_in_full_with_its_title_set_apart() -> None:
    entry = "Weijland, H. (1999). Clusters in Java. World Development, 27(9), 1515–1530."
    whole = PriorStudy("Weijland", "Clusters in Java", "1999", reference=entry)
    study = build_study(sources={}, literature=(whole,))
    assert entries(study)[-1] == entry
    assert "berakhir dengan …" not in asked(study)
    both = build_study(sources={}, literature=(whole, PriorStudy("Adi", "Does it help?")))
    assert "berakhir dengan …" in asked(both)


def test_an_informants_name_is_not_printed_as_an_authors() -> None:
    person = Informant("I1", "Rina Hartati", "gov", pseudonym="Ibu A")
    prior = (PriorStudy("Rina Hartati", "Catatan", "2020"),)
    found = entries(build_study(informants=[person], sources={}, literature=prior))
    assert not any("Hartati" in one for one in found)


def test_references_stand_behind_the_last_chapter_under_no_number() -> None:
    document = thesis_report(build_study(sources={}), Selection(), "1.0")
    heads = [one for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    names = [str(one.text) for one in heads]
    at = names.index("Daftar Pustaka")
    assert names[at - 1].startswith("Bab V ")
    assert names[at + 1].startswith("Lampiran 1 ")
    assert heads[at].chapter == ""


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Lincoln, Y. S. (1985). Naturalistic Inquiry. Beverly Hills, CA: Sage.",
         "Naturalistic Inquiry"),
        ("Miles, M. B. (1994). Data: A Sourcebook (Edisi ke-2). Thousand Oaks, CA: Sage.",
         "Data: A Sourcebook"),
        ("Adi, B. (2001). Does It Help? Bandung: Humaniora.", "Does It Help?"),
        ("Weijland, H. (1999). Clusters in Java. World Development, 27(9), 1515–1530.",
         "World Development, 27"),
        ("Adi, B. (2001). Satu bab. Dalam C. Dewi (Ed.), Buku Besar (hlm. 1–9). Jakarta: Obor.",
         "Buku Besar"),
        ("Adi, B. (2015). Does It Help? A Study. Economic Journal: Applied, 7(1), 22–53.",
         "Economic Journal: Applied, 7"),
        ("Weijland. (1999). Microenterprise Clusters. …", ""),
        ("Disusun untuk studi ini (2025). Enam faktor.", ""),
    ],
)  # fmt: skip
def test_titles_of_books_and_journals_are_told_from_complete_entries(
    entry: str, title: str
) -> None:
    assert title_of(entry) == title


def test_the_titles_of_the_method_stand_in_italics_and_those_of_unknown_kind_do_not() -> None:
    prior = (PriorStudy("Adi", "Does it help?"),)
    study = build_study(sources={}, literature=prior)
    blocks = thesis_report(study, Selection(), "1.0", parts=["daftar-pustaka"]).blocks
    titles = [one.title for one in blocks if isinstance(one, Work)]
    assert titles[:2] == ["", "Naturalistic Inquiry"]
    assert titles[2].startswith("Qualitative Data Analysis")


def test_a_title_whose_words_stand_in_its_authors_name_is_set_off_behind_the_year() -> None:
    told = with_title_set_off("Humaniora Press (2012). Humaniora. Bandung: Humaniora.")
    assert isinstance(told, Emphasized)
    ((start, end, _),) = told.spans
    assert (start, told[start:end]) == (24, "Humaniora")
