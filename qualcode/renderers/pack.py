"""Office files with the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def fixed_zip(data: bytes) -> bytes:
    """The same archive with fixed times and order."""
    with ZipFile(BytesIO(data)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members with fixed times and order.

    `[Content_Types].xml` stands first, as office programs expect; the rest is sorted by name.
    """
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda name: (name != "[Content_Types].xml", name)):
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            # Otherwise the archive tells on which system it was written.
            member.create_system = 0
            archive.writestr(member, members[name])
    return packed.getvalue()
