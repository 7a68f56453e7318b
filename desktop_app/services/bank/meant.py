"""What is said by command of rows that could mean two things: of each row by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.law.steps import N_, as_is
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank.proposed import (
    AskedRow,
    Candidate,
    Proposed,
    Says,
    settled_by_row,
    spoken_of,
)
from desktop_app.services.errors import Trouble


def settled(found: Sequence[Proposed], said: Mapping[int, str], today: date) -> list[Proposed]:
    """``said`` has, by the row of the file, one of `Says`, or the line that a payment came back
    from, as ``Т-2026-00004/3``. What is not said stays asked.

    Trouble where nothing is asked of a row, or where it can't be of that line.
    """
    asked = {row.row: (each, row) for each in found for row in each.asked}
    for number in said:
        if number not in asked:
            label = N_("Nothing is asked of row {row}. Nothing was saved.")
            raise Trouble(label, row=as_is(number))
    whole = {each.payout.id: each for each in found}
    means: dict[int, Says | int] = {}
    for number, words in said.items():
        proposed, row = asked[number]
        if words in set(Says):
            means[number] = Says(words)
            continue
        at = _candidate(row, words)
        if at.payout.id == proposed.payout.id:
            means[number] = at.number
            continue
        means[number] = Says.LEFT_OUT
        other = whole.get(at.payout.id) or _nothing_of(at.payout)
        whole[at.payout.id] = _returned(other, row, at, today)
    return [settled_by_row(each, means, today) for each in whole.values()]


def _candidate(row: AskedRow, words: str) -> Candidate:
    found = next((each for each in row.candidates if name_of(each) == words), None)
    if found is None:
        label = N_("Row {row} can't have come back from {line}. Nothing was saved.")
        raise Trouble(label, row=as_is(row.row), line=as_is(words))
    return found


def name_of(candidate: Candidate) -> str:
    """How a line is named in an answer."""
    return f"{candidate.payout.number}/{candidate.number}"


def _nothing_of(payout: ApprovedPayout) -> Proposed:
    waiting = sum(each.state is LineState.APPROVED for each in payout.standings)
    return Proposed(payout, (), (), waiting, {}, is_statement=True)


def _returned(proposed: Proposed, row: AskedRow, at: Candidate, today: date) -> Proposed:
    """With what came back at a line of another sheet than that at which it was asked."""
    here = replace(row, number=at.number, candidates=(at,), alike=1)
    is_new = at.number not in spoken_of(proposed.answers, proposed.asked)
    waits = is_new and at.payout.standings[at.number - 1].state is LineState.APPROVED
    with_row = replace(
        proposed,
        asked=(here, *proposed.asked),
        rows={**proposed.rows, at.number: row.row},
        unanswered=proposed.unanswered - waits,
    )
    return settled_by_row(with_row, {row.row: Says.RETURNED}, today)
