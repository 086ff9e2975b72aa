"""A picture is divided until it is read, and what is passed over is not laid out part by part."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_drawings import drawings

from qualcode.document import Bar, BarGroup, Bars, Drawing, HeatMap, Sign
from qualcode.renderers.pictures import paging
from qualcode.renderers.pictures.dividing import divided
from qualcode.renderers.pictures.paging import Placed, fitted, is_readable, laid_out, smallest

PAGE = (397.0, 516.0)


def heat_map(rows: int) -> HeatMap:
    """A heat map of two columns."""
    names = tuple(f"KD{n} Kode nomor {n}" for n in range(rows))
    return HeatMap(names, ("A", "B"), tuple((n % 7, n % 3) for n in range(rows)), "Segmen")


def read(placed: list[Placed]) -> float:
    """The size of the smallest letters."""
    return min(smallest(picture) * scale for picture, scale in placed)


def tried_in_turn(drawing: Drawing, width: float, height: float) -> list[Placed]:
    """All divisions laid out in turn, the best kept."""
    best = [fitted(drawing, width, height)]
    if is_readable(*best[0]):
        return best
    wide = laid_out(drawing, width).width > width * 7.0 / 7.5 + width * 0.1
    for count in range(2, 41):
        parts = divided(drawing, count, wide)
        if len(parts) < 2:
            break
        found = [fitted(one, width, height) for one in parts]
        best = found if read(found) > read(best) + 0.01 else best
        if all(is_readable(*one) for one in found) or len(parts) < count:
            break
    return best


@settings(max_examples=30)
@given(drawings(), st.floats(80, 500), st.floats(60, 600))
def test_the_pictures_are_those_of_all_divisions_tried_in_turn(
    drawing: Drawing, width: float, height: float
) -> None:
    found, expected = paging.pages(drawing, width, height), tried_in_turn(drawing, width, height)
    if isinstance(drawing, Bars):
        # The first of as many parts may be higher, as long as they are read.
        assert len(found) == len(expected)
        assert read(found) >= min(6.99, read(expected))
    else:
        assert found == expected


@pytest.mark.parametrize("rows", [100, 300])
def test_of_divisions_that_are_passed_over_one_part_is_laid_out(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[int] = []

    def counted(drawing: Drawing, width: float, height: float) -> Placed:
        assert isinstance(drawing, HeatMap)
        names.append(len(drawing.rows))
        return fitted(drawing, width, height)

    monkeypatch.setattr(paging, "fitted", counted)
    parts = len(paging.pages(heat_map(rows), *PAGE))
    assert parts > 1
    # The whole, a part of each division (a half, a third ...), and the parts of the last.
    assert sum(names) < rows * (2 + sum(1 / n for n in range(2, parts + 1)) + 0.5)


def groups_of(*bars: int) -> Bars:
    """Groups of so many bars."""
    each = (tuple(Bar(f"{at}", ((Sign.FAVOURABLE, 3),)) for at in range(count)) for count in bars)
    return Bars(tuple(BarGroup(f"Kode {n}", one) for n, one in enumerate(each)), "segmen")


def test_bars_are_divided_by_their_height_and_not_by_the_number_of_their_groups() -> None:
    parts = divided(groups_of(9, 9, 1, 1, 1, 1), 2, wide=False)
    assert [len(one.groups) for one in parts if isinstance(one, Bars)] == [1, 5]


def test_the_first_parts_of_bars_fill_their_pages_and_the_last_is_lower() -> None:
    found = [picture.height * scale for picture, scale in paging.pages(groups_of(*[2] * 30), *PAGE)]
    assert len(found) == 3
    assert min(found[:-1]) > 0.85 * PAGE[1]
    assert found[-1] < 0.7 * PAGE[1]
