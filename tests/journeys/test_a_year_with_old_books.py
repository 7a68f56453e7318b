"""A year of an office that began with three old books: 120 families, four sheets, three banks.

Nothing is mocked: books and statements are files, and everything goes through the services. What
each family was paid is reckoned here by itself, slowly and from what was written into the books and
the statements alone; the program must have the same, family by family and period by period.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import parse_period
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.debts import RepaymentEntry
from desktop_app.records.imports import Way
from desktop_app.records.kinds import LineKind, LineState
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutLine
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.bank import statements
from desktop_app.services.bank.proposed import take
from desktop_app.services.debts import demands, ledger
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.services.reports import forecast
from desktop_app.services.reports import report as reports
from desktop_app.services.reports.forecast import Assumptions
from desktop_app.services.sums.balances import accounts
from desktop_app.storage import tables as t
from tests.builders import Clock, a_child, make_iban
from tests.services.acts import seen
from tests.soak.made_registers import COMMON, family
from tests.statement_files import Paid, as_1c, as_table

FAMILIES = range(1, 121)
BANKS = ("722", "601", "856")
PERIODS = ("2025Q3", "2025Q4", "2026Q1", "2026Q2")
ENTITLED = {"2025Q3": 31_456, "2025Q4": 31_456, "2026Q1": 34_600, "2026Q2": 34_600}
"""8 MCI for the school months of a quarter: 3 932 tenge in 2025, 4 325 in 2026."""
OVERPAID = 23_067
"""Of 34 600 for three months, what is overpaid where January alone was due."""

Key = tuple[str, str]
"""A child's IIN and a period."""


@dataclass
class Reckoning:
    """What a careful accountant would have on a sheet of paper."""

    paid: Counter[Key] = field(default_factory=Counter)
    approved: list[tuple[ApprovedPayout, set[int]]] = field(default_factory=list)

    def of(self, iin: str) -> dict[str, int]:
        return {period: self.paid[iin, period] for period in PERIODS if self.paid[iin, period]}


def iin_of(serial: int) -> str:
    return a_child(serial).iin


def in_the_book(serial: int) -> int:
    """What was paid before the program: mostly all, to some a part, to some nothing."""
    if serial <= 80 and serial % 10 == 0:
        return 0
    return 5_000 if serial % 10 == 5 else ENTITLED["2025Q3"]


def row_of(serial: int) -> list[object]:
    """With an account of one of three banks."""
    return [*family(serial)[:-1], make_iban(serial, bank=BANKS[serial % 3])]


# --- three books ---


def two_rows(path: Path, serials: Iterable[int]) -> Path:
    """A column a period, below headings in two rows that are merged."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*COMMON, "Выплачено в 2025 году", None])
    sheet.append([*[None] * len(COMMON), "III кв", "IV кв"])
    for column in range(1, len(COMMON) + 1):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet.merge_cells("N1:O1")
    for serial in serials:
        sheet.append([*row_of(serial), in_the_book(serial) or None])
    book.save(path)
    return path


def payment_sheet(path: Path, serials: Iterable[int]) -> Path:
    """The payments on a sheet of their own, as texts."""
    book = Workbook()
    sheet, paid = book.worksheets[0], book.create_sheet("Выплаты")
    sheet.append(COMMON)
    paid.append(["ИИН ребенка", "Период", "Выплаченная сумма"])
    for serial in serials:
        sheet.append(row_of(serial))
        if in_the_book(serial):
            spaced = f"{in_the_book(serial):,},00".replace(",", " ", 1)
            paid.append([iin_of(serial), "3 квартал 2025", spaced])
    book.save(path)
    return path


def row_a_payment(path: Path, serials: Iterable[int]) -> Path:
    """A text with semicolons in which each payment is a row, the family with it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([*COMMON, "Квартал", "Сумма"])
        for serial in serials:
            cells = [f"{v:%d.%m.%Y}" if isinstance(v, date) else v for v in row_of(serial)]
            writer.writerow([*cells, "2025 жылғы 3-тоқсан", in_the_book(serial)])
    return path


BOOKS: tuple[tuple[str, Callable[[Path, Iterable[int]], Path], range], ...] = (
    ("тізілім.xlsx", two_rows, range(1, 41)),
    ("журнал.xlsx", payment_sheet, range(41, 81)),
    ("учет.csv", row_a_payment, range(81, 121)),
)


