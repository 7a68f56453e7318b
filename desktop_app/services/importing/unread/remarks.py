"""Columns of remarks: what is written beside sums in words that no rule understands.

Words say in a thousand ways that a sum was not paid («ждём счёт», «умер в декабре»). So whatever
does not plainly say that it was paid is asked about, once for each column.
"""

import re
from collections.abc import Collection, Sequence

from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import BETWEEN
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.sums import is_in_words
from desktop_app.services.importing.spans.words import says_only_paying
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.unread.paying_words import says_not_paid, says_paid

_REMARKS = N_(
    "{count} remarks stand in the column “{name}”, such as “{text}” ({place}), and are not read. "
    "Empty the cells of what was not paid and choose the workbook again, or say that everything "
    "was paid."
)
_OF_REMARKS = re.compile(
    r"примеч|\bприм\b|заметк|коммент|пояснен|отметк|особы[ех]|дополнительн|\bдоп\b|информац|"
    r"причин|обстоятельств|состояни|результат|движени|ескерт|түсін|белгі|қосымша|ақпарат|себеп|"
    r"нәтиже|жағдай|remark|comment|\bnotes?\b"
)
_MOST_SHOWN = 80


def ask(
    matched: Matched,
    children: Sequence[tuple[int, Sequence[Cell]]],
    asked: Collection[int],
    telling: Telling,
) -> None:
    """``children`` are rows with sums; the columns ``asked`` are asked about cell by cell."""
    named = {each.column: each.text for each in matched.headings}
    read = {*matched.columns.values(), *asked}
    for column in range(max((len(cells) for _row, cells in children), default=0)):
        heading = named.get(column, "")
        below = heading.rpartition(BETWEEN)[2].casefold()
        if column in read or (below.strip() and not _OF_REMARKS.search(below)):
            continue
        said = [
            (row, text(cells[column]))
            for row, cells in children
            if column < len(cells) and isinstance(cells[column], str) and _says(cells[column])
        ]
        if said:
            _put(telling, matched, column, heading, said)


def _says(cell: Cell) -> bool:
    """Words of which nothing is known: neither that it was paid nor, as is asked already, not."""
    words = text(cell)
    plain = re.sub(r"[\W\d_]+", " ", words.casefold()).strip()
    if not plain or says_not_paid(words) or is_in_words(words):
        return False
    return not (says_paid(plain) or says_only_paying(plain))


def _put(
    telling: Telling, matched: Matched, column: int, heading: str, said: Sequence[tuple[int, str]]
) -> None:
    row, words = said[0]
    values: dict[str, Value] = {
        "count": len(said),
        "name": as_is(heading or key_of("", 0, column).lstrip("!")),
        "text": as_is(words[:_MOST_SHOWN]),
        "place": as_is(key_of("", row, column).lstrip("!")),
    }
    key = key_of(matched.sheet.name, 0, column) + ":words"
    point = OpenPoint(key, Step(_REMARKS, "", values), (Way.CONFIRM,))
    telling.put(point, matched.sheet.name, row, column)
