"""The demo's invented families: the worked examples of the law, and one for every clause."""

from datetime import date

from desktop_app.demo import places
from desktop_app.demo.stories import Asked, Claim, Happening, Home, Schooling
from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Channel, PaperLanguage, Relation
from desktop_app.records.people import PersonEntry
from desktop_app.services.awards.deciding import Refusal

KK, RU, BOTH = PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN, PaperLanguage.BOTH
YEAR_2024 = (date(2024, 9, 2), date(2025, 5, 25))
YEAR_2025 = (date(2025, 9, 1), date(2026, 5, 25))
YEAR_2026 = (date(2026, 9, 1), date(2027, 5, 25))

_STREETS = (
    ("Бәйтерек", "Байтерек"),
    ("Жетіген", "Жетиген"),
    ("Ыбырай Алтынсарин", "Ыбырая Алтынсарина"),
    ("Өркен", "Оркен"),
    ("Қарасу", "Карасу"),
    ("Тәуелсіздік", "Тауелсиздик"),
    ("Ақбұлақ", "Акбулак"),
)
_FEMALE = ("қызы", "кызы", "вна", "чна")


def day(text: str) -> date:
    return date.fromisoformat(text)


def person(
    name: str, born: date, sex: Sex, serial: int, *, iin_of: date | None = None
) -> PersonEntry:
    """Surname, given name and patronymic as far as a person has them."""
    surname, given_name, patronymic = [*name.split(), "", ""][:3]
    number = places.iin(iin_of or born, sex, serial)
    return PersonEntry(number, surname, given_name, patronymic, born, sex.value)


def parent(name: str, relation: Relation, child: PersonEntry, serial: int) -> PersonEntry:
    """An applicant; age and sex follow from the child and the name."""
    assert child.birth_date is not None
    mother = relation is Relation.MOTHER or name.endswith(_FEMALE)
    born = date(child.birth_date.year - 24 - serial % 11, 1 + serial % 12, 1 + serial * 5 % 28)
    return person(name, born, Sex.FEMALE if mother else Sex.MALE, 300 + serial)


def address(serial: int, language: PaperLanguage) -> str:
    kk, ru = _STREETS[serial % len(_STREETS)]
    house, flat = 1 + serial * 7 % 60, 1 + serial * 11 % 40
    if language is RU:
        return f"город Алатау, улица {ru}, дом {house}, кв. {flat}"
    return f"Алатау қаласы, {kk} көшесі, {house}-үй, {flat}-пәтер"


def family(
    serial: int,
    child: str,
    born: str,
    applicant: str,
    *stories: Asked | Claim | Schooling | Happening,
    relation: Relation = Relation.MOTHER,
    language: PaperLanguage = KK,
    iin_of: str = "",
) -> Home:
    """A family; ``iin_of`` is a birth date that the child's IIN tells and no paper confirms."""
    sex = Sex.FEMALE if child.endswith((*_FEMALE, "Анастасия", "Сүмбіле")) else Sex.MALE
    other = day(iin_of) if iin_of else None
    young = person(child, day(born), sex, 100 + serial, iin_of=other)
    old = parent(applicant, relation, young, serial)
    where, phone = address(serial, language), f"+7 (701) 000-{serial:02}-{serial * 37 % 100:02}"
    return Home(
        child=PersonEntry(**{**young.__dict__, "address": where}),
        applicant=PersonEntry(**{**old.__dict__, "address": where, "phone": phone}),
        relation=relation,
        school=serial % len(places.SCHOOLS),
        iban=places.iban(places.BANKS[serial % len(places.BANKS)], serial),
        language=language,
        stories=stories,
    )


def relative(name: str, born: str, sex: Sex, serial: int, language: PaperLanguage) -> PersonEntry:
    found = person(name, day(born), sex, serial)
    phone = f"+7 (705) 000-{serial:02}-00"
    return PersonEntry(**{**found.__dict__, "address": address(serial, language), "phone": phone})


_IN_SEPTEMBER = Claim(day("2025-09-03"), YEAR_2025)

