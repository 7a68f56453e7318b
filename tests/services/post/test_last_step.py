"""One's own last act is undone: all is as before, the history keeps both, nothing rests on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.documents import office_folder
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, Role
from desktop_app.records.people import PersonEntry
from desktop_app.services import acts, history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health.check import check
from desktop_app.services.people import keeping
from desktop_app.services.post import delivery, last_step
from desktop_app.storage import tables
from desktop_app.storage.papers import issued as notices_on_file
from desktop_app.storage.people import on_file as people
from tests.services.act_examples import EXAMPLES
from tests.services.tasks.test_keeping import Morning, Office, morning, opened

_READY = (morning,)  # the office in which every act can be done

TELLS_OF_BOTH = {"acts", "looks", "register_numbers", "given_numbers", "task_marks", "tasks"}
SAYS_WHO = {"version", "changed_at", "changed_by"}
WITHOUT_THEIR_OWN = {"debts", "debt_parts", "debt_instalments", "person_values"}
"""Rows that say nothing once the entry they belong to is annulled; and what a card said before."""


@dataclass
class Ticking:
    """A clock that is a second later each time it is looked at."""

    at: datetime

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def office(morning: Morning, tmp_path: Path) -> Iterator[Office]:
    office_folder.use(tmp_path / "forms")
    with opened(morning, tmp_path / "one.sqlite") as made:
        yield made


def standing(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row that stands, without who changed it when and how often."""
    with desk.database.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name not in SAYS_WHO}
                for row in connection.execute(select(table)).mappings()
                if row.get("annulled_at") is None
            ]
            for table in tables.metadata.sorted_tables
            if table.name not in TELLS_OF_BOTH | WITHOUT_THEIR_OWN
        }


def who_does(office: Office, act: Act) -> Desk:
    role = next(role for role in office.stage.workers if acts.may(role, act))
    return office.desk.taken_by(office.stage.workers[role])


def entries(desk: Desk) -> int:
    with desk.database.read() as connection:
        return len(connection.execute(select(tables.acts.c.id)).all())


@pytest.mark.parametrize("act", sorted(last_step.CAN_BE_UNDONE))
def test_all_is_as_before(act: Act, office: Office) -> None:
    desk = who_does(office, act)
    office.clock.pass_by(minutes=1)
    before = standing(desk)
    EXAMPLES[act].call(desk, office.stage)
    done = entries(desk)
    step = last_step.offered(desk)
    assert step is not None
    assert step.act is act
    assert standing(desk) != before
    last_step.undo(desk, step)
    assert standing(desk) == before
    assert entries(desk) == done + 1
    office.require_same()
    assert last_step.offered(desk) is None  # undoing is not undone
    with pytest.raises(Trouble, match="can't be undone any more"):
        last_step.undo(desk, step)


def test_only_ones_own_and_only_while_nothing_rests_on_it(office: Office) -> None:
    clerk = office.desk.taken_by(office.stage.workers[Role.CLERK])
    office.clock.pass_by(minutes=1)
    EXAMPLES[Act.RECORD_EVENT].call(clerk, office.stage)
    step = last_step.offered(clerk)
    assert step is not None
    head = office.desk.taken_by(office.stage.workers[Role.HEAD])
    assert last_step.offered(head) != step
    with pytest.raises(Trouble):
        last_step.undo(head, step)
    office.clock.pass_by(minutes=1)
    EXAMPLES[Act.ISSUE_CALCULATION].call(head, office.stage)
    assert last_step.offered(clerk) is None
    with pytest.raises(Trouble):
        last_step.undo(clerk, step)


def test_what_is_on_paper_or_decides_is_not_undone_so(office: Office) -> None:
    for act in (Act.APPROVE_PAYOUT, Act.DECIDE, Act.AMEND_AWARD, Act.ISSUE_ORDER, Act.ADD_MCI):
        desk = who_does(office, act)
        office.clock.pass_by(minutes=1)
        EXAMPLES[act].call(desk, office.stage)
        assert last_step.offered(desk) is None


def test_an_address_goes_back(office: Office) -> None:
    desk, found = who_does(office, Act.CHANGE_PERSON), check(office.desk)
    person_id = office.stage.applicant.id
    with desk.database.read() as connection:
        before = people.by_id(connection, person_id)
    values = {name: getattr(before, name) for name in PersonEntry.__dataclass_fields__}
    entry = replace(PersonEntry(**values), address="Алатау қ., Жаңа к., 7")
    keeping.update(desk, person_id, before.version, entry)
    step = last_step.offered(desk)
    assert step is not None
    last_step.undo(desk, step)
    with desk.database.read() as connection:
        after = people.by_id(connection, person_id)
    assert (after.address, after.version) == (before.address, before.version + 2)
    assert check(desk) == found


@pytest.fixture
def two_families(office: Office) -> tuple[Desk, Sequence[int]]:
    """Who hands papers over, and one waiting paper of each of two children, by their numbers."""
    desk = who_does(office, Act.RECORD_DELIVERY)
    notices, deliveries = tables.notices.c, tables.deliveries.c
    query = select(notices.child_id, func.max(notices.id)).where(
        notices.annulled_at.is_(None),
        notices.child_id.is_not(None),
        notices.id.not_in(select(deliveries.notice_id)),
    )
    with desk.database.read() as connection:
        rows = connection.execute(query.group_by(notices.child_id).limit(2)).all()
    assert len(rows) == 2
    return desk, [row[1] for row in rows]


def test_papers_of_several_families_are_one_act_however_long_it_takes(
    office: Office, two_families: tuple[Desk, Sequence[int]]
) -> None:
    office.clock.pass_by(minutes=1)
    desk, papers = two_families
    slow = replace(desk, clock=Ticking(office.clock.at))
    before = standing(desk)
    delivery.record(slow, papers, DeliveryEntry(DeliveryWay.HANDED_OVER, slow.today()))
    step = last_step.offered(desk)
    assert step is not None
    assert len(step.entries) == 2
    last_step.undo(desk, step)
    assert standing(desk) == before
    with desk.database.read() as connection:
        acts_ = tables.acts.c
        said = select(acts_.child_id).where(acts_.label == last_step.UNDONE)
        about = select(tables.notices.c.child_id).where(tables.notices.c.id.in_(papers))
        assert set(connection.scalars(said)) == set(connection.scalars(about))


@pytest.mark.parametrize("which", [0, 1])
def test_it_stays_once_something_rests_on_it_in_any_of_the_families(
    which: int, office: Office, two_families: tuple[Desk, Sequence[int]]
) -> None:
    office.clock.pass_by(minutes=1)
    desk, papers = two_families
    delivery.record(desk, papers, DeliveryEntry(DeliveryWay.HANDED_OVER, desk.today()))
    step = last_step.offered(desk)
    assert step is not None
    office.clock.pass_by(minutes=1)
    other = office.desk.taken_by(office.stage.workers[Role.CLERK])
    with desk.database.read() as connection:
        (paper,) = notices_on_file.rows(connection, [papers[which]])
    assert paper.child_id is not None
    with other.writing(Act.RECORD_EVENT) as connection:
        history.record_for_child(connection, other, Step("Ү", "R-8"), paper.child_id)
    assert last_step.offered(desk) is None
    with pytest.raises(Trouble, match="can't be undone any more"):
        last_step.undo(desk, step)
