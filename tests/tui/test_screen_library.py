"""What the coder uses of the screen library beyond its public interface is there."""

from __future__ import annotations

import inspect

import pytest
from textual.app import App
from textual.widgets import TextArea, text_area

INSIDE = ("_check_bindings", "_handle_exception", "_fatal_error", "_close_messages_no_wait")


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_used_of_the_inside_of_the_screen_library_is_there(name: str) -> None:
    assert callable(getattr(App, name, None)), f"this version of textual has no App.{name}"


def test_the_exception_that_ended_a_program_can_be_had() -> None:
    assert App[None]()._exception is None


@pytest.mark.parametrize(
    "name", ["Document", "DocumentNavigator", "EditResult", "Location", "WrappedDocument"]
)
def test_the_parts_of_a_field_of_text_are_public(name: str) -> None:
    assert name in text_area.__all__, f"this version of textual has no text_area.{name}"


def test_a_field_of_text_can_be_given_other_parts_than_its_own() -> None:
    field = TextArea("")
    for name in ("document", "wrapped_document", "navigator"):
        setattr(field, name, "mine")
        assert getattr(field, name) == "mine", f"TextArea.{name} cannot be set in this textual"
    assert list(inspect.signature(TextArea.get_line).parameters) == ["self", "line_index"]
