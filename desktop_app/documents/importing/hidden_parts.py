"""What is hidden of a sheet of an ``.xlsx`` besides its rows, out of the text around its cells."""

import re
from collections.abc import Collection, Iterator

from desktop_app.documents.workbooks.formats.marks import Place
from desktop_app.documents.workbooks.formats.unseen import is_narrow

_MOST_COLUMNS = 16_384
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^<>]*>")
_DEFAULTS = re.compile(rb"<(?:\w+:)?sheetFormatPr\b[^<>]*>")
_VALUES = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_CONDITIONS = re.compile(
    rb"<(?:\w+:)?conditionalFormatting\b.*?</(?:\w+:)?conditionalFormatting\s*>", re.DOTALL
)
_RULES = re.compile(rb"<(?:\w+:)?cfRule\b.*?(?:/>|</(?:\w+:)?cfRule\s*>)", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?formula\s*>\s*(.*?)\s*<")
_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def hidden_columns(before: bytes) -> frozenset[int]:
    """From 0, of the text before the first row: hidden, collapsed, or too narrow to be read."""
    found: set[int] = set()
    told: set[int] = set()
    for tag in _COLUMN.finditer(before):
        get = _values(tag[0]).get
        first, last = int(get("min", "1")), min(int(get("max", "1")), _MOST_COLUMNS)
        columns = range(first - 1, last)
        told.update(columns)
        if _is_true(get("hidden", "")) or is_narrow(_number(get("width", ""), 9.0)):
            found.update(columns)
    defaults = _DEFAULTS.search(before)
    if defaults and is_narrow(_number(_values(defaults[0]).get("defaultColWidth", ""), 9.0)):
        found |= set(range(_MOST_COLUMNS)) - told
    return frozenset(found)


def may_hide(behind: bytes, hiding: Collection[int]) -> Iterator[tuple[Place, Place]]:
    """The areas of conditions that have one of these styles, of the text behind the last row.

    What is hidden where it is nought, empty or an error is a manner of writing, and says nothing.
    """
    for block in _CONDITIONS.findall(behind) if hiding else ():
        if any(_hides(each, hiding) for each in _RULES.findall(block)):
            for area in _values(block.partition(b">")[0]).get("sqref", "").split():
                places = [_place(*cell) for cell in _CELLS.findall(area)]
                if places:
                    yield places[0], places[-1]


def _hides(rule: bytes, hiding: Collection[int]) -> bool:
    get = _values(rule.partition(b">")[0]).get
    if get("dxfId", "") not in {str(each) for each in hiding}:
        return False
    kind, operator = get("type", ""), get("operator", "")
    is_of_nought = operator == "equal" and _FORMULA.findall(rule) in ([b"0"], [b'""'])
    return not is_of_nought and kind not in {"containsErrors", "containsBlanks"}


def _values(tag: bytes) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in _VALUES.findall(tag)}


def _is_true(value: str) -> bool:
    return value in {"1", "true"}


def _number(written: str, otherwise: float) -> float:
    try:
        return float(written)
    except ValueError:
        return otherwise


def _place(letters: str, digits: str) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
