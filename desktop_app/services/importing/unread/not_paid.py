"""What stands beside a sum and may say that it was not paid: taken as paid, it never would be."""

import re
from collections.abc import Collection, Iterator, Sequence

from desktop_app.documents.workbooks.formats.marks import Marks
from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.sums import is_in_words, is_number, is_sum, names_a_sum
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.unread import colours, remarks
from desktop_app.services.importing.unread.columns import BELOW_ZERO, Rows
from desktop_app.services.importing.unread.paying_words import OF_PAYING, says_not_paid, says_paid

_SAYS = N_(
    "“{text}” may mean that a sum of this row was not paid or came back. Empty the cell of what "
    "was not paid and choose the workbook again, or say that everything was paid."
)
_SAYS_NOTHING = N_(
    "The sum {text} stands here, and “{name}” is empty, unlike in other rows. Empty the cell of "
    "what was not paid and choose the workbook again, or say that everything was paid."
)
_OF_COLOURS = N_(
    "“{text}”: what was paid is marked by a colour or by letters here, and such marks are not "
    "read. Empty the cells of what was not paid and choose the workbook again, or say that all "
    "sums were paid."
)
_CHANGES = N_(
    "{text} may change what stands as paid in this row. Write what was really paid and choose the "
    "workbook again, or say that the sums of this row stand as they were paid."
)
_MOST_SHOWN = 80

_CAME_BACK = re.compile(r"возврат|возвращ|возвр\b|вернул|қайтар|қайтты")
"""Of a column with sums: not that they are owed still."""
_CORRECTS = re.compile(
    r"корректир|коррекц|перерасч|доначисл|удерж|исправл|түзет|қайта есепте|ұстал"
)
"""Of a column: that it puts other sums right."""
_COLOUR = re.compile(
    r"(?:ж[её]лт|зел[её]н|красн|розов|оранжев|голуб|син)\w*(?:[ыи]м|ой|ом|ей)\b|"
    r"(?:ж[её]лт|зел[её]н|красн|розов|оранжев|голуб|син)\w*\s*[-–—=:]|цвет|выделен|закраш|"
    r"(?:жирн|полужирн)\w*|курсив\w*|подч[её]ркн|\bшрифт|қалың (?:қаріп|әріп)|асты сызыл|"
    r"\b(?:сары|жасыл|қызыл|көк)(?:мен|пен)?\s*(?:[-–—=:]|түс)|\bтүс(?:пен|ті|імен)\b|боялған"
)
_NEVER_SPEAKS = re.compile(r"name|patronymic|iin|iban|phone")
"""Codes of columns that are checked letter by letter: a remark in them is a mistake already."""
_PAYMENTS = ("amount", f"{LONG}amount")
_NOTHING = ("", 0, "0", "-", "–", "—")


def ask(
    matched: Matched, rows: Rows, marks: Marks, telling: Telling, *, first_line: int | None
) -> None:
    """``first_line`` as in `columns.ask`."""
    paid = sorted(
        column
        for code, column in matched.columns.items()
        if code.startswith(PERIOD) or code in _PAYMENTS
    )
    every = [(row, cells) for row, cells, line in rows if line is Line.CHILD]
    children = [
        (row, cells)
        for row, cells in every
        if not paid or any(cells[column] not in _NOTHING for column in paid)
    ]
    if not children:
        return
    if not (paid and _ask_of_legends(matched, rows, telling)):
        colours.ask(matched, children, paid, marks, telling)
    if not paid:
        return
    of_paying = _of_paying(matched, children, paid[0])
    of_returns = {
        each.column
        for each in matched.headings
        if not each.code and not each.holds_sums and says_not_paid(each.text)
    }
    of_sums_back = {
        each.column
        for each in matched.headings
        if not each.code and _CAME_BACK.search(each.text.casefold())
    }
    correcting = {
        each.column
        for each in matched.headings
        if not each.code and _CORRECTS.search(each.text.casefold())
    }
    used = set(matched.columns.values())
    silent = {*paid, *(at for code, at in matched.columns.items() if _NEVER_SPEAKS.search(code))}
    beside = [column for column in range(len(children[0][1])) if column not in used]
    others: list[tuple[int, int, str]] = []
    for row, cells in children:
        line = 0 if first_line is None else first_line + row
        spoken = [column for column in range(len(cells)) if column not in silent]
        said = [*_remarks(spoken, of_returns, marks, row, cells), *_unlike(of_paying, paid, cells)]
        said += _sums_back(of_sums_back, cells)
        said += _corrections(set(beside) - of_sums_back, correcting, cells)
        for column, step, part in said:
            key = key_of(matched.sheet.name, row, column) + part
            point = OpenPoint(key, step, (Way.CONFIRM,), line=line)
            telling.put(point, matched.sheet.name, row, column)
    with_sums = {row for row, _cells in children}
    for row, cells in every if marks.notes else ():
        others += _other_notes(marks, row, cells, paid, is_paid=row in with_sums)
    colours.ask_of_notes(matched, others, telling)
    cell_by_cell = {*of_returns, *(heading.column for heading, _says_something in of_paying)}
    remarks.ask(matched, children, cell_by_cell, telling)


