"""Families as a district of Kazakhstan has them, with numbers that pass every check."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from desktop_app.law.iin import Sex, check_digit
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.people import PersonEntry
from tests.builders import make_iban, make_iin
from tests.identity import name_lists as names
from tests.identity.name_forms import (
    feminine,
    kazakh_patronymic,
    russian_patronymic,
    surname_from,
)

FIRST_BIRTH, LAST_BIRTH = date(2008, 1, 1), date(2021, 12, 31)
BANKS = ("722", "722", "722", "601", "856", "821", "998")


@dataclass(frozen=True)
class MadeChild:
    """A child as an application has it: with whoever applies, the account and the certificate.

    The number of a certificate starts anew every year in every school; its day tells them apart.
    """

    child: PersonEntry
    applicant: PersonEntry
    iban: str
    school: str
    certificate: str
    certified_on: date


@dataclass(frozen=True)
class People:
    """A people of the country and its usual names; ``share`` is of a hundred families."""

    share: int
    surnames: tuple[str, ...]
    boys: tuple[str, ...]
    girls: tuple[str, ...]
    fathers: tuple[str, ...]
    mothers: tuple[str, ...]
    is_turkic: bool = False


KAZAKHS = People(
    68,
    names.KAZAKH_SURNAMES,
    names.KAZAKH_BOYS,
    names.KAZAKH_GIRLS,
    names.KAZAKH_FATHERS,
    names.KAZAKH_MOTHERS,
    is_turkic=True,
)
RUSSIANS = People(
    17,
    names.RUSSIAN_SURNAMES,
    names.RUSSIAN_BOYS,
    names.RUSSIAN_GIRLS,
    names.RUSSIAN_FATHERS,
    names.RUSSIAN_MOTHERS,
)
UYGHURS = People(
    7,
    names.UYGHUR_SURNAMES,
    names.UYGHUR_BOYS,
    names.UYGHUR_GIRLS,
    names.UYGHUR_BOYS,
    names.UYGHUR_GIRLS,
    is_turkic=True,
)
KOREANS = replace(RUSSIANS, share=4, surnames=names.KOREAN_SURNAMES)
GERMANS = replace(
    RUSSIANS,
    share=4,
    surnames=names.GERMAN_SURNAMES,
    boys=(*names.RUSSIAN_BOYS, *names.GERMAN_BOYS),
    girls=(*names.RUSSIAN_GIRLS, *names.GERMAN_GIRLS),
)
PEOPLES = (KAZAKHS, RUSSIANS, UYGHURS, KOREANS, GERMANS)


@dataclass(frozen=True)
class Family:
    """Parents with what their children have in common. Surnames stand in the form of men."""

    people: People
    surname: str
    maiden: str
    father: PersonEntry
    mother: PersonEntry
    ibans: tuple[str, str]
    patronymic: str
    school: str
    mother_applies: bool

    def applicant(self, *, mother: bool) -> tuple[PersonEntry, str]:
        """One of the parents, and that parent's account."""
        return (self.mother, self.ibans[0]) if mother else (self.father, self.ibans[1])


def born(child: PersonEntry) -> date:
    """The birth date, which everybody made here has."""
    assert child.birth_date is not None
    return child.birth_date


