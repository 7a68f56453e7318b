"""What a bank's paper would change, line by line, before any of it is recorded.

What may mean two things is asked: it is recorded only once somebody has said what it means.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.identity.folding import folded
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, LineStanding
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers


class Says(StrEnum):
    """What somebody says that rows mean that could mean two things."""

    PAID = "paid"
    RETURNED = "returned"
    LEFT_OUT = "left-out"


@dataclass(frozen=True)
class WrongRow:
    """A row of a file whose answer can't be taken, and why; ``about`` is what it is known by."""

    row: int
    number: int
    step: Step
    about: str = ""


Answer = Says | int
"""A number: the payment came back from that line of the sheet, of those that it can be of."""


@dataclass(frozen=True)
class Candidate:
    """A line that a payment can have come back from."""

    payout: ApprovedPayout
    number: int

    @property
    def words(self) -> Step:
        """Which one it is, and what is on file of it."""
        standing = self.payout.standings[self.number - 1]
        values: dict[str, Value] = {"line": self.number, "number": as_is(self.payout.number)}
        if standing.state is LineState.PAID and standing.settled_on is not None:
            label = N_("line {line} of the payout {number}, paid on {date}")
            return Step(label, "D-7", {**values, "date": standing.settled_on})
        return Step(N_("line {line} of the payout {number}, without an answer"), "D-7", values)


@dataclass(frozen=True)
class AskedRow:
    """A row that fits a line but may mean two things. ``day`` is None where none is given.

    ``came_back``: a bank's statement says that as much came in from where the line was paid to, by
    the document ``order_number``; from any of the ``candidates``, the likeliest first, of which so
    many are ``alike``.
    """

    row: int
    number: int
    day: date | None
    why: str
    came_back: bool = False
    order_number: str = ""
    candidates: tuple[Candidate, ...] = ()
    alike: int = 1

    @property
    def key(self) -> str:
        """Rows of one text are asked about once, but those that can be of several lines."""
        kind = "back " if self.came_back else "day " if self.day else ""
        one = f"{self.row} " if len(self.candidates) > 1 else ""
        return f"{kind}{one}{folded(self.why) or self.why}"

    def means(self, says: Answer | None) -> Answer | None:
        """What an answer says of this row; None where it can't be said of it."""
        if isinstance(says, int):
            return says if says in self.own_lines else None
        cannot = (says is Says.PAID and (self.day is None or self.came_back)) or (
            says is Says.RETURNED and self.alike > 1
        )
        return None if cannot else says

    @property
    def own_lines(self) -> tuple[int, ...]:
        """The candidates of the sheet at which it is asked, by their numbers."""
        if not self.candidates:
            return ()
        here = self.candidates[0].payout.id
        return tuple(each.number for each in self.candidates if each.payout.id == here)


@dataclass(frozen=True)
class Question:
    """Rows of one text; only those that have a day can have been paid."""

    key: str
    why: str
    has_day: bool
    numbers: tuple[int, ...]
    children: int
    amount: int
    first: AskedRow
    """The first of the rows, or the only one where it can be of several lines."""

    @property
    def came_back(self) -> bool:
        return self.first.came_back

    @property
    def answers(self) -> tuple[Answer, ...]:
        paid = (Says.PAID,) if self.has_day and not self.came_back else ()
        lines = self.first.own_lines
        is_of_lines = len(lines) > 1 or self.first.alike > 1
        returned: tuple[Answer, ...] = lines if is_of_lines else (Says.RETURNED,)
        return (*returned, *paid, Says.LEFT_OUT)


@dataclass(frozen=True)
class Change:
    """What a row does to its line. ``replaces`` an answer on file; ``same`` changes nothing."""

    row: int
    number: int
    child_name: str
    amount: int
    words: Step
    replaces: bool
    same: bool


@dataclass(frozen=True)
class Group:
    """Lines that are answered alike: how many, of how many children, and their sum in tenge."""

    words: Step
    lines: int
    children: int
    amount: int


@dataclass(frozen=True)
class Proposed:
    """What a file answers; nothing is recorded yet. ``unanswered`` lines say nothing."""

    payout: ApprovedPayout
    answers: tuple[LineAnswer, ...]
    wrong: tuple[WrongRow, ...]
    unanswered: int
    rows: Mapping[int, int]
    """The row in the file of each line that is answered or asked about."""
    asked: tuple[AskedRow, ...] = ()
    is_statement: bool = False
    """A statement of the bank, not our own workbook: what is wrong is settled by hand."""
    file: str = ""
    """What the statement's file is called."""

    @property
    def paid(self) -> int:
        return sum(answer.is_paid for answer in self.answers)

    @property
    def returned(self) -> int:
        return len(self.answers) - self.paid

    @property
    def replaced(self) -> int:
        """Answers on file that become others."""
        return sum(change.replaces for change in changes(self))


@dataclass(frozen=True)
class Reconciled:
    """What came of a file: `bank_answers.Recorded`, and every row that was not taken."""

    payout: ApprovedPayout
    recorded: bank_answers.Recorded
    wrong: tuple[WrongRow, ...]
    unanswered: int


def questions(proposed: Proposed) -> tuple[Question, ...]:
    """Each text that is asked about once, however many rows have it."""
    by_key: dict[str, list[AskedRow]] = defaultdict(list)
    for row in proposed.asked:
        by_key[row.key].append(row)
    lines = proposed.payout.lines
    return tuple(
        Question(
            key,
            rows[0].why,
            rows[0].day is not None,
            tuple(row.number for row in rows),
            len({lines[row.number - 1].child_id for row in rows}),
            sum(lines[row.number - 1].amount for row in rows),
            rows[0],
        )
        for key, rows in by_key.items()
    )