def _ask_of_legends(matched: Matched, rows: Rows, telling: Telling) -> bool:
    """Whether there is one, above the headings or below the rows."""
    found = False
    above = list(enumerate(matched.sheet.rows[: matched.row], 1))
    below = [(row, cells) for row, cells, line in rows if line is Line.WORDS]
    for row, cells in (*above, *below):
        words = " ".join(text(cell) for cell in cells if cell != "")
        said = words.casefold()
        if _COLOUR.search(said) and OF_PAYING.search(said):
            step = Step(_OF_COLOURS, "", {"text": as_is(words[:_MOST_SHOWN])})
            point = OpenPoint(key_of(matched.sheet.name, row), step, (Way.CONFIRM,))
            telling.put(point, matched.sheet.name, row, -1)
            found = True
    return found


def _remarks(
    spoken: Sequence[int],
    of_returns: Collection[int],
    marks: Marks,
    row: int,
    cells: Sequence[Cell],
) -> Iterator[tuple[int, Step, str]]:
    """``spoken`` are the columns that have no sums that are read, such as a school's with «4 кв.
    возврат»; ``of_returns`` those of what came back."""
    for column in range(len(cells)) if marks.notes else ():
        note = marks.notes.get((row - 1, column), "")
        if says_not_paid(note):
            yield column, Step(_SAYS, "", {"text": as_is(note[:_MOST_SHOWN])}), ":note"
    for column in spoken:
        cell = cells[column]
        says_so = isinstance(cell, str) and not is_in_words(cell) and says_not_paid(text(cell))
        if says_so or (column in of_returns and _affirms(cell)):
            yield column, Step(_SAYS, "", {"text": as_is(text(cell)[:_MOST_SHOWN])}), ""


def _sums_back(columns: Collection[int], cells: Sequence[Cell]) -> Iterator[tuple[int, Step, str]]:
    """A sum that came back stands as paid in its own column: that this one is left out is asked of
    the column, and says nothing of the other."""
    for column in sorted(columns):
        cell = cells[column] if column < len(cells) else ""
        if is_sum(cell) or (is_number(cell) and cell not in _NOTHING):
            yield column, Step(_SAYS, "", {"text": as_is(text(cell)[:_MOST_SHOWN])}), ":back"


def _corrections(
    beside: Collection[int], correcting: Collection[int], cells: Sequence[Cell]
) -> Iterator[tuple[int, Step, str]]:
    """A number below zero in any column, and any sum in one that corrects others: whoever leaves
    the column out says nothing yet of what was paid in these rows."""
    for column in sorted(beside):
        cell = cells[column] if column < len(cells) else ""
        if cell in _NOTHING:
            continue
        takes_off = BELOW_ZERO.fullmatch(text(cell)) is not None
        if takes_off or (column in correcting and (is_sum(cell) or is_number(cell))):
            yield column, Step(_CHANGES, "", {"text": as_is(text(cell)[:_MOST_SHOWN])}), ":sum"


def _affirms(cell: Cell) -> bool:
    """A day, a word or a cross; columns with numbers are asked about as a whole already."""
    return not (cell in _NOTHING or is_number(cell) or _word(cell) in {"нет", "жоқ", "no"})


