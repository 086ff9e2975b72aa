"""Tables of ratings as people save them: what is read, what is told, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.sources.ratings_table import RatingsTable, read_ratings

Read = Callable[..., RatingsTable]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def call(content: str | bytes, *categories: str) -> RatingsTable:
        path = tmp_path / "ratings.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_ratings(path, categories)

    return call


PLAIN = (("ya", "ya"), ("tidak", None))


@pytest.mark.parametrize(
    "content",
    [
        "unit,Rina,Budi\n1,ya,ya\n2,tidak,\n",
        "unit;Rina;Budi\r\n1;ya;ya\r\n2;tidak;\r\n",
        "unit\tRina\tBudi\n1\tya\tya\n2\ttidak\t\n",
        "sep=;\nunit;Rina;Budi\n1;ya;ya\n2;tidak;\n",
        "\ufeffunit,Rina,Budi\n1,ya,ya\n2,tidak,",
        "unit,Rina,Budi,,\n1, ya ,ya,,\n\n2,tidak,,,\n,,,,\n",
        '"unit","Rina","Budi"\n"1","ya","ya"\n"2","tidak",""\n',
        "unit,Rina,Budi\n1,ya,ya\n2,tidak,\n".encode("utf-16"),
        ",Rina,Budi\n1,ya,ya\n2,tidak,\n",
    ],
)
def test_a_table_is_read_however_a_spreadsheet_saves_it(read: Read, content: str | bytes) -> None:
    table = read(content)
    assert table.ratings.coders == ("Rina", "Budi")
    assert table.ratings.units == ("1", "2")
    assert table.ratings.values == PLAIN
    assert table.notices == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is empty"),
        ("  \n\n", "is empty"),
        ("unit\n1\n2\n", "only one column"),
        ("unit,Rina,Budi\n", "there is no rating"),
        ("unit,Rina,Budi\n1,,\n", "there is no rating"),
        ("unit,Rina,\n1,a,b\n", "line 1: column 3 does not say whose ratings"),
        ("unit,Rina,Rina\n1,a,b\n", "line 1: 2 columns are called 'Rina'"),
        ("unit,Rina,Budi\n1,a,b\n2,a,b,c\n", "line 3: more cells than the first line has (3)"),
        (b"PK\x03\x04rest of a workbook", "is no CSV"),
        (b"a,b\n\x00\x01\x02,3\n", ""),
    ],
)
def test_what_is_no_table_of_ratings_is_refused_with_the_reason(
    read: Read, content: str | bytes, why: str
) -> None:
    with pytest.raises(QualcodeError) as refused:
        read(content)
    assert refused.value.message.startswith("ratings.csv ")
    assert why in refused.value.message


def test_all_that_is_wrong_is_told_at_once(read: Read) -> None:
    with pytest.raises(QualcodeError) as refused:
        read("unit,R,R\n1,a,b\n2,x,b,c\n", "a", "b")
    told = refused.value.message
    assert "2 columns are called 'R'" in told
    assert "line 3: more cells" in told
    assert "line 3: 'x' is none of the categories a, b" in told


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        ("1,1,2\n2,1,2\n3,2,2\n", "line 1 is read as the names of the coders"),
        ("u,A,B\n1,x,y\n2,x\n", "line 3: fewer cells than the first line"),
        ("u,A,B\n1,x,y\n2,,\n", "line 3: nobody rated the unit"),
        ("u,A,B\n1,x,y\n1,x,x\n", "the unit '1' comes 2 times"),
        ("u,A,B\n1,x,NA\n2,x,x\n", "'NA' counts as a category"),
        ("u,A,B\n1,Ya,ya\n2,ya,ya\n", "'Ya' and 'ya' count as different categories"),
        ("u,A,B\n1,1,1.0\n2,2,2\n", "'1' and '1.0' count as different categories"),
    ],
)
def test_what_may_be_a_slip_is_told_and_counted_as_it_stands(
    read: Read, content: str, notice: str
) -> None:
    assert any(notice in one for one in read(content).notices)


def test_a_unit_that_nobody_rated_is_still_a_unit(read: Read) -> None:
    ratings = read("u,A,B\n1,x,y\n2,,\n").ratings
    assert len(ratings.units) == 2 and ratings.pairable == 1


@given(st.lists(st.lists(st.text(max_size=4), max_size=4), max_size=6), st.sampled_from(",;\t|"))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.csv"
    text = "\n".join(separator.join(row) for row in rows)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        table = read_ratings(path)
    except QualcodeError as refused:
        assert refused.message.startswith("any.csv ")
        return
    assert len(table.ratings.units) == len(table.ratings.values)
    assert {len(row) for row in table.ratings.values} == {len(table.ratings.coders)}
