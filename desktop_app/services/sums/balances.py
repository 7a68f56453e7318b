"""What a child is entitled to and was paid, period by period: now, or as known on a past day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from desktop_app.law.entitlement import Share, owners, periods_of, shares, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step
from desktop_app.records.decisions import AwardRow, PeriodBalance
from desktop_app.records.looks import Subject
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import law_data, periods
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.looks.looking import look
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.payouts import approved as storage
from desktop_app.storage.people import on_file as people

Paid = Mapping[tuple[int, Period], int]
_NOTHING: Paid = {}


def moment_of(desk: Desk, as_of: date | None) -> datetime | None:
    """The moment up to which records are read: the end of a day, or a moment as it is.

    What was known then are the awards, amendments, events and payments, and the MCI and decisions
    that the office had recorded and not yet annulled; birth dates are those that the awards rest
    on. Not covered: names and accounts of people are today's, and the values that ship with the
    program count as known at all times. EntryError for a day that is still to come.
    """
    if as_of is None:
        return None
    found = as_of if isinstance(as_of, datetime) else datetime.combine(as_of, time.max)
    if found.date() > desk.today():
        label = N_("This day is still to come. Enter today or a day before.")
        raise EntryError(Slip("as_of", label))
    return found


def facts_of(awards: Sequence[AwardRow]) -> dict[int, Facts]:
    return {award.decision_id: award.facts for award in awards}


def periods_until(covered: Iterable[Month], until: Period, law: LawInForce) -> list[Period]:
    """Every period that pays for the covered months, up to ``until``."""
    months = (month for month in covered if month.first_day <= until.last_day)
    return [each for each in periods_of(months, law) if each.last_day <= until.last_day]


def settled(
    awards: Sequence[AwardRow], given: Mapping[int, Share], period: Period, paid: Paid
) -> list[tuple[AwardRow, Share, int]]:
    """Each award with its share of a period and what was paid towards it.

    What a payee got too much on one award counts towards the payee's other awards of the child for
    the same period: those months were paid already, whichever award they now belong to (D-3).
    """
    before = {a.decision_id: paid.get((a.decision_id, period), 0) for a in awards}
    for award in awards if len(awards) > 1 else ():
        for other in awards:
            if other is not award and other.payee_id == award.payee_id:
                lacking = given[award.decision_id].amount - before[award.decision_id]
                spare = before[other.decision_id] - given[other.decision_id].amount
                moved = max(0, min(lacking, spare))
                before[other.decision_id] -= moved
                before[award.decision_id] += moved
    return [(a, given[a.decision_id], before[a.decision_id]) for a in awards]


def period_balances(
    awards: Sequence[AwardRow],
    owned: Mapping[Month, int],
    period: Period,
    law: LawInForce,
    paid: Paid,
    returned: Paid = _NOTHING,
) -> list[PeriodBalance]:
    """Each award of one child in a period, the months' owners being known (D-7, D-9).

    ``returned`` is what ``paid`` is less by already; it is only told.

    Raises NotInForceError as `shares_of` does.
    """
    given = shares_of(facts_of(awards), owned, period, law)
    return [
        PeriodBalance(
            award.decision_id,
            period,
            share.amount,
            before,
            share.steps,
            returned.get((award.decision_id, period), 0),
        )
        for award, share, before in settled(awards, given, period, paid)
    ]


def balances_of(
    awards: Sequence[AwardRow],
    until: Period,
    law: LawInForce,
    paid: Paid,
    returned: Paid = _NOTHING,
) -> list[PeriodBalance]:
    """Entitled and paid for each period, over all awards of one child."""
    facts = facts_of(awards)
    owned = owners(facts)
    quarters = set(periods_until(owned, until, law))
    quarters.update(quarter for decision, quarter in paid if decision in facts)
    return [
        account
        for quarter in sorted(quarters, key=lambda period: period.first_day)
        for account in period_balances(awards, owned, quarter, law, paid, returned)
        if account.entitled or account.paid or account.returned
    ]


def accounts(
    desk: Desk, child_id: int, until: Period, as_of: date | None = None
) -> list[PeriodBalance]:
    """A child's periods up to one: entitled, paid, due and overpaid, with the steps (D-9).

    ``as_of`` asks what was known at the end of a day, see `moment_of`.
    """
    moment = moment_of(desk, as_of)
    with desk.reading() as connection:
        awards = stored_awards.awards(connection, child_id, moment)
        law = law_data.in_force(connection, moment)
        paid, returned = storage.paid_and_returned(connection, child_id, moment)
        try:
            return balances_of(awards, until, law, paid, returned)
        except NotInForceError as error:
            raise not_in_force(error) from error


@dataclass(frozen=True)
class AsFarAsKnown:
    """Accounts as far as the values of the law are known; ``unknown`` names one that is missing.

    ``now_known``: whether they reach the period of today, or of the day asked about.
    """

    accounts: list[PeriodBalance]
    now_known: bool
    unknown: Step | None


def as_far_as_known(desk: Desk, child_id: int, as_of: date | None = None) -> AsFarAsKnown:
    """The payment periods up to the next one, or as far as the values of the law are known."""
    moment = moment_of(desk, as_of)
    with desk.reading() as connection:
        awards = stored_awards.awards(connection, child_id, moment)
        return reckoned(connection, child_id, awards, desk.today(), moment)


def reckoned(
    connection: Connection,
    child_id: int,
    awards: Sequence[AwardRow],
    today: date,
    moment: datetime | None = None,
) -> AsFarAsKnown:
    """What `as_far_as_known` gives, in a unit of work that has read the awards already."""
    day = today if moment is None else moment.date()
    law = law_data.in_force(connection, moment)
    paid, returned = storage.paid_and_returned(connection, child_id, moment)
    in_force_now = law if moment is None else law_data.in_force(connection)
    near = periods.near(periods.offered_by(in_force_now, today), day)
    now = periods.current(near, day)
    unknown = None
    for until in reversed(near):
        try:
            found = balances_of(awards, until, law, paid, returned)
        except NotInForceError as error:
            unknown = not_in_force(error).step
        else:
            return AsFarAsKnown(found, until.last_day >= now.last_day, unknown)
    return AsFarAsKnown([], now_known=False, unknown=unknown)


def explain(desk: Desk, iin: str, period: Period, as_of: date | None = None) -> tuple[Step, ...]:
    """The steps of a child's sum for a period; Trouble where there is no such child or award."""
    moment = moment_of(desk, as_of)
    with desk.reading() as connection:
        child = people.by_iin(connection, iin)
        facts = facts_of(stored_awards.awards(connection, child.id, moment)) if child else {}
        if child is None or not facts:
            raise Trouble(_NO_AWARD if moment is None else _NO_AWARD_THEN)
        try:
            given = shares(facts, period, law_data.in_force(connection, moment))
        except NotInForceError as error:
            raise not_in_force(error) from error
    look(desk, Subject.CHILD, child.id)
    return telling_steps(given.values())


_NO_AWARD = N_("No child with this IIN has an award. Check the IIN.")
_NO_AWARD_THEN = N_("No child with this IIN had an award then. Check the IIN and the day.")


def telling_steps(given: Iterable[Share]) -> tuple[Step, ...]:
    """The steps of the awards that have months, or of the last one where none has."""
    every = list(given)
    telling = [share for share in every if share.months] or every[-1:]
    return tuple(step for share in telling for step in share.steps)
