"""A published study of two source groups, its codings made by hand from the printed quotations.

Two phases: in the results (main) three people of the office and two owners were heard, of whom
three are quoted; before that (preliminary) four, one of them outside the sample.
"""

from __future__ import annotations

from typing import Any

from qualcode.model.informant import Informant
from qualcode.model.source import Phase
from qualcode.study import Study
from tests.study_builder import build_study

SOURCES = {
    "K1": "kabid> We created a climate. We guard against competition and arrange permits.",
    "S1": "kasi1> We give training.",
    "A1": "actor1> Permits are hard, competition is unbalanced.",
    "A2": "actor2> Yes.",
    "R0": "kasi2> There was training, and we told people of the programme.",
    "N0": "actor1> No training, we lack skills.",
    "H0": "actor2> Our innovation is old.",
    "O0": "outside> Information does not reach us.",
}

ENTRIES = {name: {"phase": Phase.PRELIMINARY} for name in ("R0", "N0", "H0", "O0")}

CODINGS = [
    "K1.1 EN2.3 + created a climate",
    "K1.1 PR2.1 + guard against competition",
    "K1.1 PR1.1 + arrange permits",
    "S1.1 EM1.1 + training",
    "A1.1 PR1.1 - Permits are hard",
    "A1.1 PR2.1 - competition is unbalanced",
    "R0.1 EM1.1 + There was training",
    "R0.1 EN1.1 + told people of the programme",
    "N0.1 EM1.1 - No training",
    "N0.1 EM1.4 - lack skills",
    "H0.1 EM2.6 - innovation is old",
    "O0.1 EN2.1 - Information does not reach us",
]


def published(*more: str, **given: Any) -> Study:
    """The study, with more codings, sources or entries."""
    sources = {**SOURCES, **given.pop("sources", {})}
    entries = {**ENTRIES, **given.pop("entries", {})}
    return build_study(
        groups=("gov", "com"),
        informants=[
            Informant("kabid", "Head", "gov"),
            Informant("kasi1", "Section head 1", "gov"),
            Informant("kasi2", "Section head 2", "gov"),
            Informant("actor1", "Actor 1", "com"),
            Informant("actor2", "Actor 2", "com"),
            Informant("outside", "Heard before", "com", sample=False),
        ],
        codebook="""
            EN Enabling
              EN1 Awareness
                EN1.1 Outreach
              EN2 Climate
                EN2.1 Information
                EN2.3 Climate for business
            EM Empowering
              EM1 Human capacity
                EM1.1 Training
                EM1.4 Skills
              EM2 Resources
                EM2.6 Innovation
            PR Protecting
              PR1 Legal security
                PR1.1 Permits
              PR2 Siding with the weak
                PR2.1 Unbalanced competition
        """,
        sources=sources,
        entries=entries,
        codings=[*CODINGS, *more],
        **given,
    )


PUBLISHED = published()
