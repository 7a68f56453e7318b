"""The invented office of the demo: its department, schools and workers, numbers and accounts."""

from datetime import date

from desktop_app.law.iin import Sex, check_digit
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.debts.terms import RepaymentTerms

DEPARTMENT = Office(
    name_kk="Алатау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі",
    name_ru="Отдел занятости и социальных программ города Алатау",
    bin="241140012345",
    address_kk="Алматы облысы, Алатау қаласы, Жетіген көшесі, 12",
    address_ru="Алматинская область, город Алатау, улица Жетиген, 12",
    phone="+7 (727) 000-12-12",
    place_kk="Алатау қаласы",
    place_ru="город Алатау",
    head_position_kk="Бөлім басшысы",
    head_position_ru="Руководитель отдела",
    head_name="Ә. Н. Қожағұлова",
    accountant_name="І. Б. Өтегенова",
)

WORKERS = {
    "head": Worker(0, "Ә. Н. Қожағұлова", Role.HEAD, "бөлім басшысы", "руководитель отдела"),
    "clerk": Worker(0, "Ғ. Т. Әділбекова", Role.CLERK, "бас маман", "главный специалист"),
    "second clerk": Worker(0, "Н. В. Ким", Role.CLERK, "маман", "специалист"),
    "accountant": Worker(0, "І. Б. Өтегенова", Role.ACCOUNTANT, "бухгалтер", "бухгалтер"),
    "administrator": Worker(0, "Д. Ү. Ержанов", Role.ADMINISTRATOR, "әкімші", "администратор"),
    "inspector": Worker(0, "С. П. Ли", Role.INSPECTOR, "тексеруші", "инспектор"),
}

SCHOOLS = (
    Provider(
        0,
        "№ 1 жалпы білім беретін мектеп",
        "Общеобразовательная школа № 1",
        "050140001238",
        "Алатау қаласы, Бәйтерек көшесі, 3",
        "город Алатау, улица Байтерек, 3",
        "+7 (727) 000-01-01",
        "Қ. С. Тұрсынбаева",
    ),
    Provider(
        0,
        "Ыбырай Алтынсарин атындағы № 5 мектеп-гимназия",
        "Школа-гимназия № 5 имени Ыбырая Алтынсарина",
        "971040002346",
        "Алатау қаласы, Ыбырай Алтынсарин көшесі, 40",
        "город Алатау, улица Ыбырая Алтынсарина, 40",
        "+7 (727) 000-05-05",
        "Ж. Ө. Мұқашев",
    ),
    Provider(
        0,
        "№ 9 орта мектеп",
        "Средняя школа № 9",
        "990240003451",
        "Алатау қаласы, Жаңаталап ықшам ауданы, 17",
        "город Алатау, микрорайон Жанаталап, 17",
        "+7 (727) 000-09-09",
        "Е. П. Соколова",
    ),
    Provider(
        0,
        "«Үміт» арнайы мектеп-интернаты",
        "Специальная школа-интернат «Умит»",
        "030940004565",
        "Алатау қаласы, Үміт көшесі, 8",
        "город Алатау, улица Умит, 8",
        "+7 (727) 000-14-14",
        "Һ. Ғ. Розиева",
    ),
    Provider(
        0,
        "Қонаев ауылдық негізгі мектебі",
        "Кунаевская сельская основная школа",
        "120340005670",
        "Алатау қаласы, Өркен көшесі, 2",
        "город Алатау, улица Оркен, 2",
        "+7 (727) 000-17-17",
        "Б. І. Әлімжанов",
    ),
    Provider(
        0,
        "Инновациялық технологиялар лицейі",
        "Лицей инновационных технологий",
        "230840006788",
        "Алатау қаласы, Алтын Орда шағын ауданы, 21",
        "город Алатау, микрорайон Алтын Орда, 21",
        "+7 (727) 000-21-21",
        "В. А. Шмидт",
    ),
)

BANKS = ("722", "601", "856", "965", "563", "948")
"""Codes of banks where families have their accounts."""


def iin(born: date, sex: Sex, serial: int) -> str:
    """A valid number; a serial number whose check digit would be 10 is passed over."""
    century = (born.year // 100 - 18) * 2 + (1 if sex is Sex.MALE else 2)
    while True:
        eleven = f"{born:%y%m%d}{century}{serial % 10_000:04}"
        digit = check_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
        serial += 5_000


def iban(bank: str, serial: int) -> str:
    """A valid account of a bank in Kazakhstan."""
    from schwifty import IBAN

    account = f"C{serial * 7919:012}"
    return str(IBAN.generate("KZ", bank_code=bank, account_code=account))


def repayment_terms() -> RepaymentTerms:
    """Where the department wants money back, and within how many days (D-9)."""
    return RepaymentTerms(iban(BANKS[0], 990))
