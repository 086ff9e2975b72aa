"""Other words below the front matter of a page: what stands above stays to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stores.front_matter import split_page, with_text

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
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
    assert read.text == new.strip("\n")


@pytest.mark.parametrize("old", ["no front matter\n", "---\nabout: A\nnever ends\n", ""])
def test_a_page_without_front_matter_gets_the_new_words_alone(old: str) -> None:
    assert with_text(old.encode(), "new") == b"new\n"


def test_what_is_no_utf8_is_refused() -> None:
    with pytest.raises(UnicodeError):
        with_text(b"---\nabout: A\n---\n\xff", "new")
