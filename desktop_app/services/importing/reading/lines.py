"""What each row below the headings of a sheet is, so that none is passed over unseen."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum

from desktop_app.documents.workbooks.reading import Cell
from desktop_app.identity.cleaning import PLAIN_NAME
from desktop_app.services.importing.reading.cells import text, why_unreadable
from desktop_app.services.importing.reading.heading_names import normalised
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.periods import years_said
from desktop_app.services.importing.reading.sums import is_number, is_sum


class Line(Enum):
    EMPTY = "empty"
    CHILD = "child"
    TOTAL = "total"
    """What the rows above come to, by a word or by its sums alone."""
    WORDS = "words"
    """A village, who signs, or the headings once more: nothing that could have been paid."""
    LOOSE = "loose"
    """Numbers, or what can't be read, of nobody."""


def lines(matched: Matched) -> Iterator[tuple[int, Sequence[Cell], Line]]:
    """Each row below the headings, by its number as in Excel, with its cells."""
    columns = matched.columns
    who = [columns[code] for code in ("child_iin", "payee_iin") if code in columns]
    names = [columns[code] for code in columns if code.startswith(("child_", "payee_"))]
    if "period" in columns:
        names.append(columns["period"])
    headings = {normalised(each.text) for each in matched.headings if each.text}
    rows = matched.sheet.rows
    for number, cells in enumerate(rows[matched.row + 1 :], matched.row + 2):
        yield number, cells, _line(cells, who, names, headings)


def _line(
    cells: Sequence[Cell], who: Sequence[int], names: Sequence[int], headings: Collection[str]
) -> Line:
    if text(cells[0]) == "1" and _counts([text(cell) for cell in cells if cell != ""]):
        return Line.WORDS
    there = [cell for cell in cells if cell != ""]
    if len(there) == 1 and isinstance(there[0], str) and years_said(there[0]):
        return Line.WORDS
    if any(_may_be_iin(cells[column]) for column in who):
        return Line.CHILD
    if not there:
        return Line.EMPTY
    first = next((str(cell) for cell in there if isinstance(cell, str) and cell.strip()), "")
    if _FOOT.match(first.casefold().strip()):
        return Line.TOTAL
    has_sums = any(map(is_sum, there))
    is_signed = _SIGNED.match(first.casefold().strip()) is not None
    if not has_sums and (is_signed or _says_headings(there, headings)):
        return Line.WORDS
    named = [text(cells[column]) for column in names if cells[column] != ""]
    if named and (len(there) > 1 or _is_whole_name(named[0])):
        return Line.CHILD
    if not has_sums and not any(map(is_number, there)):
        return Line.WORDS
    return Line.TOTAL if all(map(is_number, there)) else Line.LOOSE


def _may_be_iin(cell: Cell) -> bool:
    if type(cell) is str and cell.isdigit():
        return True
    return cell != "" and (_DIGIT.search(str(cell)) is not None or why_unreadable(cell) is not None)


def _is_whole_name(words: str) -> bool:
    return " " in words and PLAIN_NAME.fullmatch(words) is not None


def _says_headings(there: Sequence[Cell], headings: Collection[str]) -> bool:
    """The headings once more, as on a new page."""
    known = sum(normalised(text(cell)) in headings for cell in there)
    return len(there) >= _FEWEST and 2 * known > len(there)


def _counts(numbers: Sequence[str]) -> bool:
    """The numbers of the columns, as they stand below many headings."""
    return len(numbers) >= _FEWEST and list(numbers) == [
        str(number) for number in range(1, len(numbers) + 1)
    ]


_FEWEST = 3
_DIGIT = re.compile(r"\d")
_FOOT = re.compile(r"(?:итого|всего|барлығы|барлыгы|жиыны|total)(?!\w)")
_SIGNED = re.compile(
    r"(составил[аи]?|подготовил[аи]?|проверил[аи]?|утвердил[аи]?|исполнитель|руководитель|директор|"
    r"(главный |гл\. ?)?бухгалтер|подпись|м\. ?п\.|құрастырған|құрған|дайындаған|тексерген|"
    r"орындаушы|орындаған|басшы|(бас )?есепші|қолы|м\. ?о\.)(?!\w)"
)


def beside(cells: Sequence[Cell], columns: Mapping[str, int]) -> str:
    """The words of a row that stand in no column of the register: why it was hidden, perhaps."""
    used = set(columns.values())
    words = [
        text(cell)
        for column, cell in enumerate(cells)
        if column not in used and isinstance(cell, str) and cell.strip() and not cell.isdigit()
    ]
    return "; ".join(words)
