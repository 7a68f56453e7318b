"""Which months of an award are not paid and why, as its papers tell it (D-2 to D-7)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app.documents.notices.kinds import MonthsNotPaid
from desktop_app.law import not_paid as law_of
from desktop_app.law.entitlement import owners
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.records.decisions import AwardRow
from desktop_app.wording import step as step_words


@dataclass(frozen=True)
class ToldNotPaid:
    """``clauses`` are those of the reasons, for what the paper cites."""

    on_paper: tuple[MonthsNotPaid, ...] = ()
    clauses: frozenset[str] = frozenset()


NOTHING = ToldNotPaid()


def not_paid(
    facts: Facts,
    given: Collection[Month],
    law: LawInForce,
    payee_id: int,
    others: Sequence[AwardRow] = (),
) -> ToldNotPaid:
    """``others`` are the child's other awards: a month that one of them has is paid once (D-3)."""
    owned = owners({each.decision_id: each.facts for each in others})
    theirs = {each.decision_id for each in others if each.payee_id != payee_id}
    elsewhere = {month for month, decision in owned.items() if decision in theirs}
    found = law_of.not_paid(facts, given, law, elsewhere)
    return ToldNotPaid(
        tuple(
            MonthsNotPaid(
                each.first, each.last, step_words(each.why, "kk"), step_words(each.why, "ru")
            )
            for each in found
        ),
        frozenset(each.why.clause for each in found),
    )
