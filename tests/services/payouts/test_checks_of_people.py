"""Cards, awards and the sheet before agree; where they do not, it is told who set what, and when.

Here stand the checks on people; what else is looked at before approval is in test_checks.
"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, Words
from desktop_app.records.likeness import Said as SaidAlike
from desktop_app.records.likeness import TwoAre
from desktop_app.records.payout_checks import CheckKind
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import CARD, Said, WhoItIs
from desktop_app.services.awards import amendments, deciding
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.people import keeping
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay, register

Q1 = Quarter(2026, 1)
K = CheckKind


@pytest.fixture
@ready_made
def paid(head: Desk, school: int, clock: Clock) -> int:
    """A child who was paid the autumn; it is the end of March 2026."""
    child = award(head, reimbursement_entry(school)).child_id
    pay(head, "2025Q3")
    pay(head, "2025Q4")
    clock.move_to(date(2026, 3, 25))
    return child


def found(desk: Desk, quarter: Quarter = Q1) -> list[tuple[CheckKind, Step]]:
    return [(check.kind, check.step) for check in cycle.look(desk, quarter).checks]


def said(step: Step) -> dict[str, object]:
    """Its values, names as they stand."""
    return {
        name: value.kk if isinstance(value, Words) else value for name, value in step.values.items()
    }


def kinds(desk: Desk) -> list[CheckKind]:
    return [kind for kind, _step in found(desk)]


def set_card(desk: Desk, person: Person, **changes: Any) -> None:
    entry = PersonEntry(**{**{name: getattr(person, name) for name in CARD}, **changes})
    differs = keeping.asks(person, entry)
    answer = WhoItIs(Said.WRONG, differs, document="Туу туралы куәлік 12")
    keeping.update(desk, person.id, person.version, entry, answer if differs else None)


def card(desk: Desk, person_id: int) -> Person:
    return keeping.on_file(desk, person_id)


def payee_of(desk: Desk, child: int) -> int:
    with desk.database.read() as connection:
        query = text("SELECT payee_id FROM decisions WHERE child_id = :child")
        return int(connection.execute(query, {"child": child}).scalars().first() or 0)


def test_who_is_paid_as_before_is_no_finding(accountant: Desk, paid: int) -> None:
    assert kinds(accountant) == []


def test_a_payee_who_was_renamed_is_told_until_a_sheet_was_approved(
    head: Desk, accountant: Desk, paid: int, clock: Clock
) -> None:
    set_card(head, card(head, payee_of(head, paid)), surname="Герман")
    (told,) = found(accountant)
    assert told[0] is K.OTHER_CARD
    assert said(told[1]) == {
        "before": "Әлімқұлова",
        "after": "Герман",
        "who": head.worker.name,
        "date": clock().date(),
    }
    pay(head, "2026Q1")
    clock.move_to(date(2026, 6, 25))
    assert cycle.draw_up(accountant, Quarter(2026, 2)).lines
    assert found(accountant, Quarter(2026, 2)) == []


def test_a_slip_that_was_mended_is_no_other_name(head: Desk, accountant: Desk, paid: int) -> None:
    set_card(head, card(head, paid), surname="ӘЛІМҚҰЛОВА")
    assert kinds(accountant) == []


def test_a_birth_date_that_the_award_does_not_rest_on(
    head: Desk, accountant: Desk, paid: int
) -> None:
    set_card(head, card(head, paid), birth_date=date(2015, 4, 8))
    ((kind, step),) = found(accountant)
    assert kind is K.OTHER_CARD
    assert said(step) == {"before": date(2015, 4, 7), "after": date(2015, 4, 8)}


def test_nobody_is_paid_past_the_eighteenth_birthday_on_their_card(
    head: Desk, accountant: Desk, paid: int
) -> None:
    set_card(head, card(head, paid), birth_date=date(2008, 1, 30))
    told = dict(found(accountant))
    assert told[K.PAST_EIGHTEEN].values["date"] == date(2026, 1, 30)
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    draft = cycle.mark_seen(accountant, draft, {check.key for check in draft.checks})
    with pytest.raises(Trouble, match="must be mended"):
        cycle.approve(head, draft)


@pytest.mark.parametrize("birthday", [date(2008, 3, 1), date(2008, 3, 31)])
def test_the_month_of_the_birthday_is_paid(
    head: Desk, accountant: Desk, paid: int, birthday: date
) -> None:
    set_card(head, card(head, paid), birth_date=birthday)
    assert K.PAST_EIGHTEEN not in kinds(accountant)


def test_an_account_tells_what_it_was_and_who_set_it(
    head: Desk, accountant: Desk, paid: int, clock: Clock
) -> None:
    with head.database.read() as connection:
        award_id = int(connection.execute(text("SELECT id FROM decisions")).scalar_one())
    amendments.amend(head, award_id, AccountChanged(make_iban(9)), "Жаңа шот")
    ((kind, step),) = found(accountant)
    assert kind is K.OTHER_ACCOUNT
    assert said(step) == {
        "before": make_iban(1),
        "after": make_iban(9),
        "who": head.worker.name,
        "date": clock().date(),
    }


def test_another_payee_is_told_with_the_one_before(
    head: Desk, accountant: Desk, school: int, paid: int, clock: Clock
) -> None:
    father = a_parent(2, surname="Герман", given_name="Роберт", patronymic="")
    entry = reimbursement_entry(
        school, applicant=father, applied_on=date(2026, 1, 5), facts={"iban": make_iban(2)}
    )
    deciding.decide(head, register(head, entry), from_month=Month(2026, 1))
    clock.move_to(date(2026, 3, 25))
    told = dict(found(accountant))
    assert said(told[K.OTHER_PAYEE])["after"] == "Герман Роберт"
    assert said(told[K.OTHER_PAYEE])["before"] == a_parent().full_name
    assert said(told[K.OTHER_ACCOUNT])["after"] == make_iban(2)


def test_two_children_of_one_name_and_birth_date(
    head: Desk, accountant: Desk, school: int, paid: int, clock: Clock
) -> None:
    alike = (TwoAre("child", paid, SaidAlike.ANOTHER),)
    child = a_child(2, given_name="АЛИЯ", patronymic=a_child().patronymic)
    entry = reimbursement_entry(school, 2, child=child, alike=alike)
    other = award(head, entry, date(2026, 3, 20)).child_id
    clock.move_to(date(2026, 3, 25))
    checks = [each for each in cycle.look(accountant, Q1).checks if each.kind is K.ALIKE]
    assert {each.child_id for each in checks} == {other, paid}
    assert {said(each.step)["iin"] for each in checks} == {a_child(1).iin, a_child(2).iin}


@pytest.mark.parametrize(
    "name", ["Петрова Н. И. и Петров С. И.", "Ким Светлана (мать)", "Ким (Цой)"]
)
def test_two_people_or_brackets_in_a_payees_name_are_looked_at_once(
    head: Desk, paid: int, name: str
) -> None:
    """As an earlier version took it in: nothing asks about it at the desk any more."""
    with head.database.begin() as connection:
        mine = {"name": name, "iin": a_parent().iin}
        connection.execute(text("UPDATE people SET surname = :name WHERE iin = :iin"), mine)
    assert K.UNUSUAL_NAME in kinds(head)
    pay(head, "2026Q1")
    assert K.UNUSUAL_NAME not in [kind for kind, _step in found(head, Quarter(2026, 2))]


def test_a_long_name_of_three_parts_is_not_looked_at(head: Desk, paid: int) -> None:
    with head.database.begin() as connection:
        mine = {"name": "Мұхаммед-Әли ибн Хасан", "iin": a_parent().iin}
        connection.execute(text("UPDATE people SET given_name = :name WHERE iin = :iin"), mine)
    assert K.UNUSUAL_NAME not in kinds(head)
