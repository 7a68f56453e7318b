"""The made people themselves: the same by one seed, valid, and as like and unlike as they say."""

from collections import Counter
from datetime import timedelta
from itertools import combinations, groupby

import pytest

from desktop_app.law.iin import problem_of
from desktop_app.records.people import PersonEntry
from desktop_app.services.identity.numbers import iban_slip
from tests.identity import name_lists
from tests.identity.made_families import born
from tests.identity.made_pairs import Kind, MadeChild, different_people, made_pairs, twins

DISTRICT = 5_000
SEED = 12

Pair = tuple[Kind, MadeChild, MadeChild]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return made_pairs(len(Kind) * 40, SEED)


@pytest.fixture(scope="module")
def district() -> list[MadeChild]:
    return different_people(DISTRICT, SEED)


def name(person: PersonEntry) -> tuple[str, str]:
    return person.surname, person.given_name


def changed(one: PersonEntry, other: PersonEntry) -> set[str]:
    """The fields of a child that differ in the two entries."""
    fields = ("iin", "surname", "given_name", "patronymic", "birth_date", "sex", "address")
    return {field for field in fields if getattr(one, field) != getattr(other, field)}


def test_one_seed_makes_the_same_people_and_another_makes_others() -> None:
    assert made_pairs(60, 3) == made_pairs(60, 3) != made_pairs(60, 4)
    assert different_people(60, 3) == different_people(60, 3) != different_people(60, 4)
    assert twins(60, 3) == twins(60, 3) != twins(60, 4)


def test_the_lists_are_broad_and_name_nothing_twice() -> None:
    lists = {key: value for key, value in vars(name_lists).items() if isinstance(value, tuple)}
    assert all(len(set(each)) == len(each) for each in lists.values())

    def together(*ends: str) -> int:
        found = {name for key in lists if key.endswith(ends) for name in lists[key]}
        return len(found)

    assert together("_SURNAMES") >= 150
    assert together("_BOYS") >= 150
    assert together("_GIRLS") >= 150


def test_as_many_are_made_as_are_asked_for(pairs: list[Pair], district: list[MadeChild]) -> None:
    assert len(pairs) == len(Kind) * 40
    assert len(district) == DISTRICT
    assert len(twins(7, SEED)) == 7


def test_every_number_passes_its_check(pairs: list[Pair], district: list[MadeChild]) -> None:
    made = [*district, *(entry for _, *both in pairs for entry in both)]
    numbers = {person.iin for each in made for person in (each.child, each.applicant)}
    assert {iin for iin in numbers - {""} if problem_of(iin)} == set()
    assert [each.iban for each in made if iban_slip("iban", each.iban)] == []


def test_no_two_different_people_share_an_iin(district: list[MadeChild]) -> None:
    parents = {each.applicant.iin for each in district}
    children = {each.child.iin for each in district}
    assert len(children) == DISTRICT
    assert parents.isdisjoint(children)


def test_no_certificate_is_given_to_two_children(district: list[MadeChild]) -> None:
    certificates = {(each.school, each.certificate, each.certified_on) for each in district}
    assert len(certificates) == DISTRICT


def test_every_kind_occurs_as_often(pairs: list[Pair]) -> None:
    assert Counter(kind for kind, _, _ in pairs) == dict.fromkeys(Kind, 40)


def test_every_pair_is_of_two_entries_without_a_common_iin(pairs: list[Pair]) -> None:
    assert all(one.child.iin != other.child.iin for _, one, other in pairs)
    assert all(one.child.iin or other.child.iin for _, one, other in pairs)


NAME = {"surname", "given_name"}
FIELDS = {
    Kind.SWAPPED: NAME,
    Kind.WRONG: NAME,
    Kind.MISSING: NAME,
    Kind.DOUBLED: NAME,
    Kind.RUSSIAN_LETTERS: NAME | {"patronymic"},
    Kind.LATIN: NAME | {"patronymic"},
    Kind.YO: NAME | {"patronymic"},
    Kind.HYPHEN: {"surname"},
    Kind.MOTHERS_SURNAME: {"surname"},
    Kind.PATRONYMIC: {"patronymic"},
    Kind.DAY_AND_MONTH: {"birth_date"},
    Kind.DATE_DIGIT: {"birth_date"},
    Kind.YEAR: {"birth_date"},
    Kind.IIN_REISSUED: set(),
    Kind.IIN_MISTYPED: set(),
    Kind.TWO_FAULTS: NAME | {"patronymic", "birth_date"},
    Kind.GIVEN_NAME: {"given_name"},
}


def test_a_kind_changes_what_it_says_and_nothing_else(pairs: list[Pair]) -> None:
    for kind, one, other in pairs:
        found = changed(one.child, other.child) - {"iin"}
        assert found <= FIELDS[kind], kind
        assert bool(found) is bool(FIELDS[kind]), kind


