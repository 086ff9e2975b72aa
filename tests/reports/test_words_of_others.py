"""Which words of a study's reports are foreign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.document import Paragraph, phrase
from qualcode.model.text import LocalText
from qualcode.reports.foreign import words_of_others
from qualcode.reports.writer import Writer
from qualcode.study import Selection, Study
from qualcode.wording import LANGUAGES
from qualcode.wording.foreign import foreign_words
from tests.study_builder import build_study

PLAIN = build_study(groups=("gov",), informants={"I1": "gov"}, sources={"W1": "I1> Ya."})


def labelled(own: str, other: str, language: str = "id", **settings: object) -> Study:
    """A study with one label of a code in two languages."""
    book = PLAIN.codebook
    label = LocalText((("id", own), ("en", other)))
    codes = (replace(book.codes[0], label=label), *book.codes[1:])
    changed = replace(PLAIN.settings, language=language, **settings)  # type: ignore[arg-type]
    return replace(PLAIN, codebook=replace(book, codes=codes), settings=changed)


def shown(study: Study) -> set[str]:
    """The foreign words that the catalogue does not have."""
    return set(words_of_others(study)) - set(foreign_words("id"))


@pytest.mark.parametrize(
    "label",
    ["Coaching", "Digital marketing", "Community development", "Linking trust",
     "Self-efficacy", "Good governance", "Stunting prevention", "Workshop", "Resilience"],
)  # fmt: skip
def test_a_label_that_is_no_other_in_english_is_foreign(label: str) -> None:
    assert label in words_of_others(labelled(label, label.upper()))


@pytest.mark.parametrize(
    "label",
    ["Program", "Modal", "Moral", "Data", "Arisan", "Gotong royong", "Musyawarah", "Nagari",
     "BPBD", "RPJMDes", "WhatsApp", "Sate", "Massa", "Zakat", "Niniak mamak", "Penting",
     "Pendamping", "Belimbing", "Audit", "Gender", "Kooperatif", "Koordinator", "Elite"],
)  # fmt: skip
def test_words_that_are_indonesian_too_and_names_are_not(label: str) -> None:
    assert shown(labelled(label, label)) == set()


def test_what_brackets_repeat_of_the_other_language_is_foreign() -> None:
    assert shown(labelled("Penguatan daya (Empowering)", "empowering")) == {"Empowering"}
    assert shown(labelled("Tokoh formal (wali nagari)", "Formal leaders")) == set()
    assert shown(labelled("Pemberdayaan", "Empowerment")) == set()


def test_study_yaml_adds_and_takes_away() -> None:
    study = labelled("Coaching", "Coaching", foreign=("niniak mamak",), native=("COACHING",))
    assert shown(study) == {"niniak mamak"}
    assert "coding" not in words_of_others(labelled("A", "B", native=("Coding",)))


def test_an_english_report_has_only_what_the_study_declares() -> None:
    assert words_of_others(labelled("Coaching", "Coaching", "en")) == ()
    assert words_of_others(labelled("A", "B", "en", foreign=("nagari",))) == ("nagari",)


def test_a_report_knows_its_foreign_words() -> None:
    study = labelled("Penguatan (Empowering)", "Empowering")
    document = Writer(study, Selection()).document(
        phrase("part.member-check"), (Paragraph(phrase("part.member-check")),)
    )
    assert {"Empowering", "member check"} <= set(document.foreign)


def test_the_list_has_each_word_once_and_only_indonesian_has_one() -> None:
    words = foreign_words("id")
    assert len({one.casefold() for one in words}) == len(words)
    assert list(words) == sorted(words)
    assert {one: bool(foreign_words(one)) for one in LANGUAGES} == {"id": True, "en": False}
