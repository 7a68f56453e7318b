"""Streams of a written file that end with half of a line's end, which an archive takes for a whole
one (ISO 19005, 6.1.7.1): what objects are packed in ends as it will.

Left as they are, and not packed at all, the objects of many papers take as much room as all else.
"""

import re
import zlib
from collections.abc import Iterable
from itertools import accumulate, pairwise

_HALF = b"\r\nendstream"
_END = b"\nendstream\nendobj\n"
_TABLE = re.compile(
    rb"(\d+ 0 obj\n<< /Type /XRef /Length )(\d+)( [^\n]*/Predictor 12 >> /W \[ 1 (\d) 1 \][^\n]*>>)"
)
_LENGTH = re.compile(rb"(?<=/Length )\d+")
_STARTS = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_STREAM = b"\nstream\n"
_NEWLINES = b"\r\n"


def surely_ended(file: bytes) -> bytes:
    """The file with those streams packed otherwise, as qpdf has written it; else as it is."""
    start, table = _STARTS.search(file), None
    if start is not None and _HALF in file:
        table = _TABLE.match(file, int(start[1]))
    if start is None or table is None:
        return file
    wide = 2 + int(table[4])
    packed = file[table.end() + len(_STREAM) :][: int(table[2])]
    columns = _columns(zlib.decompress(packed), wide)
    rows = [bytearray(row) for row in zip(*columns, strict=True)]
    placed = {int.from_bytes(row[1:-1]): row for row in rows if row[0] == 1}
    starts = sorted(placed)
    made = bytearray(file[: starts[0]])
    for first, end in pairwise(starts):
        placed[first][1:-1] = len(made).to_bytes(wide - 2)
        made += _ended(file[first:end])
    place = len(made)
    placed[starts[-1]][1:-1] = place.to_bytes(wide - 2)
    content = zlib.compress(_predicted(rows, wide))
    if content[-1] in _NEWLINES:
        # Nothing stands above the first row: what is added to it and what it is are the same.
        content = zlib.compress(b"\0" + _predicted(rows, wide)[1:])
    made += table[1] + b"%d" % len(content) + table[3] + _STREAM + content + _END
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % place


def _ended(piece: bytes) -> bytes:
    """An object of the file; a stream of packed objects with a space after them where it needs."""
    if not piece.endswith(b"\r" + _END):
        return piece
    head, _, rest = piece.partition(_STREAM)
    content = _packed(zlib.decompress(rest[: -len(_END)]))
    return _LENGTH.sub(b"%d" % len(content), head, count=1) + _STREAM + content + _END


def _packed(content: bytes) -> bytes:
    """Packed with as many spaces at its end as it takes to end with no half of a line's end."""
    packed = zlib.compress(content)
    while packed[-1] in _NEWLINES:
        content += b" "
        packed = zlib.compress(content)
    return packed


def _columns(content: bytes, wide: int) -> list[bytes]:
    """The columns of a table whose rows say what is added to the row above (PNG's Up)."""
    every = wide + 1
    return [_summed(content[at::every]) for at in range(1, every)]


def _summed(column: bytes) -> bytes:
    sums: list[int] = list(accumulate(column, _sum))
    return bytes(sums)


def _predicted(rows: Iterable[bytearray], wide: int) -> bytes:
    made, above = bytearray(), bytes(wide)
    for row in rows:
        made.append(2)
        made += bytes((each - over) & 255 for each, over in zip(row, above, strict=True))
        above = bytes(row)
    return bytes(made)


def _sum(one: int, other: int) -> int:
    return (one + other) & 255