def _other_notes(
    marks: Marks, row: int, cells: Sequence[Cell], paid: Sequence[int], *, is_paid: bool
) -> Iterator[tuple[int, int, str]]:
    """Those that say neither that a sum was not paid nor when it was; and those that name a sum, or
    say of an empty cell that it was paid: only the sums of cells are brought in."""
    for column, cell in enumerate(cells):
        words = marks.notes.get((row - 1, column), "")
        if not words or says_not_paid(words):
            continue
        is_of_more = names_a_sum(words) or (column in paid and cell in _NOTHING)
        if is_of_more or (is_paid and not _says_paid(words)):
            yield row, column, words


def _of_paying(
    matched: Matched, children: Sequence[tuple[int, Sequence[Cell]]], first_paid: int
) -> list[tuple[Heading, bool]]:
    """Columns that say whether a sum was paid, or when; and whether of some child they do.

    By their headings, or where they say of some child behind its sums that it was paid; a day
    beside a sum is the one of paying, whether or not its heading says so.
    """
    return [
        (each, any(cells[each.column] not in _NOTHING for _row, cells in children))
        for each in matched.headings
        if not each.code
        and not each.holds_sums
        and not says_not_paid(each.text)
        and (
            OF_PAYING.search(each.text.casefold())
            or _is_of_days(each, children, first_paid)
            or (
                each.column > first_paid
                and any(says_paid(_word(cells[each.column])) for _row, cells in children)
            )
        )
    ]


def _is_of_days(
    heading: Heading, children: Sequence[tuple[int, Sequence[Cell]]], first_paid: int
) -> bool:
    """«Дата», «№ п/п» or «Ведомость» behind a sum, or «Дата» right before the first one."""
    if heading.column < first_paid - 1 or _OF_ELSE.search(heading.text.casefold()):
        return False
    cells = [each for _row, row in children if (each := row[heading.column]) not in _NOTHING]
    if any(_DAY.match(text(each)) for each in cells):
        return True
    return heading.column > first_paid and _PAPER.search(heading.text.casefold()) is not None


_DAY = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-](?:\d{1,2}|[ivxх]{1,4})[./-](?:20)?\d\d\b", re.I
)
_PAPER = re.compile(
    r"(?:№|n)\s*п\W?п\b|плат\w*\W+пор|поручен|ведомост|касс|\bчек\b|квитанц|исполнен|тапсырма|"
    r"тізімдеме|түбіртек|орындал"
)
_OF_ELSE = re.compile(
    r"рожд|туған|справк|анықтама|инвалид|мүгедек|договор|шарт|обращ|заявл|өтініш|приказ|бұйрық|"
    r"обучен|оқыту|оқу|начал|басталу|оконч|аяқтал|удостов|куәлік|выдач|берілген|пмпк|срок|мерзім"
)


def _word(cell: Cell) -> str:
    return text(cell).casefold().strip(" .")


def _unlike(
    of_paying: Sequence[tuple[Heading, bool]], paid: Sequence[int], cells: Sequence[Cell]
) -> Iterator[tuple[int, Step, str]]:
    """A sum beside which its column does not say paid: the sum nearest on the left, or
    the next one where the first such column stands before the first sum."""
    is_before = any(each.column == paid[0] - 1 for each, _says_something in of_paying)
    for heading, says_something in of_paying:
        column = heading.column
        if is_before and column + 1 in paid:
            nearest = column + 1
        else:
            nearest = max((each for each in paid if each < column), default=paid[0])
        amount, cell = cells[nearest], cells[heading.column]
        if amount in _NOTHING or says_not_paid(text(cell)):
            continue
        if cell == "" and says_something:
            values = {"text": as_is(text(amount)), "name": as_is(heading.name)}
            yield heading.column, Step(_SAYS_NOTHING, "", values), ""
        elif cell != "" and not _says_paid(cell):
            yield heading.column, Step(_SAYS, "", {"text": as_is(text(cell)[:_MOST_SHOWN])}), ""


def _says_paid(cell: Cell) -> bool:
    """A day, the number of an order, or a word for it."""
    words = _word(cell)
    return any(map(str.isdigit, words)) or says_paid(words)
