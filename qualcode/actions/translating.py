"""Giving the words of a passage in another language."""

from __future__ import annotations

from qualcode.actions.coding import Coder
from qualcode.actions.recording import about, record
from qualcode.actions.withheld import refuse_withheld
from qualcode.errors import QualcodeError
from qualcode.model.settings import LANGUAGES
from qualcode.model.source import Passage, Source
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


def translate(
    study: Study, coder: Coder, source: Source, passage: Passage, text: str, language: str
) -> Event:
    """Keep a translation of a passage; a later one of the same passage takes its place.

    Raises:
        QualcodeError: there are no words, the language is unknown, somebody withdrew whose words
            these are, or nothing could be written.
    """
    words = " ".join(text.split())
    if not words:
        raise QualcodeError("the translation has no words.", "Nothing was changed.")
    if language not in LANGUAGES:
        raise QualcodeError(f"'{language}' is not a language of qualcode.", "Use id or en.")
    refuse_withheld(study, source.id, [passage])
    decided = {"event": "translate", "code": "", "note": words, "language": language}
    return record(study, coder.name, [decided | about(source, passage)], [source])[0]
