"""Pictures of networks: layers, ways around nodes, and what arrows say by their looks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_drawings import LONG, networks
from test_pictures_layout import texts

from qualcode.document import Arrow, Network, Node, NodeKind, Sign
from qualcode.renderers.pictures.layers import forwards, layered
from qualcode.renderers.pictures.layout import layout
from qualcode.renderers.pictures.marks import (
    Box,
    Extent,
    Mark,
    Oval,
    Pen,
    Picture,
    Polygon,
    Text,
    Trace,
    extent,
)


@given(network=networks(most=9))
def test_arrows_lead_to_later_layers_once_cycles_are_broken(network: Network) -> None:
    nodes = [node.id for node in network.nodes]
    edges = [(one.source, one.target) for one in network.arrows
             if one.source != one.target and {one.source, one.target} <= set(nodes)]  # fmt: skip
    turned = forwards(nodes, edges)
    layers = layered(nodes, turned, lambda members: len(members) <= 3)
    assert [set(one) for one in turned] == [set(one) for one in edges]
    assert all(layers[source] < layers[target] for source, target in turned)
    assert all(list(layers.values()).count(layer) <= 3 for layer in layers.values())


def test_without_cycles_no_arrow_is_turned_round() -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "b")]
    assert forwards("abcd", edges) == edges


def _inside(mark: Trace, shape: Mark) -> bool:
    left, top, right, bottom = extent(shape)
    on_way = [_on_curve(mark, start, n / 12)
              for start in range(0, len(mark.points) - 3, 3) for n in range(13)]  # fmt: skip
    return any(left + 1.5 < x < right - 1.5 and top + 1.5 < y < bottom - 1.5 for x, y in on_way)


def _on_curve(mark: Trace, start: int, t: float) -> tuple[float, float]:
    a, b, c, d = mark.points[start : start + 4]
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return tuple(sum(w * p[n] for w, p in zip(weights, (a, b, c, d), strict=True))
                 for n in (0, 1))  # type: ignore[return-value]  # fmt: skip


def _boxes(picture: Picture) -> list[Box]:
    return [mark for mark in picture.marks if isinstance(mark, Box) and mark.pen and mark.fill]


@settings(max_examples=40, deadline=None)
@given(network=networks(st.sampled_from([LONG, "HAS1", "Ketua"]), 9))
def test_arrows_in_layers_run_through_no_box(network: Network) -> None:
    nodes = tuple(Node(one.id, one.label, NodeKind.CODE) for one in network.nodes)
    picture = layout(Network(nodes, network.arrows), 400)
    if any(a.directed for a in network.arrows) and not network.round:
        ways = [one for one in picture.marks if isinstance(one, Trace) and one.curved]
        boxes = [one for one in _boxes(picture) if one.radius]
        directed = [a for a in network.arrows if a.source != a.target and a.directed
                    and {a.source, a.target} <= {n.id for n in nodes}]  # fmt: skip
        if directed:
            assert not any(_inside(way, box) for way in ways for box in boxes)


@pytest.mark.parametrize("kind", NodeKind)
@pytest.mark.parametrize("wide", [400, 120])
def test_every_one_of_many_arrows_ends_at_its_node(kind: NodeKind, wide: float) -> None:
    nodes = [Node(one, f"simpul {one}", NodeKind.CASE) for one in "abcdefgh"]
    arrows = tuple(Arrow(node.id, "z", asserted=n % 3 > 0) for n, node in enumerate(nodes))
    picture = layout(Network((*nodes, Node("z", "z", kind)), arrows), wide)
    target = next(one for one in picture.marks if isinstance(one, Text) and one.words == "z")
    painted = [one for one in picture.marks if not isinstance(one, Text | Trace)]
    shapes = [extent(one) for one in painted if _covers(extent(one), target.x, target.y - 3, 0)]
    tips = [one.points[0] for one in painted if isinstance(one, Polygon) and _is_head(one)]
    assert len(tips) == len(arrows)
    assert [tip for tip in tips if not any(_covers(one, *tip, 0.5) for one in shapes)] == []


def _covers(edges: Extent, x: float, y: float, slack: float) -> bool:
    left, top, right, bottom = edges
    return left - slack <= x <= right + slack and top - slack <= y <= bottom + slack


def _is_head(mark: Polygon) -> bool:
    return len(mark.points) == 3


def _network(*arrows: Arrow, round: bool = False) -> Picture:  # noqa: A002
    nodes = tuple(Node(one, f"simpul {one}", NodeKind.CASE) for one in "ab")
    return layout(Network(nodes, arrows, "ditegaskan", "disarankan", round), 400)


def _pens(picture: Picture) -> list[Pen]:
    return [mark.pen for mark in picture.marks if isinstance(mark, Trace) and mark.curved]


@pytest.mark.parametrize("is_round", [False, True])
def test_asserted_arrows_are_solid_and_suggested_ones_dashed_and_thinner(is_round: bool) -> None:
    arrows = (Arrow("a", "b", weight=1), Arrow("b", "a", asserted=False, weight=99))
    solid, dashed = _pens(_network(*arrows, round=is_round))
    assert not solid.dashes
    assert dashed.dashes
    assert dashed.thickness < solid.thickness


@pytest.mark.parametrize("is_round", [False, True])
def test_arrows_in_both_directions_are_both_seen(is_round: bool) -> None:
    picture = _network(Arrow("a", "b"), Arrow("b", "a"), round=is_round)
    one, other = [mark for mark in picture.marks if isinstance(mark, Trace) and mark.curved]
    assert {one.points[0], one.points[-1]}.isdisjoint({other.points[0], other.points[-1]})
    heads = [mark for mark in picture.marks if isinstance(mark, Polygon)]
    assert len(heads) == 2 + 1  # and the one in the legend


@pytest.mark.parametrize("is_round", [False, True])
def test_the_sign_of_an_arrow_stands_near_its_head(is_round: bool) -> None:
    picture = _network(Arrow("a", "b", Sign.UNFAVOURABLE), round=is_round)
    head = next(mark for mark in picture.marks if isinstance(mark, Polygon))
    (sign,) = [one for one in texts(picture) if one.words == "−"]
    assert abs(sign.x - head.points[0][0]) + abs(sign.y - head.points[0][1]) < 30


def test_an_arrow_that_only_joins_has_no_head() -> None:
    picture = _network(Arrow("a", "b", asserted=False, directed=False))
    assert not [mark for mark in picture.marks if isinstance(mark, Polygon)]


def test_every_kind_of_node_has_a_shape_of_its_own() -> None:
    looks = set()
    for kind in NodeKind:
        picture = layout(Network((Node("a", "Ibu A", kind),), ()), 400)
        marks = [mark for mark in picture.marks if not isinstance(mark, Text)]
        looks.add(
            tuple(
                (type(one), isinstance(one, Box) and one.radius > 0,
                 isinstance(one, Oval) and one.across == one.up,
                 getattr(one, "pen", None) and one.pen.thickness)
                for one in marks
            )
        )  # fmt: skip
    assert len(looks) == len(NodeKind)


def test_an_arrow_to_itself_stands_in_the_node() -> None:
    node = Node("a", "Kas")
    picture = layout(Network((node,), (Arrow("a", "a", Sign.FAVOURABLE, label="bunga"),)), 400)
    assert " ".join(one.words for one in texts(picture)) == "Kas (→\u00a0+\u00a0bunga)"


@pytest.mark.parametrize("is_round", [False, True])
def test_the_legend_explains_the_signs_that_stand_on_arrows_and_no_others(is_round: bool) -> None:
    told = ((Sign.FAVOURABLE, "searah"), (Sign.UNFAVOURABLE, "berlawanan arah"))
    nodes = (Node("a", "Satu"), Node("b", "Dua"))
    arrows = (Arrow("a", "b", Sign.UNFAVOURABLE),)
    picture = layout(Network(nodes, arrows, "ditegaskan", "", is_round, told), 400)
    written = [one.words for one in texts(picture)]
    assert "berlawanan arah" in written and "searah" not in written
    assert len([mark for mark in picture.marks if isinstance(mark, Oval)]) == 2
