"""What the bank or the treasury answered to the lines of a payout: paid, or returned with why.

A line is found by its number, its sum and its account together. A returned line is not paid: it is
due again (see `payout_lines`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.answer_words import Meaning, meaning
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, LineStanding
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.storage.payouts import approved as storage
from desktop_app.storage.payouts import bank_answers
from desktop_app.storage.payouts.approved import KeptLine


@dataclass(frozen=True)
class NotTaken:
    """An answer that was not recorded, by the number it bore, and why."""

    number: int
    step: Step


@dataclass(frozen=True)
class Recorded:
    """What came of a list of answers. ``same`` were on file as they are already."""

    paid: int
    returned: int
    corrected: int
    same: int
    not_taken: tuple[NotTaken, ...]


def record(desk: Desk, payout_id: int, answers: Sequence[LineAnswer]) -> Recorded:
    """Record all the answers that fit, in one transaction; the others are told line by line.

    An answer that differs from the one on file corrects it: the earlier one stays in the history.
    Trouble where the payout is annulled.
    """
    with desk.writing(Act.RECORD_BANK_ANSWERS) as connection:
        payout = _standing(connection, payout_id)
        return _record(connection, desk, payout, answers)


def all_paid(desk: Desk, payout_id: int, day: date) -> Recorded:
    """Everything that has no answer yet was paid on a day; returned lines stay returned.

    EntryError for a day before the approval or still to come.
    """
    with desk.writing(Act.RECORD_BANK_ANSWERS) as connection:
        payout = _standing(connection, payout_id)
        wrong = wrong_day(desk, payout, day)
        if wrong is not None:
            raise EntryError(Slip("day", wrong.label, wrong.values))
        answers = [
            LineAnswer(number, line.amount, line.iban, is_paid=True, day=day)
            for number, (line, standing) in enumerate(
                zip(payout.lines, payout.standings, strict=True), 1
            )
            if standing.state is LineState.APPROVED
        ]
        if not answers:
            label = N_("The bank's answer to every line of the payout {number} is on file.")
            raise Trouble(label, number=as_is(payout.number))
        return _record(connection, desk, payout, answers)


def _standing(connection: Connection, payout_id: int) -> ApprovedPayout:
    payout = storage.by_id(connection, payout_id)
    require_standing(payout)
    return payout


def require_standing(payout: ApprovedPayout) -> None:
    """Trouble where it is annulled: the bank may say of it what it likes, it pays nobody."""
    if payout.annulled_at is not None:
        label = N_("The payout {number} is annulled. Nothing was saved.")
        raise Trouble(label, number=as_is(payout.number))


def _record(
    connection: Connection, desk: Desk, payout: ApprovedPayout, answers: Sequence[LineAnswer]
) -> Recorded:
    lines = bank_answers.lines_of(connection, payout.id)
    given: list[tuple[KeptLine, LineAnswer]] = []
    same = 0
    corrections: list[Step] = []
    not_taken: list[NotTaken] = []
    taken: set[int] = set()
    for answer in answers:
        line = lines.get(answer.number)
        problem = _problem(connection, desk, payout, line, answer, taken)
        if problem is not None or line is None:
            not_taken.append(NotTaken(answer.number, problem or _NO_LINE))
            continue
        taken.add(answer.number)
        if is_on_file(line, answer):
            same += 1
            continue
        if line.state != LineState.APPROVED:
            corrections.append(_correction(payout, line, answer))
        given.append((line, answer))
    paid = sum(answer.is_paid for _line, answer in given)
    returned = len(given) - paid
    if given:
        bank_answers.keep(connection, given, desk.worker.name, desk.now())
        _settle(connection, desk, payout, paid, returned, corrections)
    return Recorded(paid, returned, len(corrections), same, tuple(not_taken))


def _settle(
    connection: Connection,
    desk: Desk,
    payout: ApprovedPayout,
    paid: int,
    returned: int,
    corrections: Sequence[Step],
) -> None:
    """The payout's own day of payment, and what stands in the history."""
    day = storage.paid_on_day(connection, payout.id)
    who, when = desk.worker.name, desk.now()
    values = {"paid_on": day, "paid_at": when if day else None, "paid_by": who if day else ""}
    storage.mark(connection, payout.id, values, who=who, when=when)
    label = N_("Bank's answer to the payout {number}: {paid} lines paid, {returned} returned")
    told: dict[str, Value] = {
        "number": as_is(payout.number),
        "paid": paid,
        "returned": returned,
    }
    for act in (Step(label, "D-7", told), *corrections):
        history.record_for_office(connection, desk, act)


# What does not fit

_NO_LINE = Step(N_("The payout has no line of this number"), "D-7")


def _problem(
    connection: Connection,
    desk: Desk,
    payout: ApprovedPayout,
    line: KeptLine | None,
    answer: LineAnswer,
    taken: set[int],
) -> Step | None:
    return next(_problems(connection, desk, payout, line, answer, taken), None)


def _problems(
    connection: Connection,
    desk: Desk,
    payout: ApprovedPayout,
    line: KeptLine | None,
    answer: LineAnswer,
    taken: set[int],
) -> Iterator[Step]:
    if line is None:
        yield _NO_LINE
        return
    if answer.number in taken:
        yield Step(N_("This line was answered twice: only the first answer was taken"), "D-7")
    if answer.amount != line.amount:
        values = {"amount": line.amount, "other": answer.amount}
        yield Step(N_("The sum is {amount} tenge, not {other}"), "D-7", values)
    if answer.iban != line.iban:
        yield Step(N_("The account is another one than the line's"), "D-7")
    wrong = wrong_day(desk, payout, answer.day)
    if wrong is not None:
        yield wrong
    if not answer.is_paid and not answer.why.strip():
        yield Step(N_("Write why the bank returned it"), "D-7")
    elif not answer.is_paid and says_no_return(answer.why):
        yield Step(NO_RETURN, "D-7", {"why": as_is(answer.why)})
    if line.state == LineState.RETURNED and answer.is_paid:
        again = storage.paid_since(connection, line)
        if again:
            label = N_("It was paid again in the payout {number}: it can't have been paid before")
            yield Step(label, "D-9", {"number": as_is(again)})


NO_RETURN = N_("“{why}” does not say that it came back")


def says_no_return(why: str) -> bool:
    """Whether a reason says that the line was paid, or nothing at all."""
    return meaning(why) in (Meaning.PAID, Meaning.NOTHING)


def wrong_day(desk: Desk, payout: ApprovedPayout, day: date) -> Step | None:
    """Why the bank can't have answered on a day; None where it can."""
    if day > desk.today():
        return Step(N_("This day is still to come"), "D-7")
    if day < payout.closed_at.date():
        values = {"date": payout.closed_at.date()}
        return Step(N_("The payout was approved only on {date}"), "D-7", values)
    return None


def is_on_file(line: KeptLine | LineStanding, answer: LineAnswer) -> bool:
    """Whether an answer says what stands already."""
    state = LineState.PAID if answer.is_paid else LineState.RETURNED
    given = (state, answer.day, "" if answer.is_paid else answer.why)
    return (line.state, line.settled_on, line.returned_why) == given


def _correction(payout: ApprovedPayout, line: KeptLine, answer: LineAnswer) -> Step:
    label = N_("Corrected the bank's answer to line {line} of the payout {number}: returned, {why}")
    if answer.is_paid:
        label = N_("Corrected the bank's answer to line {line} of the payout {number}: paid")
    values: dict[str, Value] = {
        "line": line.number,
        "number": as_is(payout.number),
        "why": as_is(answer.why),
    }
    return Step(label, "D-7", values)