@dataclass
class Office:
    """Who works there, its files, and the reckoning beside it."""

    head: Desk
    accountant: Desk
    clock: Clock
    folder: Path
    reckoning: Reckoning = field(default_factory=Reckoning)
    new_accounts: int = 0

    def on(self, day: date) -> None:
        self.clock.move_to(datetime(day.year, day.month, day.day, 10))

    # The books

    def brings_in(self, name: str, write: Callable[[Path, Iterable[int]], Path], of: range) -> None:
        read = importing.open_register(self.head, write(self.folder / name, of))
        first = importing.check(self.head, read)
        confirmed = frozenset(each.key for each in first.open if Way.CONFIRM in each.ways)
        checked = importing.check(self.head, read, answers=Answers(confirmed=confirmed))
        assert checked.open == (), [each.key for each in checked.open]
        importing.bring_in(self.head, checked)
        for serial in of:
            if in_the_book(serial):
                self.reckoning.paid[iin_of(serial), "2025Q3"] += in_the_book(serial)

    def confirms(self) -> None:
        while waiting := confirming.waiting(self.head).first:
            confirming.confirm(self.head, [award.decision_id for award in waiting])

    # Sheets

    def approves(self, drawn: DrawnPayout) -> ApprovedPayout:
        draft = cycle.keep_draft(self.accountant, drawn)
        self.clock.pass_by(hours=1)
        return cycle.approve(self.head, seen(self.head, draft))

    def pays(self, period: str, back: int, write: "Statement") -> list[PayoutLine]:
        """A sheet, the bank's statement of it, and what came back, which is paid once more."""
        sheet = self.approves(cycle.draw_up(self.accountant, parse_period(period)))
        self.clock.pass_by(days=2)
        returned = [number for number in range(1, len(sheet.lines) + 1) if number % back == 0]
        self._answered(sheet, set(returned), write)
        for number in returned:
            self.new_accounts += 1
            iban = make_iban(3_000 + self.new_accounts, bank=BANKS[number % 3])
            amendments.amend(
                self.head,
                sheet.lines[number - 1].decision_id,
                AccountChanged(iban),
                "Жаңа шот",
            )
        self.clock.pass_by(days=1)
        again = self.approves(cycle.follow_up(self.accountant, sheet.id))
        assert len(again.lines) == len(returned)
        self.clock.pass_by(days=1)
        self._answered(again, set(), write)
        return list(sheet.lines)

    def _answered(self, sheet: ApprovedPayout, returned: set[int], write: "Statement") -> None:
        """The statement tells what went out; of what came back the bank writes a letter."""
        went = [line for number, line in enumerate(sheet.lines, 1) if number not in returned]
        day = self.head.today()
        moved = [
            Paid(str(place), day, f"{line.amount}.00", line.iban, line.payee_iin, line.payee_name,
                 f"Өтеу, {sheet.number}")
            for place, line in enumerate(went, 1)
        ]  # fmt: skip
        stranger = Paid("9", day, "7000.00", make_iban(9_999), "800101300017", "Жеткізуші")
        file = write(self.folder / f"statement-{sheet.id}", [*moved, stranger])
        matched = statements.match(self.accountant, file)
        assert (matched.by_hand, matched.others) == ((), 1)
        (proposed,) = matched.proposed
        assert proposed.paid == len(went)
        take(self.accountant, proposed)
        back = [
            LineAnswer(number, line.amount, line.iban, is_paid=False, day=day, why="Шот жабық")
            for number, line in enumerate(sheet.lines, 1)
            if number in returned
        ]
        if back:
            bank_answers.record(self.accountant, sheet.id, back)
        for line in went:
            self.reckoning.paid[line.child_iin, str(line.period)] += line.amount
        self.reckoning.approved.append((sheet, returned))

    # What must hold

    def agrees(self) -> None:
        """Family by family and period by period."""
        with self.head.reading() as connection:
            people = connection.execute(select(t.people.c.iin, t.people.c.id)).all()
        ids = {iin: person for iin, person in people if iin in {iin_of(s) for s in FAMILIES}}
        assert len(ids) == len(FAMILIES)
        last = parse_period(PERIODS[-1])
        for iin, child in ids.items():
            found = {str(each.quarter): each.paid for each in accounts(self.head, child, last)}
            assert {k: paid for k, paid in found.items() if paid} == self.reckoning.of(iin)


