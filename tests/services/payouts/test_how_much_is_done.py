"""How much is read, reckoned and made for a payout: counts, which no machine makes slower."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Stopped, Trouble, share
from desktop_app.services.office import beginning
from desktop_app.services.payouts import cycle, lines, shown
from desktop_app.services.sums import cases
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.bench.office_of import DUE, SHEETS, fill
from tests.builders import Clock
from tests.services.acts import seen, taken_by

FEW, MANY = 35, 240
"""Children; all of them are read at once, so that the same is asked of both."""


@contextmanager
def _office(folder: Path, children: int) -> Iterator[Desk]:
    database = open_database(folder / f"{children}.sqlite")
    beginning.prepare(Desk(database, clock=Clock()))
    with database.begin() as connection:
        fill(connection, children)
    yield taken_by(Desk(database, clock=Clock()), Role.ACCOUNTANT)
    database.close()


def _statements(database: Database, work: Callable[[], Any]) -> int:
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    event.listen(database.engine, "before_cursor_execute", note)
    work()
    event.remove(database.engine, "before_cursor_execute", note)
    return len(sent)


def _counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[None]:
    """Each call of a function, which still does what it does."""
    calls: list[None] = []
    real = getattr(module, name)

    def counting(*given: Any) -> Any:
        calls.append(None)
        return real(*given)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_each_different_case_is_reckoned_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned = _counted(monkeypatch, cases, "shares_of")
    found = []
    for children in (FEW, MANY):
        with _office(tmp_path, children) as desk:
            reckoned.clear()
            assert len(cycle.draw_up(desk, DUE).lines) == children
            found.append(len(reckoned))
    few, many = found
    assert few == many
    assert many < FEW


def test_steps_are_made_when_somebody_looks_and_on_approval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counted(monkeypatch, lines, "_steps")
    with _office(tmp_path, FEW) as desk:
        found = shown.of_period(desk, DUE)
        assert found.looked is not None
        assert found.compared is not None
        assert len(made) <= 5 * len(found.compared.changes) == 5  # why one child's sum is another
        made.clear()
        assert found.looked.payout.lines[0].steps[-1].amount == found.looked.payout.lines[0].amount
        assert len(made) == 1
        draft = seen(desk, cycle.keep_draft(desk, found.looked.payout))
        payout = cycle.approve(taken_by(desk, Role.HEAD), draft)
        assert [tuple(line.steps) for line in payout.lines] == [
            tuple(line.steps) for line in found.looked.payout.lines
        ]


def test_as_many_questions_are_asked_whatever_the_size(tmp_path: Path) -> None:
    pages, looks = [], []
    for children in (FEW, MANY):
        with _office(tmp_path, children) as desk:
            first = _statements(desk.database, lambda: shown.offered(desk, None))
            pages.append(first)
            looks.append(_statements(desk.database, lambda: shown.of_period(desk, DUE)))
    assert pages[0] == pages[1] <= 12
    assert looks[0] == looks[1] <= 60


def test_the_page_before_it_offers_what_there_is(tmp_path: Path) -> None:
    with _office(tmp_path, FEW) as desk:
        found = shown.offered(desk, None)
        assert found.period == DUE
        assert DUE in found.periods
        assert len(found.approved) == len(SHEETS)


def _stopping_after(calls: int) -> Callable[[int, int], None]:
    left = iter(range(calls))

    def progress(_done: int, _count: int) -> None:
        if next(left, None) is None:
            raise Stopped

    return progress


def test_progress_goes_on_to_the_end_of_each_act(tmp_path: Path) -> None:
    """Never back, and to all of it."""
    with _office(tmp_path, FEW) as desk:
        told: list[tuple[int, int]] = []

        def progress(done: int, count: int) -> None:
            told.append((done, count))

        found = shown.of_period(desk, DUE, None, progress)
        assert found.looked is not None
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1]
        draft = seen(desk, cycle.keep_draft(desk, found.looked.payout, progress))
        told.clear()
        payout = cycle.approve(taken_by(desk, Role.HEAD), draft, None, progress)
        assert told == sorted(told)
        told.clear()
        cycle.save_workbook(desk, payout, tmp_path / "a.xlsx", "kk", progress)
        assert all(done <= count for done, count in told)


@pytest.mark.parametrize("calls", [0, 1, 3, 6, 9])
def test_what_is_stopped_leaves_nothing(tmp_path: Path, calls: int) -> None:
    with _office(tmp_path, FEW) as desk:
        with pytest.raises(Stopped):
            shown.of_period(desk, DUE, None, _stopping_after(calls))
        drawn = cycle.draw_up(desk, DUE)
        with pytest.raises(Trouble, match="Stopped"):
            cycle.keep_draft(desk, drawn, _stopping_after(min(calls, 6)))
        assert cycle.waiting(desk) == []
        draft = seen(desk, cycle.keep_draft(desk, drawn))
        head = taken_by(desk, Role.HEAD)
        with pytest.raises(Stopped):
            cycle.approve(head, draft, None, _stopping_after(calls))
        assert len(cycle.approved(desk)) == len(SHEETS)
        with desk.database.read() as connection:
            assert (
                connection.scalar(
                    t.payout_drafts.select().with_only_columns(t.payout_drafts.c.state)
                )
                == "drawn"
            )
        assert cycle.approve(head, draft).number.endswith("00001")


def test_a_workbook_that_is_stopped_is_no_file(tmp_path: Path) -> None:
    """And the sheet was not taken out."""
    with _office(tmp_path, MANY) as desk:
        draft = seen(desk, cycle.keep_draft(desk, cycle.draw_up(desk, DUE)))
        payout = cycle.approve(taken_by(desk, Role.HEAD), draft)
        file = tmp_path / "into" / "payout.xlsx"
        file.parent.mkdir()
        with pytest.raises(Stopped):
            cycle.save_workbook(desk, payout, file, "kk", _stopping_after(0))
        assert list(file.parent.iterdir()) == []
        assert cycle.by_id(desk, payout.id).exported_at is None
        cycle.save_workbook(desk, payout, file, "kk")
        assert file.exists()


def test_a_part_of_the_work_goes_from_its_share_to_the_next() -> None:
    told: list[tuple[int, int]] = []
    half = share(share(lambda *given: told.append(given), 0.5, 1), 0, 0.5)
    for done in (0, 1, 2):
        half(done, 2)
    half(0, 0)
    assert told == [(500, 1000), (625, 1000), (750, 1000), (750, 1000)]
