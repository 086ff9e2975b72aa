"""Words that nobody would write, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from kitchen_sink import HOSTILE

_ODD = st.characters(codec=None, exclude_categories=()) | st.sampled_from(
    "|*_\\`\t\n\r\x1b漢🇮\u0301"
)
WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30),
    st.text(_ODD, max_size=20),
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(["pelatihan", "itu", "ada", "tidak"]), max_size=40).map(" ".join),
)
