"""What is unusual in a family: told at its field, and hardly ever in the way.

Grandmothers, brothers and late adoptions are as lawful as slips of the keyboard are common, so that
whoever types is told and goes on. A sex that does not fit who applies is confirmed once. Only who
is a minor and younger than the child can't come for it: the two are swapped, and a refusal that was
issued to a child for its mother stays in the register for good.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.law.facts import Event, EventKind, coming_of_age
from desktop_app.law.iin import Sex, problem_of, suggestion
from desktop_app.law.steps import N_
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import PersonKind, Relation
from desktop_app.records.people import PersonEntry
from desktop_app.services.errors import Doubt, Slip

_LEAST_YEARS_BETWEEN = 12
_LEAST_AGE = 16
_OF_AGE = 18
_PARENTS = {Relation.MOTHER: Sex.FEMALE, Relation.FATHER: Sex.MALE}


def of_family(
    child: PersonEntry,
    applicant: PersonEntry,
    relation: Relation | None,
    on: date,
    who: str = "applicant",
) -> Iterator[Slip]:
    """What of the two is unusual on a day; ``who`` is the prefix of the applicant's fields.

    ``relation`` None: a parent, and nobody asks whether mother or father.
    """
    is_parent = relation is None or relation in _PARENTS
    born, older = born_on(child), born_on(applicant)
    if child.iin and child.iin == applicant.iin:
        yield Slip(f"{who}.iin", N_("Child and applicant have the same IIN."))
        return
    if born is not None and _years(born, on) >= _OF_AGE:
        day = coming_of_age(born)
        yield Slip("child.birth_date", N_("The child is of age since {date}."), {"date": day})
    if older is None:
        return
    swapped = of_swapped(child, applicant, on, who)
    if swapped is not None:
        yield swapped
    elif born is not None and is_parent and _years(older, born) < _LEAST_YEARS_BETWEEN:
        label = N_("Less than 12 years lie between parent and child: check both dates.")
        yield Slip(f"{who}.birth_date", label)
    elif _years(older, on) < _LEAST_AGE:
        yield Slip(f"{who}.birth_date", N_("The applicant is not sixteen yet: check the date."))


def of_swapped(
    child: PersonEntry, applicant: PersonEntry, on: date, who: str = "applicant"
) -> Slip | None:
    """A minor who comes for somebody older: nothing is kept of it."""
    born, older = born_on(child), born_on(applicant)
    if born is None or older is None or born >= older or _years(older, on) >= _OF_AGE:
        return None
    label = N_("The applicant is younger than the child: are the two swapped?")
    return Slip(f"{who}.birth_date", label)


def of_relation(applicant: PersonEntry, relation: Relation) -> Iterator[Doubt]:
    """A man as the mother, a woman as the father: to be confirmed."""
    expected, sex = _PARENTS.get(relation), sex_of(applicant)
    if expected is not None and sex not in ("", expected):
        yield Doubt(
            "relation",
            N_("The sex of the applicant does not fit: check who applies."),
            value=f"{relation}, {sex}",
            tick=N_("It is so"),
            told=N_("Confirmed who applies, although the sex of the applicant does not fit"),
        )


def of_child(events: Iterable[RecordedEvent], on: date) -> Iterator[Slip]:
    """What was recorded of the child that ends a right."""
    standing = (each for each in events if each.annulled_at is None)
    return of_events((Event(each.kind, each.happened_on, each.ended_on) for each in standing), on)


def of_events(events: Iterable[Event], on: date) -> Iterator[Slip]:
    """The same of events that stand."""
    for event in events:
        if event.happened_on > on:
            continue
        if event.kind is EventKind.DEATH:
            label = N_("The child is recorded as dead since {date}.")
        elif event.ended_on is None or event.ended_on >= on:
            label = N_("The child is recorded in a state institution since {date}.")
        else:
            continue
        yield Slip("child.iin", label, {"date": event.happened_on})


def born_on(person: PersonEntry) -> date | None:
    """The birth date as typed, or else as the IIN suggests it."""
    if person.kind is PersonKind.ORGANISATION:
        return None
    if person.birth_date is not None or problem_of(person.iin) is not None:
        return person.birth_date
    read = suggestion(person.iin)
    return None if read is None else read.birth_date


def sex_of(person: PersonEntry) -> str:
    """As typed, or else as the IIN suggests it; empty where nothing says."""
    if person.kind is PersonKind.ORGANISATION or person.sex or problem_of(person.iin) is not None:
        return person.sex
    read = suggestion(person.iin)
    return "" if read is None else read.sex


def _years(since: date, on: date) -> int:
    """Whole years that have passed; less than none before it."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