class Maker:
    """Makes families and children by chance; no number is given out twice."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._given_out: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def common(self, of: tuple[str, ...]) -> str:
        """The first names of a list are the common ones: one in twenty has the first of ninety."""
        return of[int(len(of) * self.random.random() ** 1.5)]

    def day(self, first: date = FIRST_BIRTH, last: date = LAST_BIRTH) -> date:
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def iin(self, birth: date, sex: str, serial: int | None = None) -> str:
        """One that nobody has; ``serial`` is where to look first."""
        while True:
            found = make_iin(birth, Sex(sex), serial or self.random.randint(1, 9999))
            if self._is_new(found):
                return found
            serial = serial + 1 if serial else None

    def mistyped_iin(self, iin: str) -> str:
        """Another valid one: a digit is wrong, and the check digit where it would tell."""
        while True:
            # A wrong eleventh digit often passes: its weight is the divisor of the check.
            place = 10 if self.chance(0.4) else self.random.randrange(11)
            eleven = f"{iin[:place]}{self.random.randrange(10)}{iin[place + 1 : 11]}"
            digit = check_digit(eleven)
            if digit is not None and self._is_new(f"{eleven}{digit}"):
                return f"{eleven}{digit}"

    def iban(self) -> str:
        return make_iban(self.random.randrange(10**11), self.random.choice(BANKS))

    def phone(self) -> str:
        digits = f"{self.random.randrange(10**7):07}"
        code = self.random.choice(("701", "702", "705", "707", "747", "775", "778"))
        return f"+7 {code} {digits[:3]} {digits[3:5]} {digits[5:]}"

    def school(self) -> str:
        return f"№ {self.random.randint(1, 30)} жалпы білім беретін мектеп"

    def family(self, people: People | None = None, surname: str = "") -> Family:
        shares = [each.share for each in PEOPLES]
        people = people or self.random.choices(PEOPLES, shares)[0]
        surname = surname or self._surname(people)
        maiden = self._surname(people)
        address = f"{self.random.choice(names.STREETS)} к., {self.random.randint(1, 120)} үй"
        # Most mothers bear the father's surname, fewer among Kazakhs.
        mothers = maiden if self.chance(0.45 if people.is_turkic else 0.2) else surname
        father = self._parent(people, Sex.MALE, surname, address)
        return Family(
            people,
            surname,
            maiden,
            father,
            self._parent(people, Sex.FEMALE, feminine(mothers), address),
            (self.iban(), self.iban()),
            self._patronymic_style(people),
            self.school(),
            mother_applies=self.chance(0.75),
        )

    def child(
        self, family: Family, *, birth: date | None = None, sex: str = "", given: str = ""
    ) -> PersonEntry:
        sex = sex or self.random.choice((Sex.MALE, Sex.FEMALE)).value
        birth = birth or self.day()
        boy = sex == Sex.MALE
        return PersonEntry(
            self.iin(birth, sex),
            family.surname if boy else feminine(family.surname),
            given or self.given_name(family.people, sex),
            self._patronymic(family, sex),
            birth,
            sex,
            family.mother.address,
            "",
            family.mother.paper_language,
        )

    def given_name(self, people: People, sex: str, but: Iterable[str] = ()) -> str:
        """A usual name of a child; ``but`` are those of its brothers and sisters."""
        boy = sex == Sex.MALE
        usual = people.boys if boy else people.girls
        if people.is_turkic and self.chance(0.02):
            usual = names.DOUBLE_NAMES_OF_BOYS if boy else names.DOUBLE_NAMES_OF_GIRLS
        return self.common(tuple(each for each in usual if each not in but))

    def entry(self, family: Family, child: PersonEntry) -> MadeChild:
        applicant, iban = family.applicant(mother=family.mother_applies)
        certificate = self.certificate(family.school, born(child))
        return MadeChild(child, applicant, iban, family.school, *certificate)

    def certificate(self, school: str, birth: date) -> tuple[str, date]:
        """Number and day; a school gives a number once from autumn to spring."""
        first_year = min(max(2021, birth.year + 5), 2026)
        while True:
            year = self.random.randint(first_year, 2026)
            number = str(self.random.randint(1, 160))
            if self._is_new(f"{school}, {number}, {year}"):
                return number, self.day(date(year, 8, 25), date(year + 1, 4, 30))

    def _is_new(self, number: str) -> bool:
        is_new = number not in self._given_out
        self._given_out.add(number)
        return is_new

    def _surname(self, people: People) -> str:
        """Many a Kazakh surname is the name of a grandfather, with or without an ending."""
        if people is KAZAKHS and self.chance(0.35):
            grandfather = self.random.choice(names.KAZAKH_FATHERS + names.KAZAKH_BOYS)
            return surname_from(grandfather) if self.chance(0.6) else grandfather
        surname = self.common(people.surnames)
        if self.chance(0.02):
            other = self.common(people.surnames)
            return surname if other == surname else f"{surname}-{other}"
        return surname

    def _parent(self, people: People, sex: Sex, surname: str, address: str) -> PersonEntry:
        given = self.common(people.fathers if sex is Sex.MALE else people.mothers)
        grandfather = self.common(people.fathers)
        birth = self.day(date(1972, 1, 1), date(1989, 12, 31))
        is_kazakh = people is KAZAKHS
        named_after = kazakh_patronymic if is_kazakh and self.chance(0.4) else russian_patronymic
        return PersonEntry(
            self.iin(birth, sex),
            surname,
            given,
            named_after(grandfather, sex),
            birth,
            sex.value,
            address,
            self.phone(),
            (PaperLanguage.KAZAKH if is_kazakh else PaperLanguage.RUSSIAN).value,
        )

    def _patronymic_style(self, people: People) -> str:
        """ "kazakh", "russian", or "" for children named after nobody."""
        if self.chance(0.08 if people.is_turkic else 0.02):
            return ""
        return "kazakh" if people is KAZAKHS and self.chance(0.65) else "russian"

    def _patronymic(self, family: Family, sex: str) -> str:
        father = family.father.given_name
        if family.patronymic == "kazakh":
            return kazakh_patronymic(father, sex)
        return russian_patronymic(father, sex) if family.patronymic else ""
