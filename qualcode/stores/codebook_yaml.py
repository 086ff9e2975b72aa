"""A codebook in YAML: a tree of codes with their definitions and matching rules.

Everything that is wrong is told at once with its line and column. A code that cannot be read is
left out together with the codes below it, whose own defects are told all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from qualcode.errors import Problem
from qualcode.model.codebook import AspectKind, Code, Codebook, Cues, Elsewhere
from qualcode.model.text import LocalText
from qualcode.stores.codebook_forms import CodebookForm, CodeForm
from qualcode.stores.files import read_bytes
from qualcode.stores.forms import fill, local
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.marked_yaml import read_marked
from qualcode.stores.patterns import read_match
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.study_file import refers


def read_codebook(
    path: Path, file: str, groups: Collection[str] | None = None
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read a codebook; `file` is how problems and reports call it."""
    data, problems = read_bytes(path, file)
    return parse_codebook(data, file, groups) if data is not None else (None, problems)


def parse_codebook(
    data: bytes, file: str, groups: Collection[str] | None = None
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read the bytes of a codebook.

    `groups` are the source groups of the study: with them, `expect` is checked.

    Returns:
        The valid part, or None where the file is no YAML mapping, and all problems in the order
        of the lines.
    """
    root, problems = read_marked(data, file)
    if root is None:
        return None, problems
    found = ProblemList(file)
    found.extend(problems)
    form = fill(CodebookForm, root, found, "")
    if form is None:
        return None, found.in_order()
    reading = _CodeReading(found, groups)
    codes = reading.all_codes(root)
    name = form.codebook or PurePosixPath(file).stem
    book = Codebook(
        id=name,
        title=form.title.text if form.title else LocalText.plain(name),
        codes=codes,
        source=local(form.source),
        cues=Cues(
            form.cues.negators.words,
            form.cues.negative.words,
            form.cues.positive.words,
            form.cues.given.words,
            form.cues.ignore.words,
        ),
        elsewhere=Elsewhere(form.elsewhere.words.words, form.elsewhere.unless.words),
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    reading.tell_stray_effects(book)
    return book, found.in_order()


class _CodeReading:
    """Reads codes in depth-first order and remembers where each was defined."""

    def __init__(self, problems: ProblemList, groups: Collection[str] | None) -> None:
        self._problems = problems
        self._groups = groups
        self._defined: dict[str, Mark] = {}
        self._former: dict[str, list[tuple[str, Mark]]] = {}
        self._before: dict[str, list[tuple[str, Mark]]] = {}
        self._effects: dict[str, list[tuple[str, Mark]]] = {}

    def all_codes(self, root: Marked) -> tuple[Code, ...]:
        """The codes of the file that can be used."""
        entry = root.fields().get("codes")
        if entry is None or entry.value.is_nothing or entry.value.content == ():
            at = entry.key.mark if entry else root.mark
            hint = "A codebook lists its codes under 'codes:', each with id and label."
            self._problems.error("missing-key", "the codebook has no codes", at, hint)
            return ()
        codes = tuple(self._codes(entry.value, None, "codes"))
        return self._with_known_yields(self._without_clashes(codes))

    def _codes(self, nodes: Marked, parent: Code | None, key: str) -> Iterator[Code]:
        """The codes of a list and what stands below them, depth first."""
        if isinstance(nodes.content, Refused) or nodes.is_nothing:
            return
        if not isinstance(nodes.content, tuple):
            hint = "Begin each code with '- id: …'."
            self._problems.error("wrong-value", f"{key} must be a list of codes", nodes.mark, hint)
            return
        for number, node in enumerate(nodes.content, start=1):
            if isinstance(node.content, Refused):
                continue
            name = node.text("id")
            what = f"code {name}" if name else f"{key}, entry {number}"
            code = self._code(node, parent, name, what)
            if code:
                yield code
            below = node.fields().get("children")
            children = self._codes(below.value, code, "children") if below else iter(())
            yield from children if code else self._left_out(children, node, what)

    def _left_out(self, children: Iterator[Code], node: Marked, what: str) -> Iterator[Code]:
        """Tell how many codes go with a broken one above them."""
        count = sum(1 for _ in children)
        if count:
            codes = "the code below it is" if count == 1 else f"the {count} codes below it are"
            message = f"{what} is left out, and {codes} too"
            self._problems.error("code-left-out", message, node.mark, "Mend this code first.")
        return iter(())

    def _code(self, node: Marked, parent: Code | None, name: str, what: str) -> Code | None:
        own = {key: field for key, field in node.fields().items() if key != "children"}
        mapping = isinstance(node.content, dict)
        bare = replace(node, content=own) if mapping else node
        form = fill(CodeForm, bare, self._problems, what)
        match = read_match(node.at(("match",)), name, self._problems) if "match" in own else {}
        expect = self._expect(node, what)
        if not self._is_new(node, name) or form is None:
            return None
        self._check_oddities(node, parent, what)
        self._former[name] = node.texts("formerly")
        self._before[name] = node.texts("yields_to")
        self._effects[name] = [
            (key, own[key].key.mark)
            for key in ("effect", "intended")
            if key in own and not own[key].value.is_nothing
        ]
        return Code(
            id=form.id,
            label=form.label.text,
            parent=parent.id if parent else None,
            kind=None if parent else form.kind,
            definition=local(form.definition),
            include=local(form.include),
            exclude=local(form.exclude),
            examples=form.examples.by_language if form.examples else {},
            color=form.color,
            polarity=form.polarity,
            expect=expect,
            formerly=form.formerly,
            alone=form.alone,
            yields_to=form.yields_to,
            match=match,
            line=node.line,
            retired=form.retired,
            effect=form.effect,
            intended=form.intended,
            origin=form.origin,
        )

    def _is_new(self, node: Marked, name: str) -> bool:
        if not name:
            return True
        at = node.at(("id",)).mark
        first = self._defined.setdefault(name, at)
        if first == at:
            return True
        self._problems.error(
            "duplicate-code",
            f"code '{name}' is defined twice, in lines {first[0]} and {at[0]}",
            at,
            f"Only the one in line {first[0]} is used; give the other an id of its own.",
        )
        return False

    def _check_oddities(self, node: Marked, parent: Code | None, what: str) -> None:
        fields = node.fields()
        if parent and "kind" in fields:
            message = f"{what}: 'kind' is only for roots, and this code stands below {parent.id}"
            hint = "Remove it, or move the code to the top of the tree."
            self._problems.error("kind-below-root", message, fields["kind"].key.mark, hint)
        if "color" in fields and fields["color"].value.is_nothing:
            message = f"{what}: the color is empty"
            hint = 'Quote it, since # begins a comment: color: "#1b7f79".'
            self._problems.error("wrong-value", message, fields["color"].key.mark, hint)

    def tell_stray_effects(self, book: Codebook) -> None:
        """Tell of `effect` and `intended` on codes that are no outcome: no table looks there."""
        for code in book.codes:
            root = book.aspect(code.id)
            for key, at in self._effects[code.id] if root.kind is not AspectKind.OUTCOME else ():
                message = f"code {code.id}: '{key}' is of outcomes, and {root.id} is none"
                hint = f"Remove it, or write kind: outcome on {root.id}."
                self._problems.warning("stray-effect", message, at, hint)

    def _expect(self, node: Marked, what: str) -> tuple[str, ...]:
        named = node.texts("expect")
        groups = self._groups
        if groups is None:
            return tuple(dict.fromkeys(name for name, _ in named))
        return tuple(
            dict.fromkeys(
                name
                for name, at in named
                if refers(name, groups, "group", at, self._problems, what)
            )
        )

    def _without_clashes(self, codes: tuple[Code, ...]) -> tuple[Code, ...]:
        """Take out earlier ids that are another code's id now, or were two codes' ids."""
        taken: dict[str, tuple[str, int]] = {}
        return tuple(
            replace(code, formerly=self._formerly(code, taken)) if code.formerly else code
            for code in codes
        )

    def _with_known_yields(self, codes: tuple[Code, ...]) -> tuple[Code, ...]:
        """Take out of `yields_to` what is no code; it may stand further down in the file."""
        known = {name for code in codes for name in (code.id, *code.formerly)}

        def sound(code: Code) -> tuple[str, ...]:
            what = f"code {code.id}: yields_to"
            return tuple(
                name
                for name, at in self._before[code.id]
                if refers(name, known, "code", at, self._problems, what)
            )

        return tuple(replace(one, yields_to=sound(one)) if one.yields_to else one for one in codes)

    def _formerly(self, code: Code, taken: dict[str, tuple[str, int]]) -> tuple[str, ...]:
        found = []
        for name, at in self._former[code.id]:
            other, line = taken.get(name, (name, self._defined.get(name, (0, 0))[0]))
            if not line:
                taken[name] = code.id, at[0]
                found.append(name)
                continue
            clash = f"formerly that of code '{other}'" if name in taken else "a code's present id"
            self._problems.error(
                "formerly-clash",
                f"code {code.id}: '{name}' cannot be its former id, it is {clash} (line {line})",
                at,
                "Codings under that id would belong to two codes; keep one of them.",
            )
        return tuple(found)
