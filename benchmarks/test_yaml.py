"""Reading YAML: the guarded reader with places against PyYAML's SafeLoader."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from benchmarks.corpus import book
from benchmarks.ratios import in_turn, judge, tell
from qualcode.stores.marked_yaml import read_marked
from qualcode.stores.shipped import shipped_codebooks


@cache
def _synthetic() -> bytes:
    """A codebook of 300 codes with ten patterns each, in block style as people write it."""
    codes = [
        {
            "id": code.id,
            "label": {"id": f"Kode {code.id}", "en": f"Code {code.id}"},
            "definition": {"id": "Apa yang dikatakan.", "en": "What is said: of the programme."},
            "match": {
                language: {"words": list(patterns.words), "phrases": list(patterns.phrases)}
                for language, patterns in code.match.items()
            },
        }
        for code in book(300).plain().codes
    ]
    return yaml.safe_dump({"codebook": "synthetic", "codes": codes}, sort_keys=False).encode()


def _compare(data: bytes, what: str) -> None:
    plain, problems = read_marked(data, what)
    assert plain is not None
    assert not problems
    own, safe, bare = in_turn(
        lambda: read_marked(data, what),
        lambda: yaml.load(data, Loader=yaml.SafeLoader),
        lambda: yaml.load(data, Loader=yaml.CSafeLoader),
    )
    tell(f"our reader / C loader without places or guards, {what}", own / bare)
    judge(f"SafeLoader / our reader, {what}", safe / own, at_least=6.6)


def test_a_large_codebook_is_read_faster_than_by_the_safe_loader(benchmark: Any) -> None:
    data = _synthetic()
    benchmark.pedantic(read_marked, (data, "300 codes"), rounds=3)
    _compare(data, "300 codes")


def test_the_shipped_codebook_is_read_faster_than_by_the_safe_loader(benchmark: Any) -> None:
    data = shipped_codebooks()["fahrudin-2012"].read_bytes()
    benchmark.pedantic(read_marked, (data, "fahrudin-2012"), rounds=3)
    _compare(data, "fahrudin-2012")
