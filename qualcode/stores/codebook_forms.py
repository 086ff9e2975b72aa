"""The keys of a codebook and what they may hold."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from qualcode.model.codebook import AspectKind, CodeOrigin, EffectKind
from qualcode.model.coding import Polarity
from qualcode.stores.forms import Form, Local
from qualcode.stores.values import Name, Names, Texts, YesNo, as_filled_text, one_of, refuse


def _as_color(value: Any) -> str:
    text = as_filled_text(value)
    if not re.fullmatch(r"#(?:[0-9A-Fa-f]{3}){1,2}", text):
        refuse(f"must be a colour such as \"#1b7f79\", not '{text}'")
    return text.lower()


def _whole_list(value: Any) -> Any:
    return value if isinstance(value, dict) else {"": value}


class ExamplesForm(Form):
    """Examples of a code, in a list or per language."""

    id: Texts = ()
    en: Texts = ()
    plain: Texts = Field((), alias="")

    @property
    def by_language(self) -> dict[str, tuple[str, ...]]:
        """The languages that have any; "" for examples without one."""
        known = (("", self.plain), ("id", self.id), ("en", self.en))
        return {language: texts for language, texts in known if texts}


class CueForm(Form):
    """Words or phrases per language."""

    id: Texts = ()
    en: Texts = ()

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The languages that have any."""
        return {name: words for name, words in (("id", self.id), ("en", self.en)) if words}


class CuesForm(Form):
    """`cues:`."""

    negators: CueForm = CueForm()
    negative: CueForm = CueForm()
    positive: CueForm = CueForm()
    given: CueForm = CueForm()
    ignore: CueForm = CueForm()


class ElsewhereForm(Form):
    """`elsewhere:`."""

    words: CueForm = CueForm()
    unless: CueForm = CueForm()


class PatternForm(Form):
    """Matching rules in one language; the patterns themselves are checked apart."""

    roots: Texts = ()
    words: Texts = ()
    phrases: Texts = ()
    regex: Texts = ()
    suppress: Texts = Field((), alias="not")
    weak: Texts = ()


class MatchForm(Form):
    """`match:`."""

    id: PatternForm | None = None
    en: PatternForm | None = None
    any: PatternForm | None = None


class CodebookForm(Form):
    """The file as a whole; its codes are read one by one."""

    codebook: Name | None = None
    title: Local | None = None
    source: Local | None = None
    cues: CuesForm = CuesForm()
    elsewhere: ElsewhereForm = ElsewhereForm()
    codes: Any = None


class CodeForm(Form):
    """A code. Kind is vital: it decides whether a root is an aspect."""

    vital: ClassVar[frozenset[str]] = frozenset({"id", "label", "kind"})
    id: Name
    label: Local
    kind: Annotated[AspectKind, one_of(AspectKind)] | None = None
    definition: Local | None = None
    include: Local | None = None
    exclude: Local | None = None
    examples: Annotated[ExamplesForm, BeforeValidator(_whole_list)] | None = None
    color: Annotated[str, BeforeValidator(_as_color)] = ""
    polarity: Annotated[Polarity, one_of(Polarity)] = Polarity.NEUTRAL
    expect: Names = ()
    formerly: Names = ()
    alone: YesNo = True
    yields_to: Names = ()
    retired: YesNo = False
    effect: Annotated[EffectKind, one_of(EffectKind)] | None = None
    intended: YesNo | None = None
    origin: Annotated[CodeOrigin, one_of(CodeOrigin)] | None = None
    match: MatchForm | None = None
    children: Any = None
