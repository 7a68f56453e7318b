"""What a register comes to before it is brought in: period by period, and what was answered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.imports import OpenPoint, Way
from desktop_app.records.people import Provider
from desktop_app.services.importing.again.adding import Added
from desktop_app.services.importing.checks import Judged
from desktop_app.services.importing.reading.cells import Told, noted
from desktop_app.services.importing.reading.heading_names import normalised
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.telling import Telling
from desktop_app.services.office import schools as office_schools

NOBODY_PAID = "0"
"""The key of the question whether really nobody was paid anything."""


@dataclass(frozen=True)
class Paid:
    """How many children were paid for a period, and how much in all."""

    period: Period
    children: int
    amount: int


def by_period(good: Sequence[Judged], added: Sequence[Added]) -> tuple[Paid, ...]:
    children: dict[Period, set[str]] = defaultdict(set)
    amounts: dict[Period, int] = defaultdict(int)
    every = [(each.row.child.iin, each.row.payments) for each in good]
    for iin, payments in (*every, *((each.row.child.iin, each.payments) for each in added)):
        for payment in payments:
            children[payment.period].add(iin)
            amounts[payment.period] += payment.amount
    order = sorted(amounts, key=lambda period: (period.first_day, period.last_day))
    return tuple(Paid(period, len(children[period]), amounts[period]) for period in order)


def accounts_added(added: Sequence[Added]) -> int:
    """How many awards on file get an account."""
    return len({each.award.decision_id for each in added if each.iban})


def brought_in(good: Sequence[Judged], added: Sequence[Added]) -> Iterator[Step]:
    """For the history of the office: what a register came to."""
    label = N_("Brought in an old register: {count} awards, {amount} tenge paid already")
    amount = sum(each.amount for each in by_period(good, added))
    yield Step(label, "D-6", {"count": len(good), "amount": amount})
    count = accounts_added(added)
    if count:
        label = N_("Brought in with an old register: accounts of {count} awards on file")
        yield Step(label, "D-6", {"count": count})


def without_payment(good: Sequence[Judged]) -> int:
    """Of how many children the register says of no payment at all."""
    paid = {each.row.child.iin for each in good if each.row.payments}
    return len({each.row.child.iin for each in good} - paid)


def ask(
    good: Sequence[Judged], added: Sequence[Added], telling: Telling, sheet: str, row: int
) -> None:
    """That nobody was paid anything is nothing to pass over: everybody would be paid again."""
    if good and not added and not any(each.row.payments for each in good):
        if NOBODY_PAID in telling.answers.confirmed:
            telling.settled[NOBODY_PAID] = Way.CONFIRM
            return
        label = N_(
            "The register says of no payment: all {count} children would be paid for every period "
            "since. Was really nobody paid anything?"
        )
        step = Step(label, "", {"count": without_payment(good)})
        telling.put(OpenPoint(NOBODY_PAID, step, (Way.CONFIRM,)), sheet, row, -1)


def answered(settled: Mapping[str, Way]) -> Iterator[Step]:
    """For the history of the office: what somebody left out, and what they said is right."""
    labels = {
        Way.LEAVE_OUT: N_("Left out of the old register: {what}"),
        Way.CONFIRM: N_("Confirmed of the old register: {what}"),
    }
    for way, label in labels.items():
        keys = [key for key, said in settled.items() if said is way]
        if keys:
            more = f" … +{len(keys) - _MOST_NAMED}" if len(keys) > _MOST_NAMED else ""
            yield Step(label, "D-6", {"what": as_is(", ".join(keys[:_MOST_NAMED]) + more)})


_MOST_NAMED = 50


def tell_once(
    telling: Telling,
    matched: Matched,
    good: Sequence[Judged],
    schools: Mapping[str, int],
    places: Sequence[Provider],
) -> None:
    """What is true of many rows is told at the first of them, or at the heading."""
    heading = matched.row + 1
    if good and "address" not in matched.columns:
        label = N_("There is no column of addresses: notices will lack them until entered.")
        telling.tell(heading, "address", noted(label))
    if good and "birth_date" not in matched.columns:
        label = N_("There is no column of birth dates: they are taken from the IINs.")
        telling.tell(heading, "birth_date", noted(label))
    told: set[str] = set()
    for each in sorted(good, key=lambda each: each.row.number):
        name = normalised(each.row.school)
        if name not in schools and name not in told:
            told.add(name)
            telling.tell(each.row.number, "school", _new_school(each.row.school, places))


def _new_school(name: str, places: Sequence[Provider]) -> Told:
    """That it comes on file; and which one it may be, of which somebody is asked afterwards."""
    alike = next(iter(office_schools.named_alike(name, places)), None)
    if alike is None:
        label = N_("The school “{name}” is not on file: it is put there under this name")
        return noted(label, name=as_is(name))
    label = N_(
        "The school “{name}” is put on file under this name. It may be {other}: you are asked "
        "afterwards, under “What may be on file twice”"
    )
    return noted(label, name=as_is(name), other=Words(alike.name_kk, alike.name_ru))
