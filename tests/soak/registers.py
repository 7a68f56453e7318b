"""Old registers of a known truth: each child's sums are right, or the child stays out, told why."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.register import Checked
from desktop_app.services.office import beginning
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by
from tests.soak.made_registers import Made, Truth
from tests.soak.more_register_shapes import MORE_SHAPES
from tests.soak.office_manners import MANNERS
from tests.soak.register_disturbances import (
    DISTURBANCES,
    HARMLESS,
    MILD,
    OF_WORKBOOKS,
    nothing,
)
from tests.soak.register_shapes import SHAPES
from tests.soak.trials import Soak, Trial
from tests.soak.written_register_shapes import ASKED, READ

EVERY_SHAPE = (*SHAPES, *MORE_SHAPES, *READ, *ASKED)


def make(number: int, folder: Path) -> tuple[Path, Truth, Callable[[Made], None]]:
    """The register of that number, written; what is true of it, and how it was disturbed."""
    shape = EVERY_SHAPE[number % len(EVERY_SHAPE)]
    disturbance = DISTURBANCES[number // len(EVERY_SHAPE) % len(DISTURBANCES)]
    made = shape(number)
    if made.suffix == ".csv" and disturbance in OF_WORKBOOKS:
        disturbance = nothing
    disturbance(made)
    path, truth = _written(made, number, folder)
    return path, truth, disturbance


def _written(made: Made, number: int, folder: Path) -> tuple[Path, Truth]:
    path = folder / f"{number}{made.suffix}"
    if made.suffix == ".csv":
        _write_text(made, path)
    else:
        made.book.save(path)
    return path, {iin: _by_quarter(sums) for iin, sums in made.truth.items()}


def _write_text(made: Made, path: Path) -> None:
    """The first sheet; the rest of the workbook is never seen by whoever gets the text."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for row in made.sheet.values:
            days = (f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell for cell in row)
            csv.writer(file, delimiter=";").writerow(days)


def _by_quarter(sums: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for code, amount in sums.items():
        month = int(code[5:]) if "-" in code else 0
        found[f"{code[:4]}Q{(month + 2) // 3}" if month else code] += amount
    return dict(found)


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    with _office(folder) as head:
        yield lambda number: trial(head, number, folder)


@contextmanager
def _begin_manners(folder: Path) -> Iterator[Trial]:
    with _office(folder) as head:
        yield lambda number: manner(head, number, folder)


@contextmanager
def _office(folder: Path) -> Iterator[Desk]:
    database = open_database(folder / "office.sqlite")
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    head = taken_by(desk, Role.HEAD)
    try:
        yield head
    finally:
        database.close()


def trial(desk: Desk, number: int, folder: Path) -> str:
    """What is silently wrong of the register of that number."""
    path, truth, disturbance = make(number, folder)
    is_asked = EVERY_SHAPE[number % len(EVERY_SHAPE)] in ASKED
    must_come_in = disturbance in HARMLESS and not is_asked
    try:
        register = importing.open_register(desk, path)
        found = importing.check(desk, register)
        if is_asked:
            found = importing.check(desk, register, answers=_true_of_all(found))
    except Trouble as trouble:
        told = trouble.step.label
        return f"stopped: {told}" if must_come_in else ""
    wrong = _silently_wrong(found, truth)
    came_in = {each.row.child.iin for each in found.good}
    if not wrong and must_come_in and (found.waits or came_in != truth.keys()):
        wrong = f"{len(came_in)} of {len(truth)} came in"
    return f"{disturbance.__name__}: {wrong}" if wrong else ""


def manner(desk: Desk, number: int, folder: Path) -> str:
    """The same of a register in an office's own manner: it may be asked about or stopped."""
    made = MANNERS[number % len(MANNERS)](number)
    disturbance = MILD[number // len(MANNERS) % len(MILD)]
    disturbance(made)
    path, truth = _written(made, number, folder)
    try:
        register = importing.open_register(desk, path)
        found = importing.check(desk, register)
        found = importing.check(desk, register, answers=_true_of_all(found))
    except Trouble:
        return ""
    return _silently_wrong(found, truth)


def _true_of_all(found: Checked) -> Answers:
    """What holds for every register made here: a day that stands for a month is one."""
    days = {each.key for each in found.open if each.key.endswith("!:days")}
    return Answers(confirmed=frozenset(days))


def _silently_wrong(found: Checked, truth: Truth) -> str:
    """What would come in otherwise than it was, although nothing stops it."""
    if found.waits:
        return ""
    read: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in found.good:
        for payment in each.row.payments:
            code = f"{payment.period.first_day.year}Q{(payment.period.first_day.month + 2) // 3}"
            read[each.row.child.iin][code] += payment.amount
    for each in found.good:
        iin = each.row.child.iin
        if dict(read[iin]) != truth.get(iin):
            return f"row {each.row.number} has {dict(read[iin])}, and was paid {truth.get(iin)}"
    return ""


IN_MANNERS = Soak(
    "registers in offices' manners",
    "400 registers in sixteen manners of offices (thousands, nameless subtotals, dashes, words in "
    "cells of sums, two children a row, cash, years in titles, red brackets, apostrophes, halved "
    "IINs, merged families, storno, sums added in a cell, halves of a year, days for months, two "
    "payees a year), with mild disturbances: nobody comes in with other sums than were paid, and "
    "nobody of whom that can't be known",
    400,
    16,
    _begin_manners,
)
REGISTERS = Soak(
    "old registers",
    "625 registers of twenty-five shapes, disturbed in twenty-five ways: every child's paid sums "
    "are those of the truth that the register was made from, or the child stays out and it is told "
    "why",
    625,
    20,
    _begin,
)
