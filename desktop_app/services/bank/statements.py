"""A bank's own statement, held against the lines that wait for its answer.

A line was paid where one movement went out to its account, to its payee's IIN and with its sum, and
nothing else fits either of them. All else that concerns the office's payees is told, to be settled
by hand: nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.documents.bank import exchange, statement_table
from desktop_app.documents.bank.statement import Movement, Statement, UnreadableStatement
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import came_back
from desktop_app.services.bank.came_back import MOST_SHOWN, TIYN, Line
from desktop_app.services.bank.proposed import AskedRow, Proposed, WrongRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import from_file
from desktop_app.storage.payouts import approved as stored

_MOST_BYTES = 20 * 2**20


@dataclass(frozen=True)
class Matched:
    """What a statement says of the payouts that stand.

    ``proposed`` is one for each payout of which it answers lines; ``by_hand`` concerns payees of
    the office and is left to a person; ``others`` movements concern nobody who is paid here.
    """

    proposed: tuple[Proposed, ...]
    by_hand: tuple[WrongRow, ...]
    others: int


def match(desk: Desk, path: Path) -> Matched:
    """Read a statement and match it; nothing is recorded. Trouble where it can't be read."""
    with desk.reading() as connection:
        rows = stored.approved_rows(connection)
        payouts = [
            stored.by_id(connection, row.id) for row in reversed(rows) if row.annulled_at is None
        ]
    annulled = [row.number for row in rows if row.annulled_at is not None]
    statement = _read(path)
    lines = [
        Line(payout, number, line, standing)
        for payout in payouts
        for number, (line, standing) in enumerate(
            zip(payout.lines, payout.standings, strict=True), 1
        )
        if line.amount > 0
    ]
    return _Matching(desk, lines, annulled).of(statement)


def propose_of(desk: Desk, payout: ApprovedPayout, path: Path) -> Proposed:
    """What a statement says of one payout, and everything that is to be settled by hand."""
    found = match(desk, path)
    own = next((each for each in found.proposed if each.payout.id == payout.id), None)
    own = own or _proposed(payout, [], {})
    wrong = [*found.by_hand]
    for each in found.proposed:
        if each.payout.id != payout.id:
            label = N_(
                "{count} movements answer lines of the payout {number}: open it to take them"
            )
            said = {answer.number for answer in each.answers} | {row.number for row in each.asked}
            values: dict[str, Value] = {"number": as_is(each.payout.number), "count": len(said)}
            wrong.append(WrongRow(0, 0, Step(label, "D-7", values)))
    return replace(own, wrong=tuple(wrong), file=path.name)


def _read(path: Path) -> Statement:
    def read(place: Path) -> Statement:
        with place.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if exchange.is_one(content) and len(content) <= _MOST_BYTES:
            return exchange.read(content)
        return statement_table.read(place)

    try:
        return from_file(path, read)
    except UnreadableStatement as error:
        raise Trouble(error.label, file=as_is(path.name)) from error