WORKED_EXAMPLES = {
    "1": family(
        1, "Әлімқұл Аяулым Дәуренқызы", "2014-03-11", "Әлімқұл Жанна Серікқызы", _IN_SEPTEMBER
    ),
    "2": family(
        2,
        "Жақсыбек Ғалымжан Нұрланұлы",
        "2013-10-02",
        "Жақсыбек Гүлмира Өмірзаққызы",
        Claim(day("2025-11-14"), YEAR_2025, clerk="second clerk"),
    ),
    "3": family(
        3,
        "Шевчук Даниил Андреевич",
        "2008-01-30",
        "Шевчук Оксана Петровна",
        _IN_SEPTEMBER,
        language=RU,
    ),
    "4": family(
        4, "Һашимова Зүлфия Ришатқызы", "2008-02-01", "Һашимова Патигүл Ильямқызы", _IN_SEPTEMBER
    ),
    "5": family(
        5,
        "Өтеген Мирас Қайратұлы",
        "2015-06-19",
        "Өтеген Назгүл Әміртайқызы",
        _IN_SEPTEMBER,
        Happening(
            day("2026-05-14"),
            EventKind.STATE_INSTITUTION,
            day("2026-01-20"),
            note="Мектеп-интернаттың хаты кеш келді",
        ),
    ),
    "6": family(
        6,
        "Пак Виктория Сергеевна",
        "2012-12-05",
        "Пак Светлана Хаксуновна",
        Claim(day("2025-09-03"), YEAR_2025, decided=day("2026-01-20")),
        language=RU,
    ),
    "7": family(
        7, "Қуаныш Іңкәр Бақытқызы", "2008-02-29", "Қуаныш Әсел Тілеуғалиқызы", _IN_SEPTEMBER
    ),
    "8, August": family(
        8,
        "Вебер Артур Викторович",
        "2016-04-23",
        "Вебер Ирина Генриховна",
        Claim(day("2025-08-20"), YEAR_2025),
        language=RU,
    ),
    "8, October": family(
        9,
        "Үсен Әнуар Ғазизұлы",
        "2011-09-15",
        "Үсен Ғазиз Мұқанұлы",
        Claim(day("2025-09-10"), (day("2025-10-06"), day("2026-05-25"))),
        relation=Relation.FATHER,
    ),
}
"""Families by the number of the worked example that they live through."""

