"""Other words below the front matter of a page: what stands above stays to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.stores.front_matter import split_page, with_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    st.sampled_from("-\n\r ax:."), max_size=20
)
FRONT = ["---", "# a remark", "about: EM1.1", "kind: analytic", "---"]
NEWLINES = ["\n", "\r\n", "\r"]


def lines(text: str) -> str:
    """The text as it is read: line feeds, and no empty lines around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@given(old=WORDS, new=WORDS)
def test_front_matter_stays_and_the_new_words_are_read_back(
    newline: str, mark: str, old: str, new: str
) -> None:
    head = newline.join([f"{mark}---", "# a remark", "about: EM1.1", "---"])
    page = with_text(f"{head}{newline}{newline}{old}{newline}".encode(), new)
    assert page.startswith(f"{head}{newline}".encode())
    read, problems = split_page(page, "memos/a.md")
    assert read is not None and not len(problems)
    assert read.text == lines(new)
    assert page.endswith(newline.encode())


@given(
    mark=st.sampled_from(["", "\ufeff"]), below=WORDS, new=WORDS,
    ends=st.lists(st.sampled_from(NEWLINES), min_size=len(FRONT), max_size=len(FRONT)),
)  # fmt: skip
def test_front_matter_with_mixed_line_ends_stays_to_the_byte(
    mark: str, below: str, new: str, ends: list[str]
) -> None:
    head = mark + "".join(line + end for line, end in zip(FRONT, ends, strict=True))
    before = f"{head}{below}".encode()
    page = with_text(before, new)
    assert page.startswith(head.encode())
    old, read = split_page(before, "")[0], split_page(page, "")[0]
    assert old is not None and read is not None and read.front is not None
    assert (read.text, read.front) == (lines(new), old.front)


@given(
    page=st.lists(st.sampled_from([*FRONT, "...", "words", "", "- ---"]), max_size=8),
    ends=st.lists(st.sampled_from([*NEWLINES, " ", ""]), min_size=8, max_size=8),
    new=WORDS,
)
def test_any_page_is_read_back_as_the_words_or_refused(
    page: list[str], ends: list[str], new: str
) -> None:
    before = "".join(line + end for line, end in zip(page, ends, strict=False)).encode()
    try:
        after = with_text(before, new)
    except QualcodeError as error:
        assert lines(new).startswith("---") and "line ---" in error.hint
        return
    old, read = split_page(before, "")[0], split_page(after, "")[0]
    assert old is not None and read is not None
    assert (read.text, read.front) == (lines(new), old.front)


def test_front_matter_that_nothing_follows_gets_a_line_of_its_own() -> None:
    assert with_text(b"---\rabout: A\r---", "new\nwords") == b"---\rabout: A\r---\r\rnew\rwords\r"


def test_words_that_would_be_taken_for_front_matter_are_refused() -> None:
    with pytest.raises(QualcodeError, match="would not be read back"):
        with_text(b"no front matter\n", "---\nabout: OB\n---\nwords")


@pytest.mark.parametrize("old", ["no front matter\n", "---\nabout: A\nnever ends\n", ""])
def test_a_page_without_front_matter_gets_the_new_words_alone(old: str) -> None:
    assert with_text(old.encode(), "new") == b"new\n"


def test_what_is_no_utf8_is_refused() -> None:
    with pytest.raises(UnicodeError):
        with_text(b"---\nabout: A\n---\n\xff", "new")
