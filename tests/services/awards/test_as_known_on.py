"""What was known on a day: the day before, the day itself and the day after each kind of record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from desktop_app.law.facts import Certificate, EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Words
from desktop_app.records.applications import Application
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services.awards import events
from desktop_app.services.awards.as_known_on import child_then
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.sums import balances
from desktop_app.storage import tables as t
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.decisions import of_office as profiles
from desktop_app.storage.standing import annul
from tests.builders import Clock, Period, reimbursement_entry
from tests.services.acts import award, pay

DAY = date(2026, 3, 10)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
LATER = date(2026, 6, 20)
Act = Callable[[], object]


@pytest.fixture
def awarded(head: Desk, school: int, clock: Clock) -> Application:
    """Worked example 1, awarded in September 2025."""
    return award(head, reimbursement_entry(school))


def _on_the_day(clock: Clock, act: Act) -> None:
    """Do it at ten in the morning of the day; then it is June."""
    clock.move_to(DAY)
    act()
    clock.move_to(LATER)


def _sums(desk: Desk, child_id: int, as_of: date | None = None) -> dict[str, tuple[int, int]]:
    """Entitled and paid of each quarter."""
    found = balances.accounts(desk, child_id, Quarter(2026, 2), as_of)
    return {str(a.quarter): (a.entitled, a.paid) for a in found}


FULL = {
    "2025Q3": (31_456, 0),
    "2025Q4": (31_456, 0),
    "2026Q1": (34_600, 0),
    "2026Q2": (34_600, 0),
}
UNTIL_JANUARY = {**FULL, "2026Q1": (11_533, 0)}
del UNTIL_JANUARY["2026Q2"]


def test_an_award_decided(head: Desk, school: int, clock: Clock) -> None:
    entry = reimbursement_entry(school)
    child = award(head, entry, decided_on=DAY).child_id
    clock.move_to(LATER)
    assert _sums(head, child, BEFORE) == {}
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == FULL
    assert cycle.draw_up(head, Quarter(2026, 1), BEFORE).lines == ()
    assert cycle.draw_up(head, Quarter(2026, 1), DAY).total == 97_512
    with pytest.raises(Trouble, match="had an award then"):
        balances.explain(head, entry.child.iin, Quarter(2026, 1), BEFORE)
    assert balances.explain(head, entry.child.iin, Quarter(2026, 1), DAY)


def test_an_event_recorded_late(head: Desk, awarded: Application, clock: Clock) -> None:
    child = awarded.child_id
    kind = EventKind.STATE_INSTITUTION
    _on_the_day(clock, lambda: events.record(head, child, kind, date(2026, 1, 20)))
    assert _sums(head, child, BEFORE) == FULL
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == UNTIL_JANUARY
    assert [child_then(head, child, day).events == [] for day in (BEFORE, DAY)] == [True, False]


def test_an_event_annulled(head: Desk, awarded: Application, clock: Clock) -> None:
    child = awarded.child_id
    clock.move_to(date(2026, 2, 1))
    events.record(head, child, EventKind.DEATH, date(2026, 1, 20))
    with head.database.read() as connection:
        (event_id,) = connection.scalars(select(t.events.c.id))
    _on_the_day(clock, lambda: events.annul(head, event_id, child, "қате"))
    assert _sums(head, child, date(2026, 1, 31)) == FULL
    assert _sums(head, child, BEFORE) == UNTIL_JANUARY
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == FULL
    (then,) = child_then(head, child, BEFORE).events
    assert then.annulled_at is None
    assert not then.annulled_why
    assert child_then(head, child, DAY).events == []


def test_an_amendment(head: Desk, awarded: Application, clock: Clock) -> None:
    child = awarded.child_id
    with head.database.read() as connection:
        (row,) = awards.awards(connection, child)
    shorter = replace(row.facts, certificate=Certificate(date(2025, 9, 1), date(2026, 1, 31)))

    def amend() -> None:
        with head.database.begin() as connection:
            connection.execute(
                insert(t.amendments).values(
                    decision_id=row.decision_id,
                    made_at=head.now(),
                    made_by="Басшы",
                    facts=facts_to_json(shorter),
                    steps=[],
                    first_month="2025-09",
                    last_month="2026-01",
                    iban=row.iban,
                )
            )

    _on_the_day(clock, amend)
    assert _sums(head, child, BEFORE) == FULL
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == UNTIL_JANUARY
    assert [str(child_then(head, child, day).awards[0].last) for day in (BEFORE, DAY)] == [
        "2026-05",
        "2026-01",
    ]


def test_an_mci_added_and_annulled(head: Desk, school: int, clock: Clock) -> None:
    year = Period(date(2026, 1, 5), date(2027, 3, 31)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 1, 5), certificate=year)
    child = award(head, entry).child_id
    _on_the_day(clock, lambda: office.add_mci(head, date(2027, 1, 1), 4700, "Заң"))
    quarter = Quarter(2027, 1)

    def of_2027(day: date) -> int:
        return balances.accounts(head, child, quarter, day)[-1].entitled

    with pytest.raises(Trouble, match="MCI"):
        of_2027(BEFORE)
    assert of_2027(DAY) == of_2027(AFTER) == 37_600
    clock.move_to(LATER)
    with head.database.begin() as connection:
        (row_id,) = connection.scalars(select(t.mci_values.c.id))
        annul(connection, t.mci_values, row_id, "Басшы", head.now(), "қате")
    assert of_2027(LATER - timedelta(days=1)) == 37_600
    with pytest.raises(Trouble, match="MCI"):
        of_2027(LATER)


def test_a_decision_recorded(head: Desk, awarded: Application, clock: Clock) -> None:
    child = awarded.child_id
    shipped = law_data.shipped_profiles()[-1]
    other = replace(shipped.value, code="other", rate=shipped.value.rate / 2)

    def enter() -> None:
        dated = replace(shipped, first=date(2026, 1, 1), value=other, citation=Words("Ш", "Р"))
        with head.database.begin() as connection:
            profiles.add_profile(connection, dated, "Басшы", head.now())

    _on_the_day(clock, enter)
    assert _sums(head, child, BEFORE) == FULL
    halved = {**FULL, "2026Q1": (17_300, 0), "2026Q2": (17_300, 0)}
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == halved


def test_a_payout_closed(head: Desk, awarded: Application, clock: Clock) -> None:
    child = awarded.child_id
    _on_the_day(clock, lambda: pay(head, "2026Q1"))
    paid = {quarter: (entitled, entitled) for quarter, (entitled, _paid) in FULL.items()}
    paid["2026Q2"] = (34_600, 0)
    assert _sums(head, child, BEFORE) == FULL
    assert _sums(head, child, DAY) == _sums(head, child, AFTER) == paid
    assert cycle.draw_up(head, Quarter(2026, 1), BEFORE).total == 97_512
    assert cycle.draw_up(head, Quarter(2026, 1), DAY).lines == ()


def test_a_moment_of_a_day(head: Desk, awarded: Application, clock: Clock) -> None:
    """Ten in the morning: what is recorded at noon is not known yet."""
    clock.move_to(datetime(2026, 3, 10, 12))
    child = awarded.child_id
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    assert _sums(head, child, datetime(2026, 3, 10, 10)) == FULL
    assert _sums(head, child, datetime(2026, 3, 10, 12)) == UNTIL_JANUARY


def test_today_is_known_and_a_day_to_come_is_a_slip(
    head: Desk, awarded: Application, clock: Clock
) -> None:
    clock.move_to(DAY)
    child = awarded.child_id
    assert _sums(head, child, DAY) == _sums(head, child)
    for act in (
        lambda: balances.accounts(head, child, Quarter(2026, 1), AFTER),
        lambda: balances.explain(head, "150407600018", Quarter(2026, 1), AFTER),
        lambda: cycle.draw_up(head, Quarter(2026, 1), AFTER),
        lambda: child_then(head, child, AFTER),
    ):
        with pytest.raises(EntryError) as caught:
            act()
        assert [slip.field for slip in caught.value.slips] == ["as_of"]


def test_the_quarters_of_then_go_as_far_as_the_next_one(
    head: Desk, awarded: Application, clock: Clock
) -> None:
    clock.move_to(LATER)
    then = child_then(head, awarded.child_id, date(2025, 10, 2))
    assert [str(account.quarter) for account in then.reckoned.accounts] == [
        "2025Q3",
        "2025Q4",
        "2026Q1",
    ]
    assert then.person.id == awarded.child_id
    assert then.awards[0].payee_name == "Әлімқұлова Гүлнұр Ғалымқызы"