def settled(proposed: Proposed, said: Mapping[str, Answer], today: date) -> Proposed:
    """With what somebody said, by the keys of `questions`; what nobody said stays asked.

    What came back without a day came back by ``today``, as every return without one. What went out
    and came back by the same statement came back.
    """
    by_row = {row.row: said[row.key] for row in proposed.asked if row.key in said}
    return settled_by_row(proposed, by_row, today)


def settled_by_row(proposed: Proposed, said: Mapping[int, Answer], today: date) -> Proposed:
    """The same, by the rows of the file. Of two rows that are said of one line the second stays
    asked."""
    answers, asked, rows = list(proposed.answers), [], dict(proposed.rows)
    taken: set[int] = set()
    for row in proposed.asked:
        says = row.means(said.get(row.row))
        number = says if isinstance(says, int) else row.number
        if says is None or (says is not Says.LEFT_OUT and number in taken):
            asked.append(row)
            continue
        if says is Says.LEFT_OUT:
            continue
        taken.add(number)
        rows[number] = row.row
        line = proposed.payout.lines[number - 1]
        paid = says is Says.PAID
        why = "" if paid else row.why
        day, order = row.day or today, row.order_number
        answers = [each for each in answers if each.number != number]
        answers.append(LineAnswer(number, line.amount, line.iban, paid, day, why, order))
    answers.sort(key=lambda answer: rows[answer.number])
    before = spoken_of(proposed.answers, proposed.asked)
    now = spoken_of(answers, asked)
    waiting = {
        number
        for number, standing in enumerate(proposed.payout.standings, 1)
        if standing.state is LineState.APPROVED
    }
    return replace(
        proposed,
        answers=tuple(answers),
        asked=tuple(asked),
        rows=rows,
        unanswered=proposed.unanswered
        + len(waiting & (before - now))
        - len(waiting & (now - before)),
    )


def spoken_of(answers: Iterable[LineAnswer], asked: Iterable[AskedRow]) -> set[int]:
    """The lines that a file answers, or that are asked about."""
    return {each.number for each in answers} | {each.number for each in asked}


def take(desk: Desk, proposed: Proposed) -> Reconciled:
    """Record what was proposed. Trouble, and nothing recorded, while something is asked."""
    if proposed.asked:
        label = N_("Say first what {count} rows mean. Nothing was recorded.")
        raise Trouble(label, count=len(proposed.asked))
    recorded = bank_answers.record(desk, proposed.payout.id, proposed.answers)
    refused = [
        WrongRow(proposed.rows.get(each.number, 0), each.number, each.step)
        for each in recorded.not_taken
    ]
    wrong = sorted([*proposed.wrong, *refused], key=lambda each: each.row)
    return Reconciled(proposed.payout, recorded, tuple(wrong), proposed.unanswered)


# --- what each row would change ---


def changes(proposed: Proposed) -> tuple[Change, ...]:
    """Line by line, in the order of the rows: what stands now, and what would stand."""
    payout = proposed.payout
    return tuple(_change(proposed, payout, answer) for answer in proposed.answers)


def _change(proposed: Proposed, payout: ApprovedPayout, answer: LineAnswer) -> Change:
    line, standing = payout.lines[answer.number - 1], payout.standings[answer.number - 1]
    same = bank_answers.is_on_file(standing, answer)
    waits = standing.state is LineState.APPROVED
    return Change(
        proposed.rows.get(answer.number, 0),
        answer.number,
        line.child_name,
        line.amount,
        change_words(standing, answer),
        replaces=not (waits or same),
        same=same,
    )


def change_words(standing: LineStanding, answer: LineAnswer) -> Step:
    """What an answer does to what stands, in one sentence."""
    values: dict[str, Value] = {"date": answer.day, "why": as_is(answer.why)}
    if bank_answers.is_on_file(standing, answer):
        return Step(N_("on file already"), "D-7")
    if standing.state is LineState.APPROVED:
        label = N_("paid on {date}") if answer.is_paid else N_("returned on {date}: {why}")
        return Step(label, "D-7", values)
    values |= {"who": as_is(standing.settled_by), "earlier": as_is(standing.returned_why)}
    values |= {"before": standing.settled_on or answer.day}
    return Step(_REPLACES[standing.state is LineState.PAID, answer.is_paid], "D-7", values)


_REPLACES = {
    (True, True): N_("changes the answer of {who}: paid on {before} becomes paid on {date}"),
    (True, False): N_(
        "changes the answer of {who}: paid on {before} becomes returned on {date}: {why}"
    ),
    (False, True): N_(
        "changes the answer of {who}: returned on {before} ({earlier}) becomes paid on {date}"
    ),
    (False, False): N_(
        "changes the answer of {who}: returned on {before} ({earlier}) becomes returned on {date}: "
        "{why}"
    ),
}
"""By whether it was paid until now, and whether it is paid by the new answer."""


def groups(proposed: Proposed) -> tuple[Group, ...]:
    """Paid, and each reason of a return, with how many lines and children and what sum."""
    found: dict[str, list[LineAnswer]] = defaultdict(list)
    for answer in proposed.answers:
        found["" if answer.is_paid else folded(answer.why) or answer.why].append(answer)
    return tuple(_group(proposed.payout, answers) for answers in found.values())


def _group(payout: ApprovedPayout, answers: list[LineAnswer]) -> Group:
    lines = [payout.lines[answer.number - 1] for answer in answers]
    words = Step(N_("paid"), "D-7")
    if not answers[0].is_paid:
        words = Step(N_("returned: {why}"), "D-7", {"why": as_is(answers[0].why)})
    children = {line.child_id for line in lines}
    return Group(words, len(lines), len(children), sum(line.amount for line in lines))
