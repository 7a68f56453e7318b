"""More invented families of the demo: the ways to the school, what is open today, and ordinary
years."""

from datetime import date, timedelta

from desktop_app.demo.families import (
    BOTH,
    KK,
    RU,
    WITH_GROUNDS,
    WORKED_EXAMPLES,
    YEAR_2024,
    YEAR_2025,
    YEAR_2026,
    day,
    family,
)
from desktop_app.demo.stories import Asked, Claim, Home, Schooling, working_day
from desktop_app.records.kinds import (
    Channel,
    InstructionLanguage,
    MessageAnswer,
    PaperLanguage,
    Relation,
)
from desktop_app.services.awards.deciding import Refusal

_IN_RUSSIAN = InstructionLanguage.RUSSIAN

_REFUSED = (
    family(
        27,
        "Исламов Әкрәм Рахимұлы",
        "2013-07-19",
        "Исламова Гөһәр Имамқызы",
        Claim(
            day("2026-02-16"),
            YEAR_2025,
            consent=False,
            found=(Refusal(1, "Анықтамадағы мөр мектептікі емес"),),
        ),
    ),
    family(
        28,
        "Дәулет Ясмин Ержанқызы",
        "2014-05-05",
        "Дәулет Меруерт Сағатқызы",
        Claim(day("2026-06-10"), YEAR_2025, clerk="second clerk"),
    ),
    family(
        29,
        "Ким Денис Олегович",
        "2007-11-02",
        "Ким Татьяна Борисовна",
        Claim(day("2025-12-03"), YEAR_2025),
        language=RU,
    ),
    family(
        30,
        "Байғали Нұрай Дарханқызы",
        "2015-09-30",
        "Байғали Гауһар Темірқызы",
        Claim(day("2025-11-19"), YEAR_2025, disability_until=day("2025-10-10")),
    ),
    family(
        31,
        "Ли Анастасия",
        "2014-12-24",
        "Ли Валентина Тимофеевна",
        Claim(day("2026-03-03"), YEAR_2025, outcome="withdrawn"),
        language=RU,
    ),
)

_TO_SCHOOL = (
    family(
        32,
        "Сүмбіле",
        "2018-02-20",
        "Гүлбаһрам",
        Schooling(day("2025-08-18"), YEAR_2025, "1 Ә"),
        Claim(day("2025-09-03")),
    ),
    family(
        33,
        "Әбдірахманова-Сейітмағамбетова Ханзадаүмітгүл Нұрмұхаммедсейітқызы",
        "2014-10-10",
        "Әбдірахманова-Сейітмағамбетова Қаншайымгүлбаһрам Бекмұхаммедқызы",
        Schooling(day("2025-08-19"), YEAR_2025, "5 Б", missing=("medical_conclusion",), expired=()),
        Schooling(day("2025-08-25"), YEAR_2025, "5 Б"),
        Claim(day("2025-09-15")),
        language=BOTH,
    ),
    family(
        34,
        "Иванченко Полина Денисовна",
        "2016-06-06",
        "Иванченко Юлия Сергеевна",
        Schooling(
            day("2025-08-20"),
            YEAR_2025,
            "3 В",
            expired=("medical_conclusion",),
            language=_IN_RUSSIAN,
        ),
        Schooling(day("2025-08-28"), YEAR_2025, "3 В", language=_IN_RUSSIAN),
        Claim(day("2025-09-16"), channel=Channel.STATE_CORPORATION),
        language=RU,
    ),
    family(
        35,
        "Ғабдулла Ерұлан Бауыржанұлы",
        "2015-04-14",
        "Ғабдулла Бауыржан Сапарұлы",
        Schooling(
            day("2026-08-17"),
            YEAR_2026,
            "5 А",
            missing=("pedagogical_conclusion",),
            expired=("medical_conclusion",),
        ),
        relation=Relation.FATHER,
    ),
    family(
        36,
        "Сыздық Айша Мұратқызы",
        "2017-01-22",
        "Сыздық Перизат Көпбайқызы",
        Schooling(day("2025-08-23"), YEAR_2025, "2 А", channel=Channel.PORTAL),
        Claim(day("2025-09-06"), channel=Channel.PORTAL),
    ),
    family(
        37,
        "Петрова Варвара Ильинична",
        "2013-08-28",
        "Петрова Ксения Андреевна",
        Schooling(
            day("2026-08-18"), YEAR_2026, "7 Г", channel=Channel.PORTAL, language=_IN_RUSSIAN
        ),
        Claim(day("2026-09-02"), channel=Channel.PORTAL),
        language=RU,
    ),
    family(
        38,
        "Тілеуқабыл Ернар Қанатұлы",
        "2012-03-18",
        "Тілеуқабыл Қанат Әшімұлы",
        Schooling(
            day("2026-08-19"),
            YEAR_2026,
            "8 А",
            channel=Channel.PORTAL,
            missing=("medical_conclusion",),
        ),
        relation=Relation.TRUSTEE,
    ),
    family(
        39,
        "Юсупов Шәкір Нурланұлы",
        "2016-11-11",
        "Юсупова Диларам Абдулқызы",
        Schooling(
            day("2026-08-20"),
            YEAR_2026,
            "3 А",
            missing=("birth_certificate",),
            until="ordered",
        ),
    ),
    family(
        40,
        "Өмір Айлана Дастанқызы",
        "2019-05-27",
        "Өмір Жібек Оразқызы",
        Asked(day("2026-08-20"), day("2026-08-20"), MessageAnswer.CONSENT),
        Schooling(day("2026-08-21"), YEAR_2026, "1 В", channel=Channel.PROACTIVE),
        Claim(day("2026-09-04"), channel=Channel.STATE_CORPORATION),
        iin_of="2019-05-26",
    ),
    family(
        41,
        "Аль-Хусейни-Бени-Ибрагим Мухаммад-Абдуррахман Абдулазизович",
        "2014-02-02",
        "Аль-Хусейни-Бени-Ибрагим Фатима-Захра",
        Schooling(day("2026-08-24"), YEAR_2026, "6 Б", until="withdrawn", language=_IN_RUSSIAN),
        language=RU,
    ),
)

