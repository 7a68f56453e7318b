"""The workbook that comes back from the bank or the treasury: its answers, line by line.

A line is answered where its number, its sum and its account are those that were approved; what does
not fit is told by its row in Excel, and changes nothing.
"""

from collections.abc import Iterator
from pathlib import Path

from desktop_app.documents.payouts import other_answers
from desktop_app.documents.payouts.answers import (
    AnsweredRow,
    AnsweredWorkbook,
    UnreadableWorkbook,
    read,
)
from desktop_app.documents.workbooks import other_formats
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.answer_words import Meaning, meaning
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout, fingerprint
from desktop_app.services.bank.proposed import AskedRow, Proposed, Reconciled, WrongRow, take
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import from_file
from desktop_app.services.payouts import bank_answers
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import lookup as payout_lookup


def propose(desk: Desk, path: Path) -> Proposed:
    """Read a workbook that came back; nothing is recorded.

    Trouble where it can't be read, is not of a payout of this database as it was approved, or that
    payout is annulled.
    """
    book = _read(path)
    payout = _payout_of(desk, book, path)
    bank_answers.require_standing(payout)
    answers: list[LineAnswer] = []
    asked: list[AskedRow] = []
    wrong: list[WrongRow] = []
    rows: dict[int, int] = {}
    for row in book.rows:
        means = meaning(row.returned)
        if not row.wrong and row.paid_on is None and means is Meaning.NOTHING:
            continue  # «-» or «нет» beside a line without a day says nothing
        problem = next(_problems(desk, payout, row, means, rows), None)
        if problem is not None:
            wrong.append(WrongRow(row.row, row.number, problem))
            continue
        rows[row.number] = row.row
        if means is Meaning.UNCLEAR or (means is Meaning.RETURNED and row.paid_on is not None):
            asked.append(AskedRow(row.row, row.number, row.paid_on, row.returned))
        else:
            answers.append(_answer(desk, row, is_paid=means is not Meaning.RETURNED))
    spoken_of = {*rows, *(each.number for each in wrong)}
    unanswered = sum(number not in spoken_of for number in range(1, len(payout.lines) + 1))
    return Proposed(payout, tuple(answers), tuple(wrong), unanswered, rows, tuple(asked))


def _answer(desk: Desk, row: AnsweredRow, *, is_paid: bool) -> LineAnswer:
    why = "" if is_paid else row.returned
    return LineAnswer(row.number, row.amount, row.iban, is_paid, row.paid_on or desk.today(), why)


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


def _read(path: Path) -> AnsweredWorkbook:
    named = as_is(path.name)
    try:
        return from_file(path, other_answers.read if other_formats.is_one(path) else read)
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
    kept = payout.fingerprint or fingerprint(payout.lines)
    if book.fingerprint != kept and not (book.is_text and not book.fingerprint):
        label = N_(
            "{file} bears another fingerprint than the approved payout {number}: it is of another "
            "database, or was changed. Nothing was recorded."
        )
        raise Trouble(label, file=named, number=number)
    return payout


def _problems(
    desk: Desk, payout: ApprovedPayout, row: AnsweredRow, means: Meaning, rows: dict[int, int]
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
    if means is Meaning.PAID and row.paid_on is None:
        label = N_("“{why}” says that it was paid, but not when: write the day into “Paid on”")
        yield Step(label, "D-7", {"why": as_is(row.returned)})
