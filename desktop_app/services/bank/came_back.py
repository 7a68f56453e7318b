"""Payments that came back by a bank's own statement: at the one line that each can have come from.

Nothing is taken for a return unasked: money that comes in may be anything else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.bank.statement import Movement
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.answer_words import Meaning, meaning
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, LineStanding, PayoutLine
from desktop_app.services.bank.proposed import AskedRow, Candidate
from desktop_app.services.payouts import bank_answers

TIYN = 100
MOST_SHOWN = 80


@dataclass(frozen=True)
class Line:
    """A line of some payout that stands, with what the bank made of it so far."""

    payout: ApprovedPayout
    number: int
    line: PayoutLine
    standing: LineStanding

    def fits(self, movement: Movement) -> bool:
        return (
            self.line.iban in movement.accounts
            and self.line.payee_iin in movement.iins
            and movement.tiyn == self.line.amount * TIYN
        )


Fitting = Sequence[tuple[Movement, Sequence[Line]]]
"""Movements, each with the lines of its account, IIN and sum."""
Found = tuple[Movement, Line | None, AskedRow | LineAnswer | Step | None]
"""What is to be asked at the line, what is on file of it, or why it is left to a person; None where
no line fits."""


def may_have(movement: Movement) -> bool:
    """Money came in, or the bank says of an order that it came back; not that it waits still."""
    is_back = meaning(movement.not_done) is Meaning.RETURNED if movement.not_done else False
    is_readable = movement.day is not None and movement.tiyn is not None
    return is_readable and movement.is_out is not None and (not movement.is_out or is_back)


def sorted_out(movements: Fitting, paid_here: Mapping[tuple[int, int], date]) -> Iterator[Found]:
    """``paid_here`` are lines, by payout and number, that the same statement says were paid."""
    alike: dict[tuple[tuple[int, int], ...], list[tuple[Movement, _Ranked]]] = defaultdict(list)
    for movement, fitting in movements:
        ranked = _ranked(movement, fitting, paid_here)
        if not ranked:
            yield movement, None, None
            continue
        likeliest = tuple((each.payout.id, each.number) for each in ranked[0])
        alike[likeliest].append((movement, ranked))
    for pairs in alike.values():
        likeliest_lines = pairs[0][1][0]
        if len(pairs) > len(likeliest_lines):
            label = N_("{count} movements say that line {line} came back: say yourself which")
            lines = tuple(each.number for each in likeliest_lines)
            for movement, _ranks in pairs:
                yield movement, None, Step(label, "D-7", {"count": len(pairs), "line": lines})
            continue
        for line, (movement, ranks) in zip(likeliest_lines, pairs, strict=False):
            yield movement, line, _of_line(movement, line, ranks)


_Ranked = Sequence[Sequence[Line]]
"""Lines that a payment can have come back from, the likeliest first; those of a rank are alike."""


def _ranked(
    movement: Movement, fitting: Sequence[Line], paid_here: Mapping[tuple[int, int], date]
) -> _Ranked:
    """The last that went out by then is the likeliest: on the day that it was paid, on file or by
    the same statement, or else on the day of its approval; a bank may tell of a return alone. The
    same sum goes to the same account each period: somebody confirms it.
    """
    assert movement.day is not None
    day = movement.day
    returned = [each for each in fitting if each.standing.state is LineState.RETURNED]
    same = [each for each in returned if each.standing.settled_on == day]
    if same:
        return [same]
    by_day: dict[tuple[date, bool], list[Line]] = defaultdict(list)
    for line in fitting:
        here = paid_here.get((line.payout.id, line.number))
        paid_on = here or line.standing.settled_on
        if here is None and line.standing.state is LineState.APPROVED:
            by_day[line.payout.closed_at.date(), False].append(line)
        elif (here or line.standing.state is LineState.PAID) and paid_on and paid_on <= day:
            by_day[paid_on, True].append(line)
    ranked = [by_day[each] for each in sorted(by_day, reverse=True)]
    return ranked or ([returned] if returned else [])


def _of_line(movement: Movement, line: Line, ranks: _Ranked) -> AskedRow | LineAnswer | Step:
    standing, day = line.standing, movement.day
    assert day is not None
    if standing.state is not LineState.RETURNED:
        others = [each for rank in ranks for each in rank if each is not line]
        return AskedRow(
            movement.place,
            line.number,
            day,
            _reason(movement),
            came_back=True,
            order_number=movement.number,
            candidates=tuple(Candidate(each.payout, each.number) for each in (line, *others)),
            alike=len(ranks[0]),
        )
    if standing.settled_on == day:  # on file already: recorded again, it changes nothing
        why, amount, iban = standing.returned_why, line.line.amount, line.line.iban
        return LineAnswer(line.number, amount, iban, is_paid=False, day=day, why=why)
    label = N_("Its line came back on {date} already: line {line} of the payout {number}")
    number = as_is(line.payout.number)
    values: dict[str, Value] = {
        "date": standing.settled_on or day,
        "line": line.number,
        "number": number,
    }
    return Step(label, "D-7", values)


def _reason(movement: Movement) -> str:
    """What the bank says of it, in one line; a word of ours where that says nothing of a return."""
    said = " ".join((movement.not_done or movement.purpose).split())[:MOST_SHOWN]
    return said if said and not bank_answers.says_no_return(said) else _CAME_BACK


_CAME_BACK = "қайтарылды / возврат"
"""Data, as a clerk would write it: whoever reads the line reads either language."""