class _Matching:
    """The lines that could be answered, found by account; what was matched, and what was not."""

    def __init__(self, desk: Desk, lines: Sequence[Line], annulled: Sequence[str]) -> None:
        self._desk, self._annulled = desk, annulled
        self._payouts = list({line.payout.id: line.payout for line in lines}.values())
        self._by_account: dict[str, list[Line]] = defaultdict(list)
        self._by_iin: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            self._by_account[line.line.iban].append(line)
            self._by_iin[line.line.payee_iin].append(line)
        self._answers: dict[int, list[tuple[Line, LineAnswer, int]]] = defaultdict(list)
        self._asked: dict[int, list[tuple[Line, AskedRow]]] = defaultdict(list)
        self._by_hand: list[WrongRow] = []
        self._others = 0

    def of(self, statement: Statement) -> Matched:
        alike: dict[tuple[tuple[int, int], ...], list[Movement]] = defaultdict(list)
        back: list[Movement] = []
        for movement in statement.movements:
            if not self._concerns_us(movement):
                self._others += 1
                continue
            why = next(self._problems(movement), None)
            if why is not None and came_back.may_have(movement):
                back.append(movement)
                continue
            if why is not None:
                self._leave(movement, why)
                continue
            alike[tuple((line.payout.id, line.number) for line in self._open(movement))].append(
                movement
            )
        for movements in alike.values():
            self._answer(movements, self._open(movements[0]))
        self._ask_of_returns(back)
        self._compare_totals(statement)
        proposed = [
            _proposed(payout, *self._of_sheet(payout.id))
            for payout in self._payouts
            if payout.id in self._answers or payout.id in self._asked
        ]
        by_hand = sorted(self._by_hand, key=lambda each: each.row)
        return Matched(tuple(proposed), tuple(by_hand), self._others)

    def _of_sheet(self, payout_id: int) -> tuple[list[LineAnswer], dict[int, int], list[AskedRow]]:
        answers, asked = self._answers.get(payout_id, []), self._asked.get(payout_id, [])
        rows = {answer.number: row for _line, answer, row in answers}
        rows |= {each.number: each.row for _line, each in asked}
        return [answer for _line, answer, _row in answers], rows, [each for _line, each in asked]

    def _ask_of_returns(self, movements: Sequence[Movement]) -> None:
        """Each is asked at the line that it likely came back from; all else is told."""
        paid_here = {
            (line.payout.id, line.number): answer.day
            for answers in self._answers.values()
            for line, answer, _row in answers
        }
        fitting = [(each, self._fitting(each)) for each in movements]
        for movement, line, found in came_back.sorted_out(fitting, paid_here):
            if isinstance(found, AskedRow):
                assert line is not None
                self._asked[line.payout.id].append((line, found))
            elif isinstance(found, LineAnswer):
                assert line is not None
                self._answers[line.payout.id].append((line, found, movement.place))
            else:
                self._leave(movement, found or next(self._problems(movement)))

    def _concerns_us(self, movement: Movement) -> bool:
        accounts = any(account in self._by_account for account in movement.accounts)
        return accounts or any(iin in self._by_iin for iin in movement.iins)

    def _fitting(self, movement: Movement) -> list[Line]:
        """Lines of its account, IIN and sum, of sheets that were approved by then.

        Where it names the number of a sheet among them, only that one's.
        """
        found = [
            line
            for account in movement.accounts
            for line in self._by_account.get(account, [])
            if line.fits(movement)
            and movement.day is not None
            and movement.day >= line.payout.closed_at.date()
        ]
        named = [line for line in found if _names(movement.purpose, line.payout.number)]
        return named or found

    def _open(self, movement: Movement) -> list[Line]:
        """Of those the ones without an answer; else those that were paid on this very day."""
        found = self._fitting(movement)
        waiting = [line for line in found if line.standing.state is LineState.APPROVED]
        paid = [
            line
            for line in found
            if line.standing.state is LineState.PAID and line.standing.settled_on == movement.day
        ]
        return waiting or paid

    def _problems(self, movement: Movement) -> Iterator[Step]:
        """Why a movement answers no line, the gravest first."""
        values: dict[str, Value]
        if movement.day is None or movement.tiyn is None:
            yield Step(N_("Its day or its sum can't be read"), "D-7")
        elif movement.is_out is None:
            yield Step(N_("The statement does not say whether it went out or came in"), "D-7")
        elif not movement.is_out:
            label = N_("Money came in: if it is a return, record it at its line")
            yield Step(label, "D-7")
        elif movement.not_done:
            values = {"text": as_is(movement.not_done[:MOST_SHOWN])}
            yield Step(N_("The bank says of it: “{text}”"), "D-7", values)
        elif movement.day > self._desk.today():
            yield Step(N_("This day is still to come"), "D-7")
        elif gone := next((n for n in self._annulled if _names(movement.purpose, n)), ""):
            label = N_("It names the payout {number}, which is annulled: say yourself what it paid")
            yield Step(label, "D-7", {"number": as_is(gone)})
        elif not self._fitting(movement):
            yield self._nearly(movement)
        elif not self._open(movement):
            label = N_("Its line has another answer on file: line {line} of the payout {number}")
            line = max(
                self._fitting(movement),
                key=lambda each: (
                    each.standing.settled_on == movement.day,
                    each.payout.closed_at,
                ),
            )
            values = {"number": as_is(line.payout.number), "line": line.number}
            yield Step(label, "D-7", values)

    def _nearly(self, movement: Movement) -> Step:
        """What of account, IIN and sum is another one."""
        by_account = [line for each in movement.accounts for line in self._by_account.get(each, [])]
        if not by_account:
            return Step(N_("The account is none of this payee's lines"), "D-7")
        if not any(line.line.payee_iin in movement.iins for line in by_account):
            return Step(N_("The IIN is not that of the account's payee"), "D-7")
        if any(line.fits(movement) for line in by_account):
            return Step(N_("Its payout was approved only after this day"), "D-7")
        sums = sorted({line.line.amount for line in by_account})
        values: dict[str, Value] = {"sums": as_is(", ".join(map(str, sums[:5])))}
        return Step(N_("No line of this payee has this sum: they have {sums}"), "D-7", values)

    def _answer(self, movements: list[Movement], lines: list[Line]) -> None:
        """As many movements of one day as lines of one sheet, all alike: each pays one."""
        days = {movement.day for movement in movements}
        sheets = {line.payout.id for line in lines}
        if len(movements) == len(lines) and len(days) == len(sheets) == 1:
            for movement, line in zip(movements, lines, strict=True):
                assert movement.day is not None
                answer = LineAnswer(
                    line.number,
                    line.line.amount,
                    line.line.iban,
                    is_paid=True,
                    day=movement.day,
                    order_number=movement.number,
                )
                self._answers[line.payout.id].append((line, answer, movement.place))
            return
        label = N_("It fits {lines} lines, and {count} movements fit them: say yourself which")
        if len(movements) > len(lines):
            label = N_("{count} movements fit {lines} lines: was it paid twice?")
        values: dict[str, Value] = {"lines": len(lines), "count": len(movements)}
        for movement in movements:
            self._leave(movement, Step(label, "D-7", values))

    def _leave(self, movement: Movement, why: Step) -> None:
        """Told with what it is known by: order, sum, account, and IIN of the other side."""
        whole = "?" if movement.tiyn is None else f"{movement.tiyn / TIYN:.2f}"
        whose = (", ".join(sorted(each)) for each in (movement.accounts, movement.iins))
        known = (f"№ {movement.number or '?'}", whole, *whose)
        about = " · ".join(each for each in known if each)
        self._by_hand.append(WrongRow(movement.place, 0, why, about))

    def _compare_totals(self, statement: Statement) -> None:
        """What the statement says went out or came in, beside what it lists."""
        for total in statement.totals:
            if total.said != total.added:
                label = N_("The statement says that {total} went out, its documents come to {sum}")
                if not total.is_out:
                    label = N_(
                        "The statement says that {total} came in, its documents come to {sum}"
                    )
                said, added = (as_is(f"{each / TIYN:.2f}") for each in (total.said, total.added))
                step = Step(label, "D-7", {"total": said, "sum": added})
                self._by_hand.append(WrongRow(total.place, 0, step))


def _names(purpose: str, number: str) -> bool:
    """A whole number: «Т-2026-1» is not named by «Т-2026-12»."""
    return re.search(rf"(?<!\w){re.escape(number)}(?!\w)", purpose) is not None


def _proposed(
    payout: ApprovedPayout,
    answers: Sequence[LineAnswer],
    rows: dict[int, int],
    asked: Sequence[AskedRow] = (),
) -> Proposed:
    answered = {answer.number for answer in answers} | {each.number for each in asked}
    unanswered = sum(
        standing.state is LineState.APPROVED and number not in answered
        for number, standing in enumerate(payout.standings, 1)
    )
    return Proposed(payout, tuple(answers), (), unanswered, rows, tuple(asked), is_statement=True)