WITH_GROUNDS = (
    family(
        10,
        "Мыңбай Ерасыл Жандосұлы",
        "2014-07-08",
        "Мыңбай Жандос Әбдіғалиұлы",
        Claim(day("2025-10-06"), missing=("education_certificate",)),
        relation=Relation.FATHER,
    ),
    family(
        11,
        "Кузнецова Алиса Романовна",
        "2013-02-17",
        "Кузнецова Елена Игоревна",
        Claim(day("2025-10-08"), YEAR_2025, full_state_support=True),
        language=RU,
    ),
    family(
        12,
        "Төлеу Нұрсұлтан Сәкенұлы",
        "2012-05-30",
        "Төлеу Сәкен Құдайбергенұлы",
        Claim(day("2025-10-13"), YEAR_2025, parental_rights_deprived=True),
        relation=Relation.FATHER,
    ),
    family(
        13,
        "Сәрсен Айлин Арманқызы",
        "2015-11-21",
        "Сәрсен Динара Жұмабайқызы",
        Claim(day("2025-09-04"), YEAR_2025),
        Claim(
            day("2026-01-15"),
            YEAR_2025,
            applicant=relative("Сәрсен Арман Қасымұлы", "1984-06-02", Sex.MALE, 71, KK),
            relation=Relation.FATHER,
            iban=places.iban("601", 171),
        ),
    ),
    family(
        14,
        "Розиева Айгүл Турсунқызы",
        "2014-01-09",
        "Розиева Мәһирә Адилжанқызы",
        Claim(day("2025-09-05"), (day("2025-09-01"), day("2026-01-31"))),
        Claim(
            day("2026-02-05"),
            (day("2026-02-02"), day("2026-05-25")),
            applicant=relative("Розиева Һәлимә Турдықызы", "1958-03-27", Sex.FEMALE, 72, KK),
            relation=Relation.GUARDIAN,
            iban=places.iban("856", 172),
        ),
        language=BOTH,
    ),
    family(
        15,
        "Миллер Эмма Александровна",
        "2017-08-14",
        "Миллер Александр Иоганнович",
        Claim(day("2025-09-22"), (day("2025-09-01"), day("2026-03-31"))),
        relation=Relation.FATHER,
        language=RU,
    ),
    family(
        16,
        "Ыбырай Жәния Мейірханқызы",
        "2016-10-27",
        "Ыбырай Сәуле Төреханқызы",
        Claim(day("2026-02-09"), YEAR_2025, channel=Channel.STATE_CORPORATION),
        iin_of="2016-12-27",
    ),
    family(
        17,
        "Цой Максим Валерьевич",
        "2013-04-04",
        "Цой Лариса Енсуевна",
        Claim(day("2025-09-08"), YEAR_2025, disability_until=day("2026-04-15")),
        Claim(day("2026-05-06"), YEAR_2025, disability_until=day("2028-05-01")),
        language=RU,
    ),
    family(
        18,
        "Қожабек Инабат Ринатқызы",
        "2014-09-12",
        "Қожабек Шолпан Әкімқызы",
        Claim(day("2025-09-09"), YEAR_2025),
        Happening(day("2025-10-20"), EventKind.STATE_INSTITUTION, day("2025-10-13")),
    ),
    family(
        19,
        "Соколов Илья Михайлович",
        "2012-08-01",
        "Соколова Марина Юрьевна",
        Claim(day("2025-09-11"), YEAR_2025),
        Happening(day("2026-04-14"), EventKind.DEATH, day("2026-01-27"), note="Поздно сообщили"),
        language=RU,
    ),
    family(
        20,
        "Бекзат Санжар Ғабитұлы",
        "2015-03-03",
        "Бекзат Ғабит Оралұлы",
        Claim(day("2024-12-09"), YEAR_2024),
        Happening(
            day("2025-02-17"),
            EventKind.STATE_INSTITUTION,
            day("2025-02-10"),
            annulled=day("2025-08-25"),
            why="Оқудың аяқталған күні белгілі болды, қайта жазылды",
        ),
        Happening(
            day("2025-08-25"),
            EventKind.STATE_INSTITUTION,
            day("2025-02-10"),
            ended_on=day("2025-05-23"),
        ),
        Claim(day("2025-09-08"), YEAR_2025),
        relation=Relation.FATHER,
    ),
    family(
        21,
        "Нұртай Әділет Серікболұлы",
        "2013-12-16",
        "Нұртай Бибігүл Сейдахметқызы",
        Claim(day("2025-09-12"), YEAR_2025),
        Happening(
            day("2025-11-05"),
            EventKind.STATE_INSTITUTION,
            day("2025-10-28"),
            annulled=day("2026-01-14"),
            why="Аттас бала екен",
        ),
    ),
    family(
        22,
        "Жәңгір Томирис Асқарқызы",
        "2008-12-14",
        "Жәңгір Раушан Бекболатқызы",
        Claim(day("2026-09-03"), YEAR_2026),
    ),
    family(
        23,
        "Мамедов Рустам Эльдарович",
        "2014-06-25",
        "Мамедова Севиль Тофиковна",
        Claim(
            day("2025-11-03"),
            YEAR_2025,
            found=(Refusal(1, "Школа не выдавала эту справку: в ее журнале такой нет"),),
        ),
        language=RU,
    ),
    family(
        24,
        "Құрманғали Айша Нұрболқызы",
        "2016-02-11",
        "Құрманғали Лаура Ілиясқызы",
        Claim(day("2025-11-10"), YEAR_2025, missing=("bank_account",)),
    ),
    family(
        25,
        "Әбіш Темірлан Ақылбекұлы",
        "2012-11-07",
        "Әбіш Айнұр Зейноллақызы",
        Claim(
            day("2026-01-12"),
            YEAR_2025,
            found=(Refusal(3, "Тексеру қорытындысы: бала сыныпта оқиды"),),
        ),
    ),
    family(
        26,
        "Шмидт Лев Эдуардович",
        "2015-01-29",
        "Шмидт Наталья Фёдоровна",
        Claim(day("2026-01-19"), YEAR_2025, consent=False),
        language=RU,
    ),
)
