"""Bab III: the method as the study's data show it."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Block, Heading, phrase
from qualcode.reports.thesis.coding_guide import coding_guide_section
from qualcode.reports.thesis.fieldwork import data_section, fieldwork_section, informants_section
from qualcode.reports.thesis.instrument import focus_section
from qualcode.reports.thesis.interactive_model import analysis_section
from qualcode.reports.thesis.other_phases import other_phases
from qualcode.reports.thesis.part import Pack, appendix, prompt
from qualcode.reports.thesis.rigour import rigour_section


def method_chapter(pack: Pack) -> Iterator[Block]:
    """Approach and site to be written; focus, informants, data, coding, analysis, rigour."""
    yield Heading(2, phrase("method.approach"))
    yield prompt("method.approach.prompt")
    yield from focus_section(pack)
    yield from informants_section(pack)
    yield from data_section(pack)
    yield from fieldwork_section(pack)
    yield from other_phases(pack)
    yield prompt(
        "fieldwork.permission.prompt",
        consent=appendix(11),
        permits=appendix(12),
        photos=appendix(13),
    )
    yield from coding_guide_section(pack)
    yield from analysis_section(pack)
    yield from rigour_section(pack)
