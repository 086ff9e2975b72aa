"""Office files with the same bytes for the same content."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def fixed_zip(data: bytes) -> bytes:
    """The same archive with fixed times and order.

    `[Content_Types].xml` stays first, as office programs expect; the rest is sorted by name.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            # Otherwise the archive tells on which system it was written.
            member.create_system = 0
            new.writestr(member, old.read(name))
    return packed.getvalue()
