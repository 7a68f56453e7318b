"""What a decision that begins in the past changes for the periods that are paid already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from desktop_app.law.entitlement import owners
from desktop_app.law.in_force import Dated, InForce, NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.steps import N_, Step
from desktop_app.records.decisions import AwardRow
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, period_balances
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.payouts import approved as payouts


@dataclass(frozen=True)
class Effect:
    """Arrears and overpayments (D-9) that follow; sums are in whole tenge."""

    owed_children: int = 0
    owed: int = 0
    overpaid_children: int = 0
    overpaid: int = 0

    @property
    def children(self) -> int:
        """For how many children something changes."""
        return max(self.owed_children, self.overpaid_children)

    @property
    def step(self) -> Step:
        """What to say before it is saved."""
        if not self.overpaid:
            label = N_(
                "It counts periods anew that are paid already. "
                "To be paid besides: {owed} tenge for {owed_children} children."
            )
        elif not self.owed:
            label = N_(
                "It counts periods anew that are paid already. "
                "Paid too much: {overpaid} tenge for {overpaid_children} children, to be returned."
            )
        else:
            label = N_(
                "It counts periods anew that are paid already. "
                "To be paid besides: {owed} tenge for {owed_children} children; "
                "paid too much: {overpaid} tenge for {overpaid_children} children, to be returned."
            )
        return Step(label, "D-9", dict(self.__dict__))


def effect_of(connection: Connection, dated: Dated[DecisionProfile], law: LawInForce) -> Effect:
    """What changes, for each child, in the periods that somebody was paid for.

    Trouble where a value of the law is missing.
    """
    paid = payouts.paid(connection)
    if not any(period.last_day >= dated.first for _decision, period in paid):
        return Effect()
    then = LawInForce(law.mci, InForce("profile", [*law.profiles.values, dated]))
    owed: list[int] = []
    overpaid: list[int] = []
    awards = stored_awards.awards(connection)
    for _, group in groupby(awards, key=lambda award: award.child_id):
        try:
            changes = list(_changes(list(group), paid, dated, (law, then)))
        except NotInForceError as error:
            raise not_in_force(error) from error
        owed.append(sum(more for more, _over in changes))
        overpaid.append(sum(over for _more, over in changes))
    return Effect(sum(map(bool, owed)), sum(owed), sum(map(bool, overpaid)), sum(overpaid))


def _changes(
    awards: Sequence[AwardRow],
    paid: Paid,
    dated: Dated[DecisionProfile],
    laws: tuple[LawInForce, LawInForce],
) -> Iterable[tuple[int, int]]:
    """For each paid period of one child: how much more is due, how much more is overpaid."""
    owned = owners(facts_of(awards))
    known = {award.decision_id for award in awards}
    periods = {
        period for decision, period in paid if decision in known and period.last_day >= dated.first
    }
    for period in periods:
        now, then = (period_balances(awards, owned, period, law, paid) for law in laws)
        due_before, due_after = (sum(each.due for each in found) for found in (now, then))
        over_before, over_after = (sum(each.overpaid for each in found) for found in (now, then))
        yield due_after - due_before, over_after - over_before