_OPEN_TODAY = (
    family(
        42,
        "Қасымбек Дамир Ғалиұлы",
        "2015-08-08",
        "Қасымбек Айгүл Рысбекқызы",
        Claim(day("2026-11-09"), YEAR_2026, outcome="open"),
    ),
    family(
        43,
        "Фёдоров Никита Антонович",
        "2014-09-01",
        "Фёдорова Дарья Олеговна",
        Claim(day("2026-11-10"), YEAR_2026, outcome="open", clerk="second clerk"),
        language=RU,
    ),
    family(
        44,
        "Нұрлыбай Адема Сұлтанқызы",
        "2016-12-01",
        "Нұрлыбай Сұлтан Ықыласұлы",
        Claim(day("2026-11-11"), YEAR_2026, outcome="open", channel=Channel.PORTAL),
        relation=Relation.FATHER,
    ),
    family(
        45,
        "Югай Арина Вадимовна",
        "2013-03-23",
        "Югай Елена Сановна",
        Claim(
            day("2026-11-16"),
            YEAR_2026,
            outcome="open",
            missing=("bank_account",),
            channel=Channel.STATE_CORPORATION,
        ),
        language=RU,
    ),
    family(
        46,
        "Шәріп Бекнұр Олжасұлы",
        "2018-06-15",
        "Шәріп Маржан Үкібайқызы",
        Schooling(day("2026-11-18"), YEAR_2026, "2 Б", until="registered"),
    ),
    family(
        47,
        "Маматов Ильяр Ренатұлы",
        "2017-04-30",
        "Маматова Рошәнгүл Һакимқызы",
        Schooling(day("2026-11-19"), YEAR_2026, "3 Г", until="considered"),
        language=BOTH,
    ),
    family(
        48,
        "Лебедева София Павловна",
        "2019-10-19",
        "Лебедева Алла Николаевна",
        Schooling(day("2026-11-20"), YEAR_2026, "1 Б", until="registered", channel=Channel.PORTAL),
        language=RU,
    ),
)

