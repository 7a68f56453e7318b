"""Two records of one child become one: whose months are whose (D-3, D-4)."""

from collections.abc import Mapping, Sequence

from desktop_app.law.entitlement import covered_months, owners
from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month


def given_up(records: Sequence[Mapping[int, Facts]]) -> dict[int, frozenset[Month]]:
    """The months that awards give up once the records are of one child, by their decisions.

    There is one payee at any time (D-3), and a month that two records had stays with the earlier
    decision, which was right when it was made: the later one was made as if there was no other.
    Decisions are numbered in their order, in all records together; each record's awards are given
    in it, with the events of all records.
    """
    owned = [owners(awards) for awards in records]
    found: dict[int, frozenset[Month]] = {}
    for awards in records:
        for decision, facts in awards.items():
            months = frozenset(
                month
                for month in covered_months(facts)
                if month not in facts.taken
                and any(each.get(month, decision) < decision for each in owned)
                and _first(owned, month) not in awards
            )
            if months:
                found[decision] = months
    return found


def _first(owned: Sequence[Mapping[Month, int]], month: Month) -> int:
    """The earliest decision that has the month in any record."""
    return min(each[month] for each in owned if month in each)
