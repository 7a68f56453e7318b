"""The workbook that comes back from the bank or the treasury: its answers, line by line.

A line is answered where its number, its sum and its account are those that were approved; what does
not fit is told by its row in Excel, and changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.payouts.answers import (
    AnsweredRow,
    AnsweredWorkbook,
    UnreadableWorkbook,
    read,
)
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout, fingerprint
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import from_file
from desktop_app.services.payouts import bank_answers
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import lookup as payout_lookup


@dataclass(frozen=True)
class WrongRow:
    """A row of the workbook whose answer can't be taken, and why."""

    row: int
    number: int
    step: Step


@dataclass(frozen=True)
class Proposed:
    """What a workbook answers; nothing is recorded yet. ``unanswered`` lines say nothing."""

    payout: ApprovedPayout
    answers: tuple[LineAnswer, ...]
    wrong: tuple[WrongRow, ...]
    unanswered: int
    rows: dict[int, int]
    """The row in Excel of each line that is answered."""

    @property
    def paid(self) -> int:
        return sum(answer.is_paid for answer in self.answers)

    @property
    def returned(self) -> int:
        return len(self.answers) - self.paid


@dataclass(frozen=True)
class Reconciled:
    """What came of a workbook: `bank_answers.Recorded`, and every row that was not taken."""

    payout: ApprovedPayout
    recorded: bank_answers.Recorded
    wrong: tuple[WrongRow, ...]
    unanswered: int


def propose(desk: Desk, path: Path) -> Proposed:
    """Read a workbook that came back; nothing is recorded.

    Trouble where it can't be read, or is not of a payout of this database as it was approved.
    """
    book = _read(path)
    payout = _payout_of(desk, book, path)
    answers: dict[int, LineAnswer] = {}
    rows: dict[int, int] = {}
    wrong: list[WrongRow] = []
    for row in book.rows:
        label = next(_problems(desk, payout, row, rows), None)
        if label is not None:
            wrong.append(WrongRow(row.row, row.number, label))
            continue
        rows[row.number] = row.row
        answers[row.number] = LineAnswer(
            number=row.number,
            amount=row.amount,
            iban=row.iban,
            is_paid=not row.returned,
            day=row.paid_on or desk.today(),
            why=row.returned,
        )
    spoken_of = {row.number for row in book.rows}
    unanswered = sum(number not in spoken_of for number in range(1, len(payout.lines) + 1))
    return Proposed(payout, tuple(answers.values()), tuple(wrong), unanswered, rows)


def propose_of(desk: Desk, payout: ApprovedPayout, path: Path) -> Proposed:
    """The same for the payout that is at hand: Trouble where the workbook is another one's."""
    proposed = propose(desk, path)
    if proposed.payout.id != payout.id:
        label = N_(
            "{file} is the payout {number}, and this one is {here}. Nothing was recorded. "
            "Open the payout {number} to take its answers."
        )
        number, here = as_is(proposed.payout.number), as_is(payout.number)
        raise Trouble(label, file=as_is(path.name), number=number, here=here)
    return proposed


def reconcile(desk: Desk, path: Path) -> Reconciled:
    """Record the answers that fit, in one transaction; the others are told row by row."""
    return take(desk, propose(desk, path))


def take(desk: Desk, proposed: Proposed) -> Reconciled:
    """Record what was proposed. Trouble where it may not be recorded at all."""
    recorded = bank_answers.record(desk, proposed.payout.id, proposed.answers)
    refused = [
        WrongRow(proposed.rows.get(each.number, 0), each.number, each.step)
        for each in recorded.not_taken
    ]
    wrong = sorted([*proposed.wrong, *refused], key=lambda each: each.row)
    return Reconciled(proposed.payout, recorded, tuple(wrong), proposed.unanswered)


def _read(path: Path) -> AnsweredWorkbook:
    named = as_is(path.name)
    try:
        return from_file(path, read)
    except UnreadableWorkbook as error:
        raise Trouble(error.label, file=named) from error


def _payout_of(desk: Desk, book: AnsweredWorkbook, path: Path) -> ApprovedPayout:
    """The payout that the workbook was taken out of; Trouble where it is another one's."""
    named = as_is(path.name)
    number = as_is(book.number)
    with desk.reading() as connection:
        found = payout_lookup.by_number(connection, book.number)
        payout = stored.by_id(connection, found) if found is not None else None
    if payout is None:
        label = N_("{file} is the payout {number}, which is not in this database.")
        raise Trouble(label, file=named, number=number)
    if book.fingerprint != (payout.fingerprint or fingerprint(payout.lines)):
        label = N_(
            "{file} bears another fingerprint than the approved payout {number}: it is of another "
            "database, or was changed. Nothing was recorded."
        )
        raise Trouble(label, file=named, number=number)
    return payout


def _problems(
    desk: Desk, payout: ApprovedPayout, row: AnsweredRow, rows: dict[int, int]
) -> Iterator[Step]:
    """Why an answer can't be taken, the gravest first."""
    if row.wrong:
        yield Step(row.wrong, "D-7")
        return
    if not 1 <= row.number <= len(payout.lines):
        yield Step(N_("The payout has no line of this number"), "D-7")
        return
    line = payout.lines[row.number - 1]
    if row.amount != line.amount:
        values = {"amount": line.amount, "other": row.amount}
        yield Step(N_("The sum is {amount} tenge, not {other}"), "D-7", values)
    if row.iban != line.iban:
        yield Step(N_("The account is another one than the line's"), "D-7")
    if row.number in rows:
        label = N_("This line was answered in row {row} already")
        yield Step(label, "D-7", {"row": rows[row.number]})
    wrong = bank_answers.wrong_day(desk, payout, row.paid_on) if row.paid_on else None
    if wrong is not None:
        yield wrong
