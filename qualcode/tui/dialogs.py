"""What the coder asks: for a code, for some words, for a source; and its page of keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.model.codebook import Code, Codebook
from qualcode.tui.cells import cut, fill, visible
from qualcode.tui.keys import grouped
from qualcode.tui.picking import labels, ranked
from qualcode.tui.plain_signs import harmless
from qualcode.tui.recent import Recent

_SHOWN = 60
_WIDE, _AROUND = 76, 5
"""The width of a box, and what of it its frame and a scroll bar take."""
BOX = """
    align: center middle;
    & > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    OptionList { height: auto; padding: 0; scrollbar-size-vertical: 1; }
    OptionList, OptionList:focus, Input, Input:focus { border: none; }
    Input { height: 1; padding: 0; background: $boost; }
"""
"""How all dialogs look."""


def still(field: Input) -> Input:
    """A field whose cursor does not blink: over a slow line every blink is sent."""
    field.cursor_blink = False
    return field


class LineField(Input):
    """A field of one line: signs that have no place in one, and could act on the terminal, go."""

    def validate_value(self, value: str) -> str:
        """What is shown and answered of what was typed or pasted."""
        return harmless(value.replace("\t", " "))


class _Choice(Option):
    """A line of the picker with its code: messages about it may arrive when the list is another."""

    def __init__(self, line: Text, code: Code | None) -> None:
        super().__init__(line)
        self.code = code


class Picker(ModalScreen[str | None]):
    """Find a code by a few letters of its id or label, in either language."""

    DEFAULT_CSS = f"""
    Picker {{ {BOX}
        OptionList {{ max-height: 12; }}
        #about {{ height: 3; color: $text-muted; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave"),
        Binding("up", "move(-1)", "up", priority=True),
        Binding("down,tab", "move(1)", "down", priority=True),
    ]

    def __init__(
        self, title: str, codebook: Codebook, recent: Recent, language: str, nothing: str = ""
    ) -> None:
        super().__init__()
        self._title, self._codebook = title, codebook
        self._recent, self._language, self._nothing = recent, language, nothing

    def compose(self) -> ComposeResult:
        """The box with its field and its list."""
        with Vertical():
            yield Static(Text(self._title, no_wrap=True, overflow="ellipsis"))
            yield LineField(placeholder="a few letters of the id or the label")
            choices = OptionList()
            choices.can_focus = False
            yield choices
            yield Static("", id="about")

    def on_mount(self) -> None:
        """Begin with the codes used last."""
        self.set_focus(still(self.query_one(Input)))
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look the letters up."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take the highlighted code."""
        choices = self.query_one(OptionList)
        if choices.highlighted is not None:
            self._take(choices.get_option_at_index(choices.highlighted))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the code that was clicked."""
        self._take(event.option)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the code means."""
        code = event.option.code if isinstance(event.option, _Choice) else None
        told = [] if code is None else [code.definition, code.include]
        texts = [" ".join(one.in_language(self._language).split()) for one in told if one]
        self.query_one("#about", Static).update(Text(visible(" – ".join(texts))))

    def action_move(self, step: int) -> None:
        """Go up or down the list while typing."""
        choices = self.query_one(OptionList)
        if step < 0:
            choices.action_cursor_up()
        else:
            choices.action_cursor_down()

    def _list(self, query: str) -> None:
        found: list[Code | None] = []
        found += ranked(self._codebook, query, self._recent.order)[:_SHOWN]
        if self._nothing and not query.strip():
            found.insert(0, None)
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([_Choice(self._line(code), code) for code in found])
        choices.highlighted = 0 if found else None
        if not found:
            self.query_one("#about", Static).update("No code is called so.")

    def _line(self, code: Code | None) -> Text:
        if code is None:
            return Text(self._nothing)
        own = code.label.in_language(self._language)
        others = [one for one in labels(code) if one != own]
        key = self._recent.key(code.id) or " "
        start = f"{key} {visible(code.id)} "
        name = visible(" ".join(own.split()))
        rest = visible("".join(f" · {' '.join(one.split())}" for one in others))
        room = min(_WIDE, self.app.size.width) - _AROUND
        line = Text(cut(f"{start}{name}{rest}", room))
        line.stylize("bold", len(start), len(start) + len(name))
        line.stylize("dim", len(start) + len(name))
        return line

    def _take(self, choice: Option) -> None:
        if isinstance(choice, _Choice):
            self.dismiss(choice.code.id if choice.code else "")


class Asking(ModalScreen[str | None]):
    """Ask for a line of words, or only for a yes; Esc leaves everything as it is.

    With `anew` what is typed takes the place of the value that stands there.
    """

    DEFAULT_CSS = f"Asking {{ {BOX} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave"),
        Binding("enter", "agree", "yes"),
    ]

    def __init__(
        self, title: str, value: str = "", asks_words: bool = True, anew: bool = False
    ) -> None:
        super().__init__()
        self._title, self._value, self._asks_words = title, value, asks_words
        self._anew = anew

    def compose(self) -> ComposeResult:
        """The box with its field."""
        with Vertical():
            yield Static(Text(self._title))
            if self._asks_words:
                yield LineField(self._value, select_on_focus=self._anew)
            yield Static(
                "Enter keeps it, Esc leaves" if self._asks_words else "Enter: yes, Esc: no"
            )

    def on_mount(self) -> None:
        """Begin in the field."""
        if self._asks_words:
            self.set_focus(still(self.query_one(Input)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was written."""
        self.dismiss(event.value)

    def action_agree(self) -> None:
        """Take a yes."""
        self.dismiss("")


class Choosing(ModalScreen[str | None]):
    """Choose one of some lines; `lines` pair what is answered with what is shown."""

    DEFAULT_CSS = f"Choosing {{ {BOX} OptionList {{ max-height: 1fr; }} }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,tab,q", "dismiss", "leave")]

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self._title, self._lines, self._current = title, lines, current

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical():
            yield Static(Text(self._title))
            texts = [Text(line, no_wrap=True, overflow="ellipsis") for _, line in self._lines]
            yield OptionList(*map(Option, texts))

    def on_mount(self) -> None:
        """Begin at the one that is current."""
        answers = [answer for answer, _ in self._lines]
        choices = self.query_one(OptionList)
        choices.highlighted = answers.index(self._current) if self._current in answers else 0
        self.set_focus(choices)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line."""
        self.dismiss(self._lines[event.option_index][0])


class Help(ModalScreen[None]):
    """All keys."""

    DEFAULT_CSS = f"Help {{ {BOX} VerticalScroll {{ height: auto; max-height: 1fr; }} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "leave"),
        Binding("j", "scroll(1)", "down"),
        Binding("k", "scroll(-1)", "up"),
    ]

    def compose(self) -> ComposeResult:
        """The keys under their headings."""
        with Vertical():
            yield Static("Keys  [dim]↑ ↓ PgUp PgDn scroll, Esc leaves[/dim]")
            with VerticalScroll():
                yield Static(help_text())

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def help_text() -> Text:
    """The keys as the help shows them."""
    text = Text()
    for group, keys in grouped():
        text.append(f"{group}\n", "bold")
        for key in keys:
            text.append(f"  {fill(key.shown, 19)} {key.does}\n")
    text.append("Beside the text\n", "bold")
    for sign, meaning in SIGNS:
        text.append(f"  {fill(sign, 19)} {meaning}\n")
    return text


SIGNS = (
    ("┃", "a decision: coded by hand, or accepted"),
    ("┊", "a proposal that nobody has judged"),
    ("+ − ± 0 ?", "polarity, where a passage begins; ? is open"),
    ("»", "more codings than there is room for"),
)
"""What the signs in the gutter mean, for the help and the docs."""
