"""Which sample study and which options show a display well, on its page and in its picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """The sample study and the options that show a display well."""

    sample: str = "padang-pariaman"
    options: str = ""

    def command(self, display: str) -> str:
        """What one types in the sample study."""
        return f"qualcode display {display} {self.options}".rstrip()


EXAMPLES = {
    "conceptually-clustered": Example("sampang", "--code EM"),
    "role-ordered": Example("alok-barat", "--code EN"),
    "checklist": Example(options="--code PG --code PET"),
    "effects": Example("alok-barat"),
    "thematic-conceptual": Example("alok-barat"),
    "thematic-network": Example(options="--code PG --code HAS"),
    "time-ordered": Example(options="--code HAS --code MOD"),
    "time-ordered-meta": Example(options="--code HAS --code MOD"),
    "meta-matrix": Example(options="--code HAS"),
    "content-analytic-summary": Example("alok-barat", "--code EM"),
    "case-ordered-descriptive": Example(options="--code PG"),
    "framework": Example(options="--code PG"),
    "code-by-source": Example("alok-barat", "--code EM --code OB"),
    "code-by-informant": Example("sampang", "--code EM"),
    "code-by-attribute": Example(options="--by attribute:sex"),
    "co-occurrence": Example("sampang", "--code EM --code OB"),
    "code-frequency": Example("alok-barat", "--code EM1 --code OUT"),
    "code-map": Example(options="--code PG --code HAS --code MOD"),
    "coverage": Example("sampang"),
}
"""By display; the others are shown from the first sample as they are."""


def example(display: str) -> Example:
    """The example of a display."""
    return EXAMPLES.get(display, Example())
