"""How the meaning of a cell looks where there is colour; its words say the same without."""

from __future__ import annotations

from qualcode.document import Tone

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.CONFLICT: "bold red",
    Tone.AGREEMENT: "green",
    Tone.PROVISIONAL: "yellow",
    Tone.EMPTY: "dim",
}
