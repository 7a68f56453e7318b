"""Children entered twice, and different ones who are alike; made without sight of a matcher.

    made_pairs(2000, seed)         the same child twice: whoever looks for duplicates must ask
    different_people(5000, seed)   nobody twice, though with namesakes, brothers and cousins
    twins(200, seed)               different, but the clerk must be asked

No two entries have one IIN: whoever comes again under theirs is known without looking for alikes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise
from random import Random

from desktop_app.law.iin import Sex
from desktop_app.records.people import PersonEntry
from tests.identity import name_lists as names
from tests.identity.faults import FAULTS, OF_THE_WHOLE_FORM, Kind
from tests.identity.made_families import Family, MadeChild, Maker, born

__all__ = ["Kind", "MadeChild", "different_people", "made_pairs", "twins"]

Household = list[tuple[Family, MadeChild]]

BETWEEN_BIRTHS = 300
"""Days at least between two births of one mother."""


def made_pairs(count: int, seed: int) -> list[tuple[Kind, MadeChild, MadeChild]]:
    """The same child entered twice, every kind as often; either may be the right entry."""
    maker = Maker(Random(seed))
    kinds = tuple(Kind)
    return [_pair(maker, kinds[number % len(kinds)]) for number in range(count)]


def _pair(maker: Maker, kind: Kind) -> tuple[Kind, MadeChild, MadeChild]:
    while True:
        family = maker.family()
        one = maker.entry(family, maker.child(family))
        child = FAULTS[kind](maker, family, one.child)
        if child != one.child:
            break
    if kind is Kind.IIN_REISSUED:
        other = replace(one, child=child)
    else:
        other = _entered_again(maker, family, kind, replace(one, child=child))
    return (kind, other, one) if maker.chance(0.5) else (kind, one, other)


def _entered_again(maker: Maker, family: Family, kind: Kind, made: MadeChild) -> MadeChild:
    """What else is other when somebody applies again: mostly little, now and then the parent."""
    child = made.child
    if kind is not Kind.IIN_MISTYPED:
        child = replace(child, iin=_another_iin(maker, child))
    by_mother = family.mother_applies ^ maker.chance(0.2)
    applicant, iban = family.applicant(mother=by_mother)
    if kind in OF_THE_WHOLE_FORM:
        applicant = FAULTS[kind](maker, family, applicant)
    if maker.chance(0.3):
        applicant = replace(applicant, phone=_phone_again(maker, applicant.phone))
    if maker.chance(0.2):
        iban = maker.iban()
    school, certificate = made.school, (made.certificate, made.certified_on)
    if maker.chance(0.5):
        school = maker.school() if maker.chance(0.3) else school
        certificate = maker.certificate(school, born(child))
    return MadeChild(child, applicant, iban, school, *certificate)


def _another_iin(maker: Maker, child: PersonEntry) -> str:
    """Mistyped, to follow, or issued anew."""
    chance = maker.random.random()
    if chance < 0.5:
        return maker.mistyped_iin(child.iin)
    return "" if chance < 0.75 else maker.iin(born(child), child.sex)


def _phone_again(maker: Maker, phone: str) -> str:
    """The same as others write it, or a new one."""
    written = ("8" + phone[2:].replace(" ", ""), phone.replace(" ", ""), maker.phone())
    return maker.random.choice(written)


def different_people(count: int, seed: int) -> list[MadeChild]:
    """Children of whom no two are one, nor twins; alike as those of one district are."""
    maker = Maker(Random(seed))
    return list(islice(_district(maker), count))


def _district(maker: Maker) -> Iterator[MadeChild]:
    known: Household = []
    ways: tuple[Callable[[Maker, Household], Household], ...] = (
        _only_child,
        _siblings,
        _cousins,
        _half_siblings,
        _namesake,
        _born_the_same_day,
    )
    while True:
        way = maker.random.choices(ways, (62, 12, 6, 3, 9, 8))[0]
        household = way(maker, known)
        known += household
        yield from (made for _, made in household)


def _only_child(maker: Maker, known: Household) -> Household:
    family = maker.family()
    return [(family, maker.entry(family, maker.child(family)))]


def _siblings(maker: Maker, known: Household) -> Household:
    """Two or three, of one applicant, telephone and account."""
    family = maker.family()
    children: list[PersonEntry] = []
    for birth in _births(maker, maker.random.choice((2, 2, 3))):
        sex = maker.random.choice((Sex.MALE, Sex.FEMALE)).value
        given = maker.given_name(family.people, sex, [child.given_name for child in children])
        children.append(maker.child(family, birth=birth, sex=sex, given=given))
    return [(family, maker.entry(family, child)) for child in children]


def _births(maker: Maker, count: int) -> list[date]:
    """Days far enough apart for one mother."""
    while True:
        days = sorted(maker.day() for _ in range(count))
        gaps = [later - earlier for earlier, later in pairwise(days)]
        if min(gaps) >= timedelta(days=BETWEEN_BIRTHS):
            return days


def _cousins(maker: Maker, known: Household) -> Household:
    """Children of two brothers, in one school."""
    first = maker.family()
    second = replace(maker.family(first.people, first.surname), school=first.school)
    return [(family, maker.entry(family, maker.child(family))) for family in (first, second)]


def _half_siblings(maker: Maker, known: Household) -> Household:
    """Of one mother, who applies, and two fathers."""
    first = replace(maker.family(), mother_applies=True)
    second = maker.family(first.people)
    second = replace(second, mother=first.mother, ibans=first.ibans, mother_applies=True)
    pairs = zip((first, second), _births(maker, 2), strict=True)
    return [(family, maker.entry(family, maker.child(family, birth=day))) for family, day in pairs]


def _namesake(maker: Maker, known: Household) -> Household:
    """Surname and given name of somebody known, another family and day of birth."""
    if not known:
        return _only_child(maker, known)
    theirs, made = maker.random.choice(known)
    family = maker.family(theirs.people, theirs.surname)
    day = maker.day()
    while day == made.child.birth_date:
        day = maker.day()
    child = maker.child(family, birth=day, sex=made.child.sex, given=made.child.given_name)
    return [(family, maker.entry(family, child))]


def _born_the_same_day(maker: Maker, known: Household) -> Household:
    """As somebody known, in the same school, under another name; at times of the same surname."""
    if not known:
        return _only_child(maker, known)
    theirs, made = maker.random.choice(known)
    surname = theirs.surname if maker.chance(0.2) else ""
    family = replace(maker.family(theirs.people, surname), school=made.school)
    sex = made.child.sex
    given = maker.given_name(family.people, sex, [made.child.given_name])
    child = maker.child(family, birth=made.child.birth_date, sex=sex, given=given)
    return [(family, maker.entry(family, child))]


def twins(count: int, seed: int) -> list[tuple[MadeChild, MadeChild]]:
    """Pairs of twins: all alike but the given name and the IIN, at times the sex."""
    maker = Maker(Random(seed))
    return [_twins(maker) for _ in range(count)]


def _twins(maker: Maker) -> tuple[MadeChild, MadeChild]:
    family = maker.family()
    first_sex = maker.random.choice((Sex.MALE, Sex.FEMALE)).value
    second_sex = first_sex if maker.chance(0.7) else maker.random.choice(tuple(Sex)).value
    first_name, second_name = _names_of_twins(maker, family, first_sex, second_sex)
    first = maker.child(family, sex=first_sex, given=first_name)
    second = maker.child(family, birth=first.birth_date, sex=second_sex, given=second_name)
    if maker.chance(0.6):
        next_serial = int(first.iin[7:11]) % 9999 + 1
        second = replace(second, iin=maker.iin(born(first), second_sex, next_serial))
    one = maker.entry(family, first)
    next_number = str(int(one.certificate) + 1)
    return one, replace(one, child=second, certificate=next_number)


def _names_of_twins(maker: Maker, family: Family, first: str, second: str) -> tuple[str, str]:
    if first == second and maker.chance(0.5):
        boys = first == Sex.MALE
        return maker.random.choice(names.NAMES_OF_TWINS if boys else names.NAMES_OF_TWIN_GIRLS)
    given = maker.given_name(family.people, first)
    return given, maker.given_name(family.people, second, [given])