def test_a_reissued_iin_is_the_only_change(pairs: list[Pair]) -> None:
    for kind, one, other in pairs:
        if kind is Kind.IIN_REISSUED:
            rest = [(e.applicant, e.iban, e.school, e.certificate) for e in (one, other)]
            assert rest[0] == rest[1]
            assert one.child.iin[:6] == other.child.iin[:6]


def letters(pairs: list[Pair], kind: Kind) -> list[tuple[str, str]]:
    """The one part of each name of that kind that differs, in both entries."""
    found = []
    for each, one, other in pairs:
        parts = zip(name(one.child), name(other.child), strict=True)
        found += [(here, there) for here, there in parts if each is kind and here != there]
    return found


def test_faults_of_letters_are_what_they_are_called(pairs: list[Pair]) -> None:
    assert all(sorted(a) == sorted(b) for a, b in letters(pairs, Kind.SWAPPED))
    for one, other in letters(pairs, Kind.WRONG):
        assert len(one) == len(other)
        assert sum(here != there for here, there in zip(one, other, strict=True)) == 1
    for kind in (Kind.MISSING, Kind.DOUBLED):
        for one, other in letters(pairs, kind):
            assert abs(len(one) - len(other)) == 1
    for one, other in letters(pairs, Kind.YO):
        assert one.replace("ё", "е") == other.replace("ё", "е")
    for one, other in letters(pairs, Kind.LATIN):
        assert one.isascii() or other.isascii() or set(one + other) & set("äğñöūüışçÄĞÑÖŪÜŞÇIİ")


def test_wrong_birth_dates_are_wrong_as_they_say(pairs: list[Pair]) -> None:
    for kind, one, other in pairs:
        here, there = born(one.child), born(other.child)
        if kind is Kind.DAY_AND_MONTH:
            assert (here.year, here.month, here.day) == (there.year, there.day, there.month)
        if kind is Kind.DATE_DIGIT:
            digits = zip(here.isoformat(), there.isoformat(), strict=True)
            assert sum(a != b for a, b in digits) == 1
        if kind is Kind.YEAR:
            assert abs(here.year - there.year) == 1
            assert here.replace(year=2000) == there.replace(year=2000)


def test_mostly_the_same_parent_applies_again(pairs: list[Pair]) -> None:
    same = sum(one.applicant.iin == other.applicant.iin for _, one, other in pairs)
    assert 0.7 < same / len(pairs) < 0.9


def test_common_names_are_common_and_many_are_rare(district: list[MadeChild]) -> None:
    surnames = Counter(each.child.surname for each in district)
    assert max(surnames.values()) > DISTRICT / 200
    assert sum(count < 5 for count in surnames.values()) > 100


def test_namesakes_are_born_on_other_days(district: list[MadeChild]) -> None:
    ordered = sorted(district, key=lambda each: name(each.child))
    namesakes = [list(group) for _, group in groupby(ordered, key=lambda each: name(each.child))]
    many = [group for group in namesakes if len(group) > 1]
    assert sum(map(len, many)) > DISTRICT / 10
    alike = [pair for group in many for pair in combinations(group, 2)]
    assert [pair for pair in alike if born(pair[0].child) == born(pair[1].child)] == []


def families(district: list[MadeChild]) -> list[list[MadeChild]]:
    """The children of one applicant, where there are several."""
    ordered = sorted(district, key=lambda each: each.applicant.iin)
    groups = [list(group) for _, group in groupby(ordered, key=lambda each: each.applicant.iin)]
    return [group for group in groups if len(group) > 1]


def test_brothers_and_sisters_share_the_family_and_are_no_twins(
    district: list[MadeChild],
) -> None:
    found = families(district)
    assert len(found) > DISTRICT / 20
    for children in found:
        assert len({(each.iban, each.applicant.phone) for each in children}) == 1
        for one, other in combinations(children, 2):
            apart = abs(born(one.child) - born(other.child))
            assert apart >= timedelta(days=300)


def test_children_of_one_day_and_school_have_other_names(district: list[MadeChild]) -> None:
    days = Counter((each.school, each.child.birth_date) for each in district)
    assert sum(count > 1 for count in days.values()) > DISTRICT / 30


def test_twins_differ_in_the_given_name_and_the_iin_only() -> None:
    for one, other in twins(300, SEED):
        assert one.child.iin != other.child.iin
        assert one.child.given_name != other.child.given_name
        assert one.child.birth_date == other.child.birth_date
        assert (one.applicant, one.iban, one.school) == (other.applicant, other.iban, other.school)
        if one.child.sex == other.child.sex:
            assert changed(one.child, other.child) == {"iin", "given_name"}


def test_twins_are_alike_at_times_and_of_both_sexes_at_times() -> None:
    made = twins(300, SEED)
    assert {("Асан", "Үсен"), ("Дана", "Дина")} <= {
        (one.child.given_name, other.child.given_name) for one, other in made
    }
    assert any(one.child.sex != other.child.sex for one, other in made)
