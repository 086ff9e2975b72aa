"""Pictures as SVG, PNG and TikZ: whole, harmless, the same each time, and readable by everybody."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from odd_drawings import KITCHEN, drawings, words_of

from qualcode.document import Drawing, Figure, HeatMap, Sign, Table
from qualcode.renderers import pictures
from qualcode.renderers.pictures import can_paint, png, svg, tikzs
from qualcode.renderers.pictures.hatching import hatched
from qualcode.renderers.pictures.layout import layout
from qualcode.renderers.pictures.marks import Box, Hatch, Text
from qualcode.renderers.pictures.palette import LOOKS, SERIES, contrast, on, shade

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</text><script>alert(1)</script> & "kutip" \x1b ]]>'

every_kitchen_figure = pytest.mark.parametrize(
    "figure", KITCHEN, ids=lambda one: type(one.drawing).__name__
)
needs_matplotlib = pytest.mark.skipif(not can_paint(), reason="matplotlib is not installed")


def figure_of(drawing: Drawing, title: str = "Judul") -> Figure:
    """A figure around a drawing."""
    return Figure(title, drawing, Table("", (), ()))


def escape(words: str) -> str:
    """A stand-in for LaTeX's escaping that shows that it was done."""
    return re.sub(r"([\\{}$&#^_%~])", lambda one: f"@{ord(one.group())}@", words)


def run_together(words: str) -> str:
    """Words without the spaces at which lines may be broken."""
    return "".join(words.split())


@every_kitchen_figure
def test_svg_is_xml_that_says_everything(figure: Figure) -> None:
    root = ElementTree.fromstring(svg(figure, prefix="a"))
    said = run_together("".join(one.text or "" for one in root.iter(f"{SVG}text")))
    assert [one for one in words_of(figure.drawing) if run_together(str(one)) not in said] == []
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.description
    assert root.get("role") == "img"
    spoken = str(root.get("aria-labelledby")).split()
    assert spoken == [str(root.find(f"{SVG}{one}").get("id")) for one in ("title", "desc")]  # type: ignore[union-attr]


@every_kitchen_figure
def test_svg_loads_nothing_runs_nothing_and_has_no_style_of_its_own(figure: Figure) -> None:
    root = ElementTree.fromstring(svg(figure))
    allowed = set("svg title desc g rect ellipse polygon path text".split())
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    names = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    assert "style" not in names
    values = [value for one in root.iter() for value in one.attrib.values()]
    assert not [one for one in values if "url(" in one]


def test_many_pictures_can_stand_in_one_page() -> None:
    page = "".join(svg(one, prefix=f"g{n}") for n, one in enumerate(KITCHEN))
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    used = re.findall(r' aria-labelledby="([^"]*)"', page)
    assert used
    assert {one for names in used for one in names.split()} <= set(ids)


def test_a_prefix_cannot_break_out_of_an_attribute() -> None:
    root = ElementTree.fromstring(svg(KITCHEN[0], prefix='"><script>'))
    assert all(re.fullmatch(r"[\w-]+", one.get("id", "x")) for one in root.iter())


def test_a_picture_without_title_has_no_empty_name_for_screen_readers() -> None:
    root = ElementTree.fromstring(svg(figure_of(HeatMap((), (), (), ""), title="")))
    assert root.get("aria-labelledby") is None


@settings(max_examples=40, deadline=None)
@given(drawing=drawings())
def test_every_drawing_is_painted_as_svg_and_tikz(drawing: Drawing) -> None:
    figure = figure_of(drawing, title=EVIL)
    one = svg(figure)
    assert one == svg(figure)
    assert not re.search(r'"-?(?:nan|inf)', one)
    ElementTree.fromstring(one)
    others = tikzs(figure, 14, escape)
    assert [other.count("{") for other in others] == [other.count("}") for other in others]
    assert others == tikzs(figure, 14, escape)


def test_hostile_text_stays_text() -> None:
    figure = figure_of(HeatMap((EVIL,), (EVIL,), ((1,),), EVIL), title=EVIL)
    root = ElementTree.fromstring(svg(figure))
    assert not list(root.iter(f"{SVG}script"))
    said = run_together("".join(one.text or "" for one in root.iter(f"{SVG}text")))
    assert run_together(EVIL).replace("\x1b", "\ufffd") in said


@every_kitchen_figure
def test_tikz_is_one_environment_whose_texts_are_escaped(figure: Figure) -> None:
    (painted,) = tikzs(figure, 14, escape)
    assert painted.startswith(r"\begin{tikzpicture}")
    assert painted.endswith("\\end{tikzpicture}\n")
    assert painted.count("{") == painted.count("}")
    assert "kutip" not in painted or "@38@" in painted  # the `&` beside it
    lines = [one for one in layout(figure.drawing, 14 * 72 / 2.54).marks if isinstance(one, Text)]
    assert painted.count(r"\node") == len(lines)