Statement = Callable[[Path, Sequence[Paid]], Path]


def exchange_1c(path: Path, moved: Sequence[Paid]) -> Path:
    file = path.with_suffix(".txt")
    file.write_bytes(as_1c(moved))
    return file


def table_xlsx(path: Path, moved: Sequence[Paid]) -> Path:
    book = Workbook()
    for row in as_table(moved):
        book.worksheets[0].append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def table_csv(path: Path, moved: Sequence[Paid]) -> Path:
    text = "\n".join(";".join(map(str, row)) for row in as_table(moved))
    file = path.with_suffix(".csv")
    file.write_bytes(text.encode("cp1251", errors="replace"))
    return file


def test_a_year_of_120_families_of_three_old_books(
    head: Desk, accountant: Desk, clock: Clock, tmp_path: Path
) -> None:
    office = Office(head, accountant, clock, tmp_path)
    office.on(date(2025, 10, 6))
    for book in BOOKS:
        office.brings_in(*book)
    office.confirms()
    office.agrees()

    office.on(date(2025, 10, 20))
    arrears = office.pays("2025Q3", 7, exchange_1c)
    assert {line.kind for line in arrears} == {LineKind.CURRENT}
    assert len(arrears) == 8 + 12
    office.on(date(2025, 12, 18))
    assert len(office.pays("2025Q4", 9, table_xlsx)) == 120
    office.agrees()
    office.on(date(2026, 3, 18))
    paid = office.pays("2026Q1", 11, table_csv)
    child = paid[0]

    # In April the office learns that one child has been in a boarding school since January.
    office.on(date(2026, 4, 14))
    events.record(head, child.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    (debt,) = ledger.overview(accountant).debts
    assert debt.owed == OVERPAID
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(7_777), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    (proposal,) = demands.proposals(head).due
    demands.prepare(head, proposal, "Отбасы келіп тыңдалды")
    for amount, document in ((10_000, "№ 5 түбіртек"), (OVERPAID - 10_000, "№ 6 түбіртек")):
        clock.pass_by(days=3)
        (debt,) = ledger.overview(accountant).debts
        debt_entries.repay(accountant, debt, RepaymentEntry(amount, head.today(), document))
    assert all(not each.owed for each in ledger.overview(accountant).debts)
    office.reckoning.paid[child.child_iin, "2026Q1"] -= OVERPAID

    office.on(date(2026, 5, 20))
    assert len(office.pays("2026Q2", 13, exchange_1c)) == 119
    office.agrees()

    for iin in map(iin_of, FAMILIES):
        due = dict(ENTITLED)
        if iin == child.child_iin:
            due |= {"2026Q1": due["2026Q1"] - OVERPAID}
            del due["2026Q2"]
        assert office.reckoning.of(iin) == due
    _the_report_says_the_same(office)
    _nothing_more_is_due(office)
    assert [each.step.label for each in health.check(head) if each.wrong] == []


def _the_report_says_the_same(office: Office) -> None:
    """What the program's sheets paid, without what came back and what the books had paid."""
    found = reports.of_period(office.head, date(2025, 10, 1), date(2026, 6, 30), "ru")
    books = sum(map(in_the_book, FAMILIES))
    assert found.confirmed == office.reckoning.paid.total() + OVERPAID - books
    back = sum(
        sheet.lines[number - 1].amount
        for sheet, returned in office.reckoning.approved
        for number in returned
    )
    assert found.returned == back
    file = office.folder / "report.xlsx"
    reports.save(found, file)
    assert load_workbook(file).worksheets


def _nothing_more_is_due(office: Office) -> None:
    ahead = forecast.forecast(office.head, Assumptions(2026))
    assert ahead.arrears == 0
    assert [each.due for each in ahead.periods.values() if str(each.period) <= "2026Q2"] == [0, 0]
    assert cycle.draw_up(office.accountant, parse_period("2026Q2")).lines == ()
    states = {
        standing.state
        for sheet, _returned in office.reckoning.approved
        for standing in cycle.by_id(office.head, sheet.id).standings
    }
    assert states == {LineState.PAID, LineState.RETURNED}
