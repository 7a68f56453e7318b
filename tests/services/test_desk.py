"""Who works is known by their id: in the role, and by the name, that are on file now."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import NoticeKind, Role
from desktop_app.records.people import Worker
from desktop_app.services import history
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import NOBODY, Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import calendar
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from desktop_app.services.papers import tray
from desktop_app.services.payouts import cycle
from desktop_app.storage import tables as t
from desktop_app.storage.papers import issued as notices
from tests.services.acts import added
from tests.services.complaint_acts import ANSWER


def write(desk: Desk, act: Act) -> None:
    """Something of an act, as far as the desk lets it."""
    with desk.writing(act) as connection:
        history.record_for_office(connection, desk, Step("Ә", ""))


def last(desk: Desk) -> tuple[str, int | None, str]:
    query = select(t.acts).order_by(t.acts.c.id.desc()).limit(1)
    with desk.database.read() as connection:
        entry = connection.execute(query).one()
    return entry.who, entry.worker_id, entry.pc


def test_an_act_says_who_by_id_and_on_which_pc(desk: Desk) -> None:
    write(replace(desk, pc="КАБ-3"), Act.ADD_DAY)
    assert last(desk) == (desk.worker.name, desk.worker.id, "КАБ-3")


@pytest.mark.parametrize("stranger", [NOBODY, Worker(77, "Басшы", Role.HEAD)])
def test_who_is_not_on_the_list_writes_nothing(desk: Desk, stranger: Worker) -> None:
    with pytest.raises(Trouble, match="not on the list"):
        write(desk.taken_by(stranger), Act.ADD_DAY)


def test_a_name_and_a_role_that_somebody_says_are_not_theirs(desk: Desk, head: Desk) -> None:
    """The id decides, whatever a window thinks of who works at it."""
    said = replace(desk.worker, role=Role.HEAD)
    with pytest.raises(Trouble, match="Only the head"):
        write(desk.taken_by(said), Act.DECIDE)
    with pytest.raises(Trouble, match="Enter once more"):
        write(desk.taken_by(replace(desk.worker, name=head.worker.name)), Act.ADD_DAY)


def test_who_left_writes_nothing_more(administrator: Desk) -> None:
    gone = added(administrator, "Ө. Ұлы", Role.CLERK)
    write(gone, Act.ADD_DAY)
    office.retire_worker(administrator, gone.worker)
    with pytest.raises(Trouble, match="not on the list"):
        write(gone, Act.ADD_DAY)
    assert last(administrator)[0] == administrator.worker.name


def test_who_is_called_otherwise_now_enters_once_more(administrator: Desk) -> None:
    """Or the old name would stand on papers."""
    before = added(administrator, "Ө. Ұлы", Role.CLERK)
    renamed = replace(before.worker, name="Ө. Қызы")
    office.save_worker(administrator, renamed)
    with pytest.raises(Trouble, match="Enter once more"):
        write(before, Act.ADD_DAY)
    write(before.taken_by(renamed), Act.ADD_DAY)
    assert last(administrator)[:2] == ("Ө. Қызы", renamed.id)


def test_the_role_on_file_counts_in_both_directions(administrator: Desk) -> None:
    entered = added(administrator, "Ө. Ұлы", Role.CLERK)
    office.save_worker(administrator, replace(entered.worker, role=Role.HEAD))
    write(entered, Act.DECIDE)
    entered.require(Act.DECIDE)
    risen = replace(entered.worker, role=Role.HEAD, version=2)
    office.save_worker(administrator, replace(risen, role=Role.INSPECTOR))
    for act in (Act.DECIDE, Act.ADD_DAY):
        with pytest.raises(Trouble):
            write(entered.taken_by(risen), act)
        with pytest.raises(Trouble):
            entered.require(act)


def test_who_signs_is_asked_of_the_file_too(head: Desk, administrator: Desk) -> None:
    """A head who is a clerk since signs nothing, though the window still thinks so."""
    second = added(administrator, "Ө. Ұлы", Role.HEAD)
    office.save_worker(administrator, replace(second.worker, role=Role.CLERK))
    with second.database.read() as connection:
        assert second.may(Act.SIGN)
        assert not second.may_in(connection, Act.SIGN)
        assert head.may_in(connection, Act.SIGN)
        with pytest.raises(Trouble, match="Only the head"):
            second.require_in(connection, Act.SIGN)


def test_what_a_head_prepares_who_is_one_no_more_waits_for_the_head(
    head: Desk, administrator: Desk, complaint: Complaint
) -> None:
    second = added(administrator, "Ө. Ұлы", Role.HEAD)
    office.save_worker(administrator, replace(second.worker, role=Role.CLERK))
    complaints.answer(second, complaint, ANSWER)
    (waiting,) = tray.waiting(head)
    assert waiting.author == second.author
    with head.database.read() as connection:
        issued = notices.of_complaint(connection, complaint.id)
    assert [each.kind for each in issued] == [NoticeKind.COMPLAINT_SLIP]


def test_an_administrator_sees_the_office_and_no_case(administrator: Desk) -> None:
    assert shown.read(administrator).workers
    with pytest.raises(Trouble, match="does not see the cases"):
        cycle.waiting(administrator)
    assert not administrator.sees(Sight.CASES)
    assert administrator.sees(Sight.OFFICE)


@pytest.mark.parametrize("sight", [Sight.CASES, Sight.LOOKS])
def test_who_left_sees_nothing_more_in_a_window_that_is_still_open(
    administrator: Desk, sight: Sight
) -> None:
    gone = added(administrator, "Ө. Ұлы", Role.HEAD)
    with gone.reading(sight):
        pass
    office.retire_worker(administrator, gone.worker)
    with pytest.raises(Trouble, match="not on the list"), gone.reading(sight):
        pass


def test_the_role_on_file_says_what_is_seen(administrator: Desk) -> None:
    entered = added(administrator, "Ө. Ұлы", Role.HEAD)
    office.save_worker(administrator, replace(entered.worker, role=Role.CLERK))
    with entered.reading():
        pass
    with pytest.raises(Trouble, match="Only the head"), entered.reading(Sight.LOOKS):
        pass
    clerk = replace(entered.worker, role=Role.CLERK, version=2)
    office.save_worker(administrator, replace(clerk, role=Role.ADMINISTRATOR))
    with pytest.raises(Trouble, match="does not see the cases"), entered.reading():
        pass


def test_an_inspector_sees_all_and_changes_nothing(inspector: Desk) -> None:
    assert cycle.waiting(inspector) == []
    with pytest.raises(Trouble, match="Nothing was saved"):
        calendar.add_day(inspector, date(2026, 12, 30), False, "Қаулы", "Постановление")