# Child, born, applicant, relation, papers, school years that the family applied in.
_ORDINARY = (
    ("Бөкен Расул Ерболұлы", "2013-01-15", "Бөкен Самал Тұрарқызы", "mother", KK, "24 25 26"),
    ("Сәтбай Кәусар Бекжанқызы", "2014-03-28", "Сәтбай Бекжан Ізетұлы", "father", KK, "24 25"),
    ("Ахметов Тимур Русланович", "2012-06-09", "Ахметова Лилия Ринатовна", "mother", RU, "24 25"),
    ("Жұмағұл Айзере Нұрланқызы", "2015-07-17", "Жұмағұл Әлия Боранқызы", "mother", KK, "24 25 26"),
    ("Тәжі Сұлтан Әміреұлы", "2011-12-28", "Тәжі Күләш Омарқызы", "mother", KK, "24 25 26"),
    ("Тен Кирилл Станиславович", "2013-09-06", "Тен Марина Львовна", "mother", RU, "24 26"),
    ("Мұсабек Раяна Саматқызы", "2016-01-31", "Мұсабек Айсұлу Жақанқызы", "mother", KK, "24 25"),
    ("Хамраев Дильшат Маратұлы", "2014-08-22", "Хамраева Нурбүви Илиқызы", "mother", BOTH, "25 26"),
    ("Әлібек Батыр Айдосұлы", "2015-05-10", "Әлібек Ұлжан Қаирбекқызы", "mother", KK, "25 26"),
    ("Бондаренко Ева Максимовна", "2017-03-02", "Бондаренко Инна Ивановна", "mother", RU, "25"),
    ("Сағындық Аружан Талғатқызы", "2012-10-21", "Сағындық Талғат Ізбасұлы", "father", KK, "24 25"),
    ("Күлтай Алихан Думанұлы", "2013-11-29", "Күлтай Ботагөз Шәкенқызы", "mother", KK, "25 26"),
    ("Алиева Сабина Эльмировна", "2016-04-17", "Алиева Зарема Асановна", "mother", RU, "25 26"),
    ("Дүйсен Әбілмансұр Ерікұлы", "2011-02-08", "Дүйсен Гүлжан Қалиқызы", "mother", KK, "24 25 26"),
    ("Ержан Фатима Қуатқызы", "2014-11-03", "Ержан Қуат Сейфоллаұлы", "father", KK, "26"),
    ("Герман Роберт Владимирович", "2015-02-14", "Герман Ольга Львовна", "mother", RU, "24 25 26"),
    ("Қыдыр Жансая Асланқызы", "2018-09-05", "Қыдыр Індира Маханқызы", "mother", KK, "26"),
    ("Пірімқұл Нұрислам Бағдатұлы", "2013-05-26", "Пірімқұл Зейнеп Нұрқызы", "mother", KK, "25"),
    ("Рахимова Амина Тохтаровна", "2017-07-13", "Рахимова Гульнар Аблиз", "mother", RU, "25 26"),
    ("Үмбет Ислам Жасұланұлы", "2012-01-04", "Үмбет Тоғжан Әскенқызы", "mother", KK, "24 25 26"),
    ("Хегай Алина Эдуардовна", "2014-06-30", "Хегай Эдуард Германович", "father", RU, "26"),
    ("Өскен Айару Нұрбекқызы", "2016-08-18", "Өскен Фариза Дүйсенқызы", "mother", KK, "24 25 26"),
    ("Ғани Мансұр Әділұлы", "2015-12-12", "Ғани Сандуғаш Ертайқызы", "guardian", KK, "25 26"),
    ("Волкова Мария Степановна", "2013-06-01", "Волков Степан Аркадьевич", "father", RU, "26"),
)

_STARTS = {
    "24": (day("2024-12-02"), YEAR_2024),
    "25": (day("2025-09-02"), YEAR_2025),
    "26": (day("2026-09-01"), YEAR_2026),
}


def _ordinary(
    serial: int,
    child: str,
    born: str,
    applicant: str,
    relation: str,
    language: PaperLanguage,
    years: str,
) -> Home:
    stories: list[Claim | Schooling] = []
    for year in years.split():
        start, period = _STARTS[year]
        applied = working_day(start + timedelta(days=serial * 3 % 17))
        if year == "26" and serial % 3 == 0:
            stories.append(_schooling(serial, date(2026, 8, 20), born, language))
            stories.append(Claim(applied))
        else:
            who = "second clerk" if serial % 2 else "clerk"
            stories.append(Claim(applied, period, clerk=who))
    kin = Relation(relation)
    return family(serial, child, born, applicant, *stories, relation=kin, language=language)


def _schooling(serial: int, applied: date, born: str, language: PaperLanguage) -> Schooling:
    taught = _IN_RUSSIAN if language is RU else InstructionLanguage.KAZAKH
    name = f"{min(11, 2019 - int(born[:4]) + 1)} {'АӘБВГ'[serial % 5]}"
    return Schooling(working_day(applied), YEAR_2026, name, language=taught)


def homes() -> tuple[Home, ...]:
    """Every family of the demo, in the order of their serial numbers."""
    first = (*WORKED_EXAMPLES.values(), *WITH_GROUNDS, *_REFUSED, *_TO_SCHOOL, *_OPEN_TODAY)
    after = len(first)
    ordinary = (_ordinary(after + n, *row) for n, row in enumerate(_ORDINARY, 1))
    return (*first, *ordinary)
