"""The codebook of Edwards's four factors on speech: utterances with their factors and polarity.

They are the half of `benchmarks/gold/edward-iii-*` on which the rules were tuned; the other half
is for measuring and is not asserted.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding, Polarity
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.shipped import shipped_codebooks
from tests.coders.small_book import source

NAME = "edward-iii-1980"
GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "edward-iii-tune.yaml"
FACTORS = ("KOM", "SD", "DIS", "SB")
UTTERANCES: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text("utf-8"))
MISJUDGED = {"u020", "u025", "u032", "u044", "u085", "u093", "u099", "u124"}
"""Found, but with another polarity: what the cues cannot tell yet."""


@cache
def book() -> Codebook:
    found, problems = read_codebook(shipped_codebooks()[NAME], f"{NAME}.yaml")
    assert found is not None
    assert problems == ()
    return found


@cache
def coder() -> RuleCoder:
    return RuleCoder(book())


def coded(speech: str, question: str = "") -> list[Coding]:
    asked = f"P: {question}\n" if question else ""
    return coder().code(source(f"{asked}I: {speech}"))


def roots(codes: list[str]) -> list[str]:
    return sorted({book().aspect(code).id for code in codes})


def told(entry: dict[str, Any]) -> list[Coding]:
    return coded(entry["text"], entry.get("question", ""))


def each(entries: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(entry, id=entry["id"]) for entry in entries]


def test_the_four_factors_come_first() -> None:
    assert tuple(root.id for root in book().roots[:4]) == FACTORS


def test_the_indicators_of_edwards_are_there() -> None:
    indicators = [
        child.label.in_language("en") for root in FACTORS for child in book().children(root)
    ]
    assert indicators == [
        "Transmission", "Clarity", "Consistency",
        "Staff", "Information", "Authority", "Facilities", "Budget",
        "Attitude of implementers", "Appointment and posting", "Incentives",
        "Standard operating procedures", "Fragmentation",
    ]  # fmt: skip


@pytest.mark.parametrize("entry", each(UTTERANCES))
def test_an_utterance_gets_its_factors(entry: dict[str, Any]) -> None:
    wanted = roots([gold["code"] for gold in entry["gold"]])
    assert roots([one.code for one in told(entry)]) == wanted


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            entry,
            id=entry["id"],
            marks=pytest.mark.xfail(strict=True) if entry["id"] in MISJUDGED else (),
        )
        for entry in UTTERANCES
        if entry["gold"]
    ],
)
def test_an_utterance_gets_its_polarity(entry: dict[str, Any]) -> None:
    found = told(entry)
    for gold in entry["gold"]:
        assert polarity_within(found, entry, gold) == gold["polarity"]


def polarity_within(
    found: list[Coding], entry: dict[str, Any], gold: dict[str, str]
) -> Polarity | None:
    """What is proposed for the gold code within its quotation, or else for its factor."""
    question = entry.get("question", "")
    offset = len(f"P: {question}\nI: " if question else "I: ")
    start = offset + entry["text"].index(gold["quote"])
    end = start + len(gold["quote"])
    factor = roots([gold["code"]])
    met = [one for one in found if roots([one.code]) == factor and one.overlaps(start, end)]
    inside = [one for one in met if start <= one.start and one.end <= end] or met
    same = [one for one in inside if one.code == gold["code"]] or inside
    assert same, "not found"
    return Polarity.combine(one.polarity for one in same)


@pytest.mark.parametrize(
    ("speech", "code", "polarity"),
    [
        # one construction, many policies
        ("Sosialisasi BPJS belum pernah ada di dusun kami.", "KOM1.1", "-"),
        ("Sosialisasi zonasi sekolah sudah dilaksanakan di semua kelurahan.", "KOM1.1", "+"),
        ("Syarat pindah KK itu jelas.", "KOM2", "+"),
        ("Aturan tilangnya berubah-ubah terus.", "KOM3", "-"),
        ("Petugas kebersihannya cuma empat orang.", "SD1.1", "-"),
        ("Perangkat desa belum menguasai aplikasi keuangan.", "SD1.2", "-"),
        ("Data penerima PKH tidak pernah diperbarui.", "SD2.1", "-"),
        ("Tidak ada pengawasan setelah UMKM dapat izin.", "SD2.2", "-"),
        ("Kelurahan tidak punya kewenangan menindak.", "SD3", "-"),
        ("Ambulans puskesmas rusak sejak tahun lalu.", "SD4", "-"),
        ("Anggaran pengangkutan sampah sudah memadai.", "SD5", "+"),
        ("Kepala sekolah punya komitmen kuat.", "DIS1.1", "+"),
        ("Polisinya sopan waktu razia.", "DIS1.2", "+"),
        ("Insentif guru belum dibayar.", "DIS3", "-"),
        ("Kami belum punya SOP.", "SB1.1", "-"),
        ("Bikin SIM antreannya lama sekali.", "SB1.2", "-"),
        ("Dua dinas itu saling lempar tanggung jawab.", "SB2.1", "-"),
        ("Koordinasi dengan rumah sakit sudah baik.", "SB2.2", "+"),
        ("The clinic is understaffed.", "SD1.1", "-"),
        ("Coordination with the schools is good.", "SB2.2", "+"),
    ],
)
def test_the_rules_serve_any_policy(speech: str, code: str, polarity: str) -> None:
    assert (code, polarity) in {(one.code, str(one.polarity)) for one in coded(speech)}
