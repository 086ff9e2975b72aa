"""A form of address is no name: it neither hides in others' words nor stays before one."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant, Roster
from qualcode.model.privacy import Anonymiser

PEOPLE = (
    Informant("I1", "Mak Nurani", "com", pseudonym="Mrs D", aliases=("Mak",)),
    Informant("I2", "Datuak Rajo", "gov", pseudonym="Mr H"),
    Informant("I3", "Mbah Karto", "com", pseudonym="Mr K"),
    Informant("I4", "Ade Firmansyah", "com", pseudonym="Mr L"),
    Informant("I5", "Ramlah", "com", pseudonym="Mrs J", aliases=("Mak Uwo", "Ibu Agus")),
)
printed = Anonymiser(Roster(informants=PEOPLE))


@pytest.mark.parametrize(
    "text",
    ["Permisi, Uwo, boleh masuk?", "Mbah di sebelah saya", "Kata Datuak yang lain", "Nenek saya"],
)
def test_a_form_of_address_alone_stays(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mak nurani sudah tahu", "[Mrs D] sudah tahu"),
        ("Kata Uwo Nurani begitu", "Kata [Mrs D] begitu"),
        ("tanya mbah karto saja", "tanya [Mr K] saja"),
        ("datuak rajo yang putuskan", "[Mr H] yang putuskan"),
        ("Tanya Ade saja.", "Tanya [Mr L] saja."),
        ("Ke rumah Mak Uwo dulu.", "Ke rumah [Mrs J] dulu."),
        ("Ada H. Karto dan bu. karto", "Ada [Mr K] dan [Mr K]"),
        ("kata pak\nkarto", "kata [Mr K]"),
        ("Tidak rutin, Nona. Ibu Agus datang.", "Tidak rutin, Nona. [Mrs J] datang."),
        ("Begitu, Om.\nKarto: Ya.", "Begitu, Om.\n[Mr K]: Ya."),
    ],
)
def test_it_goes_with_the_name_behind_it(text: str, masked: str) -> None:
    assert printed(text) == masked
