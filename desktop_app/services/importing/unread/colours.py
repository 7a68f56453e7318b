"""Colours and notes without a word for them: whoever put them there knows what they say.

A row that looks otherwise than the rest may be one that was not paid. All of one colour are one
question, with their number and their sums.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from colorsys import rgb_to_hsv

from desktop_app.documents.workbooks.formats.marks import FILL, LETTERS, UNSEEN, WRITTEN, Marks
from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.money import money
from desktop_app.services.importing.telling import Telling

Children = Sequence[tuple[int, Sequence[Cell]]]

_FILLED = N_(
    "{count} rows differ from the others by a colour of cells ({colour}, such as {place}), and "
    "nothing says what it means. {amount} tenge stand in them. Empty the cells of what was not "
    "paid and choose the workbook again, or say that everything was paid."
)
_LETTERED = N_(
    "{count} rows differ from the others by a colour of letters ({colour}, such as {place}), and "
    "nothing says what it means. {amount} tenge stand in them. Empty the cells of what was not "
    "paid and choose the workbook again, or say that everything was paid."
)
_UNCOLOURED = N_(
    "{count} rows have no colour, such as {place}, where the others have one, and nothing says "
    "what it means. {amount} tenge stand in them. Empty the cells of what was not paid and choose "
    "the workbook again, or say that everything was paid."
)
_UNSEEN = N_(
    "Cells of {count} rows, such as {place}, show nothing: their letters are white, tiny, or "
    "hidden by their format. {amount} tenge stand in them. Empty the cells of what was not paid "
    "and choose the workbook again, or say that everything was paid."
)
_WRITTEN = N_(
    "The format of cells in {count} rows, such as {place}, writes “{text}” beside their numbers, "
    "and it is not read. {amount} tenge stand in them. Empty the cells of what was not paid and "
    "choose the workbook again, or say that everything was paid."
)
_MAY_HIDE = N_(
    "A condition can hide or strike through cells of {count} rows, such as {place}, and is not "
    "reckoned here. {amount} tenge stand in them. Empty the cells of what was not paid and choose "
    "the workbook again, or say that everything was paid."
)
_NOTED = N_(
    "{count} notes stand at the rows, such as “{text}” ({place}). Empty the cells of what was not "
    "paid, write into them what only a note says was paid, and choose the workbook again, or say "
    "that the cells have everything that was paid and nothing else."
)
_PLAIN = ""


def ask(
    matched: Matched, children: Children, paid: Sequence[int], marks: Marks, telling: Telling
) -> None:
    """``children`` are the rows that matter, ``paid`` the columns that say what was paid."""
    read = set(matched.columns.values())
    for look, places in _unlike(children, marks, read).items():
        _ask(matched, children, paid, look, places, telling)
    may_hide = {
        (row, column)
        for row, cells in children
        for column in paid
        if cells[column] != "" and any(_is_in(area, row - 1, column) for area in marks.may_hide)
    }
    if may_hide:
        _ask(matched, children, paid, _CONDITION, may_hide, telling)


_CONDITION = "condition"
_LABELS = {_PLAIN: _UNCOLOURED, UNSEEN: _UNSEEN, _CONDITION: _MAY_HIDE}


def _is_in(area: tuple[tuple[int, int], tuple[int, int]], row: int, column: int) -> bool:
    (first, left), (last, right) = area
    return first <= row <= last and left <= column <= right


def _unlike(
    children: Children, marks: Marks, read: Collection[int]
) -> Mapping[str, set[tuple[int, int]]]:
    """The places, from 1 and 0, that look otherwise than most of their column, by how they look;
    in columns that are ``read`` also all that show nothing."""
    by_column: dict[int, dict[str, set[int]]] = defaultdict(dict)
    numbers = {row for row, _cells in children}
    for (column, look), rows in marks.looks.items():
        if of_children := numbers.intersection(row + 1 for row in rows):
            by_column[column][look] = of_children
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for column, looks in by_column.items():
        looks[_PLAIN] = numbers.difference(*looks.values())
        if column in read and UNSEEN in looks:
            found[UNSEEN] |= {(row, column) for row in looks.pop(UNSEEN)}
        most = max(looks, key=lambda look: (len(looks[look]), look == _PLAIN))
        for each, unlike in looks.items():
            if each != most:
                found[each] |= {(row, column) for row in unlike}
    order = [row for row, _cells in children]
    return {
        look: places
        for look, places in found.items()
        if places and (look == UNSEEN or not _striped(order, places))
    }


def _striped(order: Sequence[int], places: set[tuple[int, int]]) -> bool:
    """Is it every other row, as it is done for the eye?"""
    rows = {row for row, _column in places}
    return len(order) >= _FEWEST_STRIPES and rows in (set(order[::2]), set(order[1::2]))


_FEWEST_STRIPES = 4


def _ask(
    matched: Matched,
    children: Children,
    paid: Sequence[int],
    look: str,
    places: set[tuple[int, int]],
    telling: Telling,
) -> None:
    row, column = min(places)
    rows = {row for row, _column in places}
    values: dict[str, Value] = {
        "count": len(rows),
        "place": as_is(key_of("", row, column).lstrip("!")),
        "amount": sum(_amounts(children, paid, places)),
    }
    if look in _LABELS:
        step = Step(_LABELS[look], "", values)
    elif look.startswith(WRITTEN):
        step = Step(_WRITTEN, "", {**values, "text": as_is(look.removeprefix(WRITTEN))})
    else:
        label = _FILLED if look.startswith(FILL) else _LETTERED
        step = Step(label, "", {**values, "colour": _name(look)})
    point = OpenPoint(f"{matched.sheet.name}!:{look or '-'}", step, (Way.CONFIRM,))
    telling.put(point, matched.sheet.name, row, column)


def _amounts(
    children: Children, paid: Sequence[int], places: set[tuple[int, int]]
) -> Iterator[int]:
    """Of the sums that are marked themselves; of all in a row whose mark is elsewhere."""
    rows = {row for row, _column in places}
    for row, cells in children:
        if row in rows:
            own = [column for column in paid if (row, column) in places]
            yield from (money(cells[column])[0] or 0 for column in own or paid)


def _name(look: str) -> str:
    """A colour in a word, whichever of both it is."""
    digits = look.removeprefix(FILL).removeprefix(LETTERS).partition(",")[0]
    if len(digits) != len("RRGGBB") or not set(digits) <= set("0123456789ABCDEF"):
        return N_("a pattern")
    hue, saturation, light = rgb_to_hsv(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if saturation < _GREY or light < _GREY:
        return N_("grey")
    return next(name for up_to, name in _HUES if hue * 360 < up_to)


_GREY = 0.1
_HUES = (
    (16, N_("red")),
    (45, N_("orange")),
    (70, N_("yellow")),
    (165, N_("green")),
    (260, N_("blue")),
    (345, N_("violet")),
    (361, N_("red")),
)


def ask_of_notes(matched: Matched, notes: Sequence[tuple[int, int, str]], telling: Telling) -> None:
    """Notes, by row and column, of which nothing is known yet: one question for all of a sheet."""
    if not notes:
        return
    row, column, words = notes[0]
    values: dict[str, Value] = {
        "count": len(notes),
        "text": as_is(text(words)[:_MOST_SHOWN]),
        "place": as_is(key_of("", row, column).lstrip("!")),
    }
    point = OpenPoint(f"{matched.sheet.name}!:notes", Step(_NOTED, "", values), (Way.CONFIRM,))
    telling.put(point, matched.sheet.name, row, column)


_MOST_SHOWN = 80
