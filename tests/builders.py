"""Made-up people, accounts, documents and applications that pass every check."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.law.acts import Acts
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex, check_digit
from desktop_app.records.applications import (
    ApplicationEntry,
    CertificateEntry,
    DocumentEntry,
    ReimbursementEntry,
)
from desktop_app.records.kinds import PARENTS, Channel, PaperLanguage, Relation, Service
from desktop_app.records.people import PersonEntry, Provider
from desktop_app.services.law_values.law_data import rules, shipped_acts, shipped_profiles

NOW = datetime(2026, 11, 21, 10, 0)
TODAY = NOW.date()
SCHOOL_YEAR = CertificateEntry(
    "17", date(2025, 9, 1), date(2025, 9, 1), date(2026, 5, 25), class_name="5 А"
)


@dataclass
class Clock:
    """Local time that stands still until a test moves it."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def move_to(self, moment: date) -> None:
        """To a moment, or to ten in the morning of a day."""
        later = moment if isinstance(moment, datetime) else datetime.combine(moment, time(10))
        self.at = later

    def pass_by(self, **length: float) -> None:
        self.at += timedelta(**length)


def make_iin(birth: date, sex: Sex = Sex.MALE, serial: int = 1) -> str:
    """A valid number; serials whose number is never issued are passed over."""
    century = (birth.year // 100 - 18) * 2 + (1 if sex is Sex.MALE else 2)
    while True:
        eleven = f"{birth:%y%m%d}{century}{serial % 10_000:04}"
        digit = check_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
        serial += 5_000


def make_iban(serial: int = 1, bank: str = "722") -> str:
    """A valid account of a Kazakhstan bank; 722 is Kaspi Bank."""
    account = f"{bank}C{serial:012}"
    letters_as_numbers = "".join(str(int(character, 36)) for character in f"{account}KZ00")
    return f"KZ{98 - int(letters_as_numbers) % 97:02}{account}"


GIRLS = (
    "Әлия Камила Мерей Томирис Назерке Жібек Сабина Шұғыла Раушан Динара Венера Ұлпан Гүлдана "
    "Перизат Мөлдір Фариза Айзере Жансая Еркежан Інжу Қарлығаш Анель Толғанай Ботагөз Сымбат "
    "Көркем Үміт Лаура Шырын Нәргиз"
).split()
FATHERS = (
    "Ұлан Ерлан Бақыт Серік Жомарт Қанат Шәкір Думан Айдос Талғат Мейрам Олжас Рүстем Сәкен "
    "Болат Ғани Дәурен Марат Асхат Еркін Тимур Қуаныш Жеңіс Төлеген Әділ Самат Бауыржан Өмір Ілияс "
    "Зейін"
).split()


def called(serial: int, further: int = 0) -> dict[str, str]:
    """The names of a child, or ``further`` on of a parent: two of other serials are not alike."""
    place, again = (serial - 1 + further) % len(GIRLS), (serial - 1) // len(GIRLS)
    names = {
        "given_name": GIRLS[place],
        "patronymic": f"{FATHERS[(place + again * 19) % len(FATHERS)]}қызы",
    }
    if not again:
        return names
    halves = (GIRLS[(again * step + place) % len(GIRLS)] for step in (16, 21))
    return {**names, "surname": "".join(halves).capitalize()}


def a_child(serial: int = 1, birth: date = date(2015, 4, 7), **changes: Any) -> PersonEntry:
    values = {
        "iin": make_iin(birth, Sex.FEMALE, serial),
        "surname": "Әлімқұлова",
        "birth_date": birth,
        "sex": Sex.FEMALE.value,
        **called(serial),
    }
    return PersonEntry(**{**values, **changes})


def _born(serial: int) -> date:
    """Of the first parent 30.10.1988; the others were born on days that nobody mistakes for it."""
    if serial == 1:
        return date(1988, 10, 30)
    return date(1987 - serial % 17, 1 + serial * 7 % 12, 1 + serial * 11 % 28)


def a_parent(serial: int = 1, birth: date | None = None, **changes: Any) -> PersonEntry:
    birth = birth or _born(serial)
    values = {
        "iin": make_iin(birth, Sex.FEMALE, serial),
        "surname": "Әлімқұлова",
        "birth_date": birth,
        "sex": Sex.FEMALE.value,
        "address": f"Алатау қ., Жетіген к., {7 + (serial - 1) // len(GIRLS)} үй",
        "phone": "+7 (700) 000-00-00",
        **called(serial, 11),
        **({"given_name": "Гүлнұр", "patronymic": "Ғалымқызы"} if serial == 1 else {}),
    }
    return PersonEntry(**{**values, **changes})


def a_father(serial: int = 1, birth: date | None = None, **changes: Any) -> PersonEntry:
    birth = birth or _born(serial)
    of_a_man = {"iin": make_iin(birth, Sex.MALE, serial), "sex": Sex.MALE.value}
    names = {"surname": "Әлімқұлов", "given_name": "Ұлан", "patronymic": "Һамитұлы"}
    return a_parent(serial, birth, **{**of_a_man, **names, **changes})


def a_school(**changes: Any) -> Provider:
    values = {
        "name_kk": "№ 7 жалпы білім беретін мектеп",
        "name_ru": "Общеобразовательная школа № 7",
        "bin": "990140001233",
        "address_kk": "Алатау қ., Мектеп к., 1",
        "address_ru": "г. Алатау, ул. Школьная, 1",
        "phone": "+7 (727) 000-00-00",
        "head_name": "Һ. І. Өтеғұлов",
    }
    return Provider(**{"id": 0, **values, **changes})


def cited_acts() -> Acts:
    """The acts that steps cite where the decision that ships with the program is in force."""
    return Acts(shipped_profiles()[0].value.act, shipped_acts()["rules-223"].cited)


def documents_of(
    service: Service, day: date, changes: Mapping[str, DocumentEntry] | None = None
) -> tuple[DocumentEntry, ...]:
    """Everything that is always asked for, in order; ``changes`` replaces single documents."""
    found = []
    for item in rules(service).checklist:
        state = DocumentState.NOT_NEEDED if item.if_applies else DocumentState.ACCEPTED
        expires = day + timedelta(days=300) if item.has_expiry and not item.if_applies else None
        pages = 2 if item.source.may_be_demanded else 0
        usual = DocumentEntry(item.code, state, "12", day - timedelta(days=9), expires, pages)
        found.append((changes or {}).get(item.code, usual))
    return tuple(found)


def home_education_entry(
    school_id: int,
    serial: int = 1,
    *,
    applied_on: date = TODAY,
    documents: Mapping[str, DocumentEntry] | None = None,
    **changes: Any,
) -> ApplicationEntry:
    values: dict[str, Any] = {
        "service": Service.HOME_EDUCATION,
        "channel": Channel.OFFICE,
        "applied_on": applied_on,
        "sent_at": None,
        "child": a_child(serial),
        "applicant": a_parent(serial),
        "relation": Relation.MOTHER,
        "provider_id": school_id,
        "language": PaperLanguage.KAZAKH,
        "documents": documents_of(Service.HOME_EDUCATION, applied_on, documents),
    }
    return ApplicationEntry(**{**values, **changes})


GUARDIANSHIP = {"guardianship": DocumentEntry("guardianship", DocumentState.ACCEPTED, "34-қ")}
"""What who is no parent proves."""


def reimbursement_entry(
    school_id: int,
    serial: int = 1,
    *,
    applied_on: date = date(2025, 9, 3),
    certificate: CertificateEntry | None = SCHOOL_YEAR,
    documents: Mapping[str, DocumentEntry] | None = None,
    facts: Mapping[str, Any] | None = None,
    **changes: Any,
) -> ApplicationEntry:
    """An application for the reimbursement; ``facts`` are fields of ReimbursementEntry."""
    if certificate is SCHOOL_YEAR:  # of each child their own
        certificate = replace(SCHOOL_YEAR, number=str(16 + serial))
    stated: dict[str, Any] = {"certificate": certificate, "iban": make_iban(serial)}
    entry = home_education_entry(
        school_id,
        serial,
        applied_on=applied_on,
        service=Service.REIMBURSEMENT,
        documents=None,
    )
    if changes.get("relation", Relation.MOTHER) not in PARENTS:
        documents = {**GUARDIANSHIP, **(documents or {})}
    values: dict[str, Any] = {
        **entry.__dict__,
        "documents": documents_of(Service.REIMBURSEMENT, applied_on, documents),
        "reimbursement": ReimbursementEntry(**{**stated, **(facts or {})}),
        "earlier_day_why": "Нөмірленген бланкіден енгізілді",
    }
    return ApplicationEntry(**{**values, **changes})


def a_document(code: str, state: DocumentState, **changes: Any) -> dict[str, DocumentEntry]:
    """One changed document, as the builders of entries take it."""
    return {code: DocumentEntry(code, state, **changes)}


@dataclass(frozen=True)
class Period:
    """A certificate's period, shorter to write than a whole certificate."""

    first: date
    last: date
    number: str = field(default="17")

    @property
    def entry(self) -> CertificateEntry:
        return CertificateEntry(self.number, self.first, self.first, self.last)
