"""A finding's file as the researcher's text: answers of informants put into its front matter.

Only lines of `member_checks` are added; every other byte stays as it is. What the new text says is
for the caller to prove, by reading it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from qualcode.errors import QualcodeError
from qualcode.model.memo import MemberCheck
from qualcode.stores.decoding import encoding_of
from qualcode.stores.front_matter import front_of
from qualcode.stores.yaml_blocks import Piece, list_item, put
from qualcode.stores.yaml_layout import YamlLayout, odd_layout
from qualcode.stores.yaml_notation import Value, Verbatim, flow_text

_KEY = "member_checks"
_WIDTH = 110
_BREAK = re.compile(r"\s+")


def with_member_checks(old: bytes, file: str, checks: Iterable[MemberCheck]) -> bytes:
    """The file with more answers at the end of `member_checks`, which is made where it is not.

    Raises:
        QualcodeError: the file has no front matter, or its layout gives no place for them.
    """
    mark, encoding = encoding_of(old)
    whole = old[len(mark) :].decode(encoding)
    found = front_of(whole)
    if found is None:
        raise odd_layout(file)
    start, end = found
    doc = YamlLayout(whole[start:end], mark, encoding, file)
    try:
        edited = doc.edited(put(doc, doc.root, _KEY, [_piece(one) for one in checks])).text
    except QualcodeError as error:
        raise QualcodeError(f"{file}: {error.message}", error.hint) from error
    return replace(doc, text=whole[:start] + edited + whole[end:]).data


def _piece(check: MemberCheck) -> Piece:
    """An answer in one line where it fits, as the template of a finding shows it."""
    fields: dict[str, Value] = {"informant": check.informant}
    if check.date:
        fields["date"] = Verbatim(check.date.isoformat())
    fields["result"] = _BREAK.sub(" ", check.result).strip()
    flow = flow_text(fields)
    return Piece((f"- {flow}",), flow) if len(flow) <= _WIDTH else list_item(fields)