@pytest.mark.parametrize("room", [7.3, 9, 11.1, 14])
def test_tikz_keeps_to_its_room(room: float) -> None:
    for painted in (one for figure in KITCHEN for one in tikzs(figure, room, escape)):
        scale = float(re.search(r"\[x=([\d.]+)bp", painted)[1])  # type: ignore[index]
        wide, high = map(float, re.search(r"rectangle \(([\d.]+),([\d.]+)\)", painted).groups())  # type: ignore[union-attr]
        assert wide * scale <= room * 72 / 2.54 + 0.02
        assert high * scale <= 20 * 72 / 2.54 + 2


@needs_matplotlib
@every_kitchen_figure
def test_png_has_300_dots_per_inch_and_keeps_to_its_room(figure: Figure) -> None:
    painted = png(figure, 9, 6)
    assert painted is not None
    data, width, height = painted
    assert data.startswith(b"\x89PNG")
    assert width <= 9.001
    assert height <= 6.001
    across, down = (int.from_bytes(data[n : n + 4]) for n in (16, 20))
    assert (across, down) == (pytest.approx(width / 2.54 * 300, abs=1),
                              pytest.approx(height / 2.54 * 300, abs=1))  # fmt: skip


@needs_matplotlib
def test_png_has_the_same_bytes_each_time_and_tells_nothing_of_its_maker() -> None:
    first, second = (png(KITCHEN[2], 12, 12) for _ in range(2))
    assert first == second
    assert first is not None
    for word in (b"matplotlib", b"Software", b"tEXt", b"tIME"):
        assert word not in first[0]


@needs_matplotlib
def test_png_has_a_palette_and_keeps_the_colours_it_was_painted_with() -> None:
    from PIL import Image

    painted = png(KITCHEN[0], 12, 12)
    assert painted is not None
    picture = Image.open(BytesIO(painted[0]))
    assert picture.mode == "P"
    there = {color for _, color in picture.convert("RGB").getcolors(1 << 24) or []}
    blue = LOOKS[Sign.FAVOURABLE].fill
    wanted = tuple(int(blue[n : n + 2], 16) for n in (1, 3, 5))
    assert {(255, 255, 255), wanted} <= there


@needs_matplotlib
def test_a_users_own_matplotlib_settings_change_nothing() -> None:
    import matplotlib

    expected = png(KITCHEN[0], 9, 6)
    with matplotlib.rc_context({"text.usetex": True, "path.sketch": (1, 100, 2),
                                "savefig.transparent": True, "font.size": 30}):  # fmt: skip
        assert png(KITCHEN[0], 9, 6) == expected


@needs_matplotlib
def test_png_has_no_letter_beyond_its_edges() -> None:
    from PIL import Image

    for figure in KITCHEN:
        painted = png(figure, 14, 20, "DejaVu Sans")
        assert painted is not None
        picture = Image.open(BytesIO(painted[0])).convert("L")
        wide, high = picture.size
        edges = ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high),
                 (wide - 1, 0, wide, high))  # fmt: skip
        assert [picture.crop(one).getextrema() for one in edges] == [(255, 255)] * 4


@needs_matplotlib
def test_an_unknown_font_is_replaced() -> None:
    assert png(KITCHEN[0], 9, 6, "Tidak Ada")


def test_without_matplotlib_there_is_no_png(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    assert not can_paint()
    assert png(KITCHEN[0], 9, 6) is None


def test_matplotlib_is_loaded_only_when_it_paints() -> None:
    script = (
        "import sys, qualcode.renderers.pictures as p; p.can_paint();"
        "print('matplotlib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_signs_differ_without_their_colours() -> None:
    looks = {sign: (look.hatch, round(contrast(look.fill, "#000000")), bool(look.pen.dashes))
             for sign, look in LOOKS.items()}  # fmt: skip
    assert len(set(looks.values())) == len(Sign)


def test_numbers_are_read_on_every_fill() -> None:
    shades = [shade(n / 50) for n in range(51)]
    assert min(contrast(one, on(one)) for one in shades) >= 4.5
    assert min(contrast(look.fill, look.on_fill) for look in LOOKS.values()) >= 4.5
    lightness = [contrast(one, "#000000") for one in shades]
    assert lightness == sorted(lightness, reverse=True)


def test_lines_stand_out_from_white_and_from_black_paper() -> None:
    for color in SERIES:
        assert contrast(color, "#ffffff") >= 3
        assert contrast(color, "#121212") >= 3


@pytest.mark.parametrize("hatch", Hatch)
def test_hatching_stays_in_its_box(hatch: Hatch) -> None:
    box = Box(10, 20, 33, 9, hatch=hatch)
    lines = hatched(box)
    assert bool(lines) is (hatch is not Hatch.NONE)
    assert all(10 <= x <= 43 and 20 <= y <= 29 for line in lines for x, y in line)
