"""The forms one name takes: for women, as a patronymic, in Russian letters, in Latin letters."""

from desktop_app.law.iin import Sex
from tests.identity.name_lists import UNBENDING

SOFT_STEMS = {
    "Виталий": "Витальев",
    "Юрий": "Юрьев",
    "Анатолий": "Анатольев",
    "Валерий": "Валерьев",
    "Василий": "Васильев",
    "Евгений": "Евгеньев",
    "Геннадий": "Геннадьев",
    "Павел": "Павлов",
    "Пётр": "Петров",
}
"""What the rule of `surname_from` does not give."""

RUSSIAN_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
BY_EAR = (("гүл", "гуль"), ("Гүл", "Гуль"), ("лә", "ля"), ("ө", "у"), ("Ө", "У"), ("ү", "ю"))
"""How Russian clerks hear what `RUSSIAN_LETTERS` only replaces: Айгуль, Утеген, Куляш."""

_COMMON = dict(
    zip(
        "абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split(), strict=True
    )
)
PASSPORT = {
    **_COMMON,
    **dict(zip("ёжхцчшщъьюя", "yo,zh,kh,ts,ch,sh,shch,,,yu,ya".split(","), strict=True)),
    **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
}
"""Passports of Kazakhstan."""

FOREIGN_PASSPORT = {**PASSPORT, "й": "i", "ё": "e", "ю": "iu", "я": "ia", "ъ": "ie"}
"""As of ICAO Doc 9303, in passports of Russia."""

OLD_PASSPORT = {**PASSPORT, "ғ": "gh", "қ": "q", "ң": "ng", "ә": "ae", "х": "h", "ж": "j"}
"""As older papers write Kazakh letters."""

NEW_ALPHABET = {
    **PASSPORT,
    **dict(
        zip("әғқңөұүіжшчйхюяёщц", "ä ğ q ñ ö ū ü ı j ş ç i h iu ia io şş ts".split(), strict=True)
    ),
}
"""The Latin alphabet of Kazakh as of 2021, which is in no passport yet."""


def feminine(surname: str) -> str:
    """The form of a woman; each half of a double surname takes it."""
    if "-" in surname:
        return "-".join(feminine(half) for half in surname.split("-"))
    if surname in UNBENDING:
        return surname
    if surname.endswith(("ов", "ев", "ёв", "ин")):
        return surname + "а"
    if surname.endswith("ский"):
        return surname[:-2] + "ая"
    return surname


def surname_from(name: str) -> str:
    """The surname that descendants of a man have, and the stem of the Russian patronymic."""
    if name in SOFT_STEMS:
        return SOFT_STEMS[name]
    if name[-1] in "йь":
        return name[:-1] + "ев"
    return name + ("ев" if name[-1] in "аәеиыіуүяжшч" else "ов")


def russian_patronymic(father: str, sex: str) -> str:
    return surname_from(father) + ("ич" if sex == Sex.MALE else "на")


def kazakh_patronymic(father: str, sex: str) -> str:
    return father + ("ұлы" if sex == Sex.MALE else "қызы")


def patronymics(father: str, sex: str, *, is_turkic: bool) -> tuple[str, ...]:
    """Every way in which papers name a child after the father, and none at all."""
    russian = russian_patronymic(father, sex)
    if not is_turkic:
        return ("", russian)
    son = sex == Sex.MALE
    in_russian_letters = father.translate(RUSSIAN_LETTERS)
    return (
        "",
        russian,
        russian.translate(RUSSIAN_LETTERS),
        kazakh_patronymic(father, sex),
        father + (" ұлы" if son else " қызы"),
        in_russian_letters + ("улы" if son else "кызы"),
        in_russian_letters + (" оглы" if son else " кызы"),
        father,
    )


def in_russian_letters(text: str, *, by_ear: bool) -> str:
    if by_ear:
        for kazakh, heard in BY_EAR:
            text = text.replace(kazakh, heard)
    return text.translate(RUSSIAN_LETTERS)


def in_latin(text: str, alphabet: dict[str, str]) -> str:
    return "".join(
        alphabet.get(letter.lower(), letter).capitalize()
        if letter.isupper()
        else alphabet.get(letter, letter)
        for letter in text
    )
