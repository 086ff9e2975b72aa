"""Which words of a study's reports are foreign, and therefore set in italics.

Three lists make one: those of the catalogue of wording, those that the codebook shows, and those
that study.yaml adds (`foreign`) or takes away (`native`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qualcode.model.codebook import Codebook
from qualcode.model.text import LocalText
from qualcode.study import Study
from qualcode.wording.foreign import foreign_words

_BRACKETED = re.compile(r"\(([^()]+)\)")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_INDONESIAN = re.compile(
    # Letters and pairs that its spelling does not have.
    r"q|(?<=.)x|c(?![aeiou])|[cgprtw]h|(?<!a)sh|([bcdfglmprt])\1|(?<!ma)ss|oo(?!p|rd)|ou|ow|wr"
    # Ends of words.
    r"|[cdlnrs]t$|[ln]d$|[bcdfghjklmnpqrstvwz]y$|ey$|nce$|(?<=...)(?:[aeiou]g|iv|at|ur)e$"
    r"|[ts]ion$|sm$"
    # English verbal nouns of three syllables or more that begin with no Indonesian prefix.
    r"|^(?![bt]e|[mp]e|ke|se|di)(?:[^aeiou]*[aeiou]+){2,}[^aeiou]+ing$"
)


def words_of_others(study: Study) -> tuple[str, ...]:
    """The foreign words of a study's reports, in alphabetical order.

    A language without a list of its own has no such italics but for those that study.yaml asks
    for.
    """
    settings = study.settings
    known = foreign_words(settings.language)
    found = {*known, *(_labels(study.codebook, settings.language) if known else ())}
    native = set(map(_form, settings.native))
    kept = {one for one in (*found, *settings.foreign) if _form(one) not in native}
    return tuple(sorted(kept))


def _labels(codebook: Codebook, language: str) -> Iterator[str]:
    for code in codebook.codes:
        yield from _foreign_in(code.label, language)


def _foreign_in(label: LocalText, language: str) -> Iterator[str]:
    """What of a label is in another language.

    In `Penguatan daya (Empowering)` it is what the brackets repeat of the other label. A label
    that is the same in both languages is foreign where it is spelled as no Indonesian word is:
    *program* and *arisan* are at home, *coaching* is not, and initials are nobody's.
    """
    texts = dict(label.texts)
    own = texts.get(language, "")
    others = {_form(text) for name, text in texts.items() if name not in ("", language)}
    for inside in _BRACKETED.findall(own):
        if _form(inside) in others:
            yield inside.strip()
    if _form(own) in others and _is_spelled_otherwise(_WORD.findall(own)):
        yield own.strip()


def _is_spelled_otherwise(words: Iterable[str]) -> bool:
    # Words with capitals inside them are names: WhatsApp, RPJMDes, BPBD.
    plain = (one.lower() for one in words if one[1:].islower())
    return any(map(_NOT_INDONESIAN.search, plain))


def _form(words: str) -> str:
    return " ".join(words.casefold().split())
