"""How width is shared among columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.renderers.widths import Need, longest_word, measure, share


def test_everybody_gets_what_is_needed_and_the_rest_goes_by_weight() -> None:
    needs = [Need(2, 2), Need(10, 100, 3.0), Need(10, 100, 1.0)]
    assert share(62, needs) == [2, 40, 20]


def test_nobody_gets_more_than_is_of_use_unless_the_width_must_be_filled() -> None:
    needs = [Need(2, 4), Need(5, 8)]
    assert share(60, needs) == [4, 8]
    assert share(60, needs, fill=True) == [20, 40]


def test_where_not_even_the_least_fits_all_shrink() -> None:
    assert share(10, [Need(10, 10), Need(10, 10), Need(20, 20)]) == [3, 2, 5]


@given(
    st.integers(1, 500),
    st.lists(
        st.builds(Need, st.integers(0, 60), st.integers(0, 500), st.floats(0, 10, allow_nan=False)),
        max_size=15,
    ),
)
def test_widths_never_exceed_the_whole(total: int, needs: list[Need]) -> None:
    widths = share(total, needs)
    assert len(widths) == len(needs)
    assert all(width >= 1 for width in widths)
    assert sum(widths) <= max(total, len(needs))
    if needs:
        assert sum(share(total, needs, fill=True)) == max(total, len(needs))


def test_a_text_is_measured_in_cells_of_the_screen() -> None:
    assert [measure(text) for text in ("abc", "“é–…”", "漢字", "e\u0301", "")] == [3, 5, 4, 1, 0]
    assert longest_word("satu duabelas 漢字漢字漢") == 10
