"""A child on file twice, under two IINs, with an award on each: what merging begins with."""

from dataclasses import dataclass
from datetime import date

from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Period
from desktop_app.records.applications import Application
from desktop_app.records.likeness import Said, TwoAre
from desktop_app.records.people import PersonEntry
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.balances import accounts
from desktop_app.storage.people import on_file as people
from tests.builders import a_parent, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award

FIRST_IIN, SECOND_IIN = "150407603016", "150407603026"


def dana(iin: str = FIRST_IIN, **changes: object) -> PersonEntry:
    """Сейтова Дана Ержанқызы, an invented child."""
    values = {
        "iin": iin,
        "surname": "Сейтова",
        "given_name": "Дана",
        "patronymic": "Ержанқызы",
        "birth_date": date(2015, 4, 7),
        "sex": Sex.FEMALE.value,
    }
    return PersonEntry(**{**values, **changes})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Twice:
    """The two applications; each one's child is a record of the same girl."""

    first: Application
    second: Application

    @property
    def ids(self) -> tuple[int, int]:
        return self.first.child_id, self.second.child_id


@ready_made
def twice_awarded(head: Desk, school: int) -> Twice:
    """Of one mother, account and certificate."""
    first = award(head, reimbursement_entry(school, child=dana(), applicant=a_parent()))
    said = (TwoAre("child", first.child_id, Said.ANOTHER),)
    other = reimbursement_entry(school, child=dana(SECOND_IIN), applicant=a_parent(), alike=said)
    return Twice(first, award(head, other, date(2025, 9, 4)))


def sums(desk: Desk, child_id: int, period: Period) -> tuple[int, int, int, int]:
    """Entitled, paid, due and overpaid over all awards of the child."""
    found = [each for each in accounts(desk, child_id, period) if each.quarter == period]
    return (
        sum(each.entitled for each in found),
        sum(each.paid for each in found),
        sum(each.due for each in found),
        sum(each.overpaid for each in found),
    )


def to_be_paid(desk: Desk, period: Period) -> list[tuple[str, int]]:
    """The lines that a sheet of a period would have now: name and sum."""
    drawn = cycle.draw_up(desk, period)
    lines = [line for line in drawn.lines if line.period == period]
    return [(line.child_name, line.amount) for line in lines]


def id_by(desk: Desk, iin: str) -> int:
    with desk.database.read() as connection:
        found = people.by_iin(connection, iin)
    assert found is not None
    return found.id
