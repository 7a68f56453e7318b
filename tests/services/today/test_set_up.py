"""What is still to be set up is told to the head and to the administrator until it is done."""

from dataclasses import replace

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar, law_watch
from desktop_app.services.office import details
from desktop_app.services.payouts import cycle
from desktop_app.services.today import set_up
from desktop_app.services.today.set_up import Task
from desktop_app.storage.office import staff
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, close

WHOLE = Office(
    name_kk="Бөлім",
    name_ru="Отдел",
    bin="990140001233",
    address_kk="Алатау қаласы",
    address_ru="город Алатау",
    head_name="Е. Сейітова",
)


def left(desk: Desk, *, has_second_place: bool = True) -> set[Task]:
    return set(set_up.left(desk, has_second_place=has_second_place))


def test_a_new_office_has_everything_of_the_heads_before_it(head: Desk) -> None:
    listed = set_up.left(head, has_second_place=False)
    assert listed == tuple(task for task in Task if task is not Task.ROLES)  # the administrator's


def test_the_administrator_is_told_of_what_is_theirs(administrator: Desk) -> None:
    assert left(administrator, has_second_place=False) == {
        Task.BACKUPS
    }  # there is somebody for every role


def test_others_are_told_nothing(desk: Desk, accountant: Desk, inspector: Desk) -> None:
    for each in (desk, accountant, inspector):
        assert left(each, has_second_place=False) == set()


def test_details_are_done_when_all_that_papers_bear_is_there(head: Desk) -> None:
    seen = details.save_details(head, replace(WHOLE, head_name=""))
    assert Task.DETAILS in left(head)
    details.save_details(head, WHOLE, seen=seen)
    assert Task.DETAILS not in left(head)


def test_a_school_ends_its_line(head: Desk, school: int) -> None:
    assert Task.SCHOOLS not in left(head)


def test_the_calendar_is_asked_for_while_a_year_is_not_confirmed(head: Desk, clock: Clock) -> None:
    year = clock().year
    assert Task.CALENDAR in left(head)
    calendar.confirm_year(head, year + 1)
    assert Task.CALENDAR not in left(head)


def test_forms_are_compared_when_both_annexes_were(head: Desk) -> None:
    first, second = law_watch.ANNEXES
    law_watch.compare(head, first, "№ 462")
    assert Task.FORMS in left(head)
    law_watch.compare(head, second, "№ 462")
    assert Task.FORMS not in left(head)


@pytest.mark.parametrize("missing", [Role.ACCOUNTANT, Role.CLERK])
def test_each_role_needs_somebody(administrator: Desk, missing: Role) -> None:
    with administrator.database.read() as connection:
        found = [each for each in staff.at_work(connection) if each.role is missing]
    assert Task.ROLES not in left(administrator)
    with administrator.database.begin() as connection:
        for each in found:
            staff.retire_worker(connection, each, "", administrator.now())
    assert Task.ROLES in left(administrator)


def test_the_register_is_asked_for_until_there_is_a_sheet(
    head: Desk, accountant: Desk, school: int
) -> None:
    assert Task.REGISTER in left(head)
    award(head, reimbursement_entry(school))
    close(accountant, cycle.draw_up(accountant, Quarter(2025, 3)))
    assert Task.REGISTER not in left(head)
