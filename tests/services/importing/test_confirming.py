"""Awards of an old register are held against the papers; until then each sheet tells of them."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.payout_checks import CheckKind
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from desktop_app.services.payouts import cycle
from tests.builders import Clock
from tests.import_samples import a_row, write
from tests.services.import_acts import NOBODY

Q1 = Quarter(2026, 1)


@pytest.fixture
def brought_in(head: Desk, clock: Clock, tmp_path: Path) -> int:
    """A register of three children; its import's id. It is the end of March 2026."""
    clock.move_to(date(2026, 3, 25))
    path = write(tmp_path / "register.xlsx", [a_row(each) for each in (1, 2, 3)])
    checked = importing.check(head, importing.open_register(head, path), answers=NOBODY)
    return importing.bring_in(head, checked).id


def unconfirmed(desk: Desk) -> set[int]:
    checks = cycle.look(desk, Q1).checks
    return {check.child_id for check in checks if check.kind is CheckKind.UNCONFIRMED}


def test_one_by_one_or_all_that_are_shown(
    head: Desk, desk: Desk, accountant: Desk, brought_in: int
) -> None:
    waiting = confirming.waiting(desk)
    assert waiting.count == len(waiting.first) == 3
    assert unconfirmed(accountant) == {award.child_id for award in waiting.first}

    first, *others = waiting.first
    assert confirming.confirm(head, [first.decision_id]) == 1
    assert unconfirmed(accountant) == {award.child_id for award in others}
    assert confirming.waiting(desk).first == tuple(others)

    every = [award.decision_id for award in waiting.first]
    assert confirming.confirm(head, every) == 2
    assert confirming.waiting(head) == confirming.Waiting(0, ())
    assert unconfirmed(accountant) == set()
    with pytest.raises(Trouble, match="confirmed already"):
        confirming.confirm(head, every)


def test_a_register_that_was_taken_back_waits_for_nobody(head: Desk, brought_in: int) -> None:
    importing.undo(head, brought_in, "Қате")
    assert confirming.waiting(head).count == 0


def test_the_list_has_its_grand_total_beyond_what_is_shown(
    head: Desk, clock: Clock, tmp_path: Path
) -> None:
    clock.move_to(date(2026, 3, 25))
    rows = [a_row(each, q4=1_000 + each) for each in range(1, confirming.PAGE + 6)]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "2025Q4"})
    importing.bring_in(head, importing.check(head, importing.open_register(head, path)))

    waiting = confirming.waiting(head)

    assert (waiting.count, len(waiting.first)) == (len(rows), confirming.PAGE)
    assert waiting.amount == sum(1_000 + each for each in range(1, len(rows) + 1))
    assert sum(waiting.paid.values()) < waiting.amount
