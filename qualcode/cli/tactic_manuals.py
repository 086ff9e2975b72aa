"""The manuals of the tactics, as `verify --tactics` and `conclude --manual` print them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.cli.asked import Asked
    from qualcode.stages.meaning import Approach
    from qualcode.stages.tactics import Tactic


def deliver_manuals(asked: Asked, tactics: Iterable[Tactic | Approach], title: str) -> None:
    """Print manuals, or write them; in a study, in its language, and in English elsewhere."""
    from qualcode.cli.session import declared_settings
    from qualcode.reports.tactic_manuals import tactic_manual_document, tactic_manual_records

    settings = declared_settings(asked.study)
    language, edition = (settings.language, settings.edition) if settings else ("en", 1994)
    known = tuple(tactics)
    asked.deliver(
        None,
        lambda: tactic_manual_document(language, edition, known, title),
        lambda: tactic_manual_records(language, known),
    )
