"""What stands in a cell of an old register, read as what it is meant to be.

Each reader gives the value and what is to be told of it: None where the cell was as it should be.
A value of None with something told is a cell that can't be read.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from sys import intern
from typing import Any, NamedTuple, TypeVar

from desktop_app.documents.workbooks.reading import NotCounted
from desktop_app.identity import numbers
from desktop_app.identity.addresses import is_no_address
from desktop_app.identity.cleaning import (
    PLAIN_NAME,
    Cleaned,
    Mend,
    cleaned_name,
    cleaned_patronymic,
    cleaned_words,
)
from desktop_app.law.iin import IinProblem, problem_of, suggestion
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import Severity
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.services.errors import Slip
from desktop_app.services.identity.meaning import MEND_WORDS
from desktop_app.services.identity.names import name_doubt, name_slip
from desktop_app.services.identity.numbers import iin_slip

V = TypeVar("V")


class Told(NamedTuple):
    """What is told of a cell, as a source text with values."""

    severity: Severity
    label: str
    values: Mapping[str, Value]

    @property
    def step(self) -> Step:
        return Step(self.label, "", self.values)


Read = tuple[V | None, Told | None]


def wrong(label: str, **values: Value) -> Told:
    return Told(Severity.WRONG, label, values)


def asked(label: str, **values: Value) -> Told:
    return Told(Severity.ASKED, label, values)


def corrected(label: str, **values: Value) -> Told:
    return Told(Severity.CORRECTED, label, values)


def noted(label: str, **values: Value) -> Told:
    return Told(Severity.NOTED, label, values)


MISSING = N_("Nothing stands here, and it is needed.")
NOT_COUNTED = wrong(
    N_(
        "A formula stands here, and the workbook does not say what it gives. Open it in Excel, "
        "save it and choose it again, or write the value itself."
    )
)


EXCEL_ERROR = wrong(N_("Excel shows an error here. Write the value itself."))


def counted(read: "Reader") -> "Reader":
    """The same reader, for a cell that may be an error, or a formula of which nobody knows what it
    gives."""

    def whole(cell: Any) -> Read[Any]:
        if type(cell) is str and cell[:1] != "#":  # nearly every cell
            return read(cell)
        unreadable = why_unreadable(cell)
        return read(cell) if unreadable is None else (None, unreadable)

    return whole


def why_unreadable(cell: Any) -> Told | None:
    """Why no reader can say what stands in a cell; None where one may."""
    if isinstance(cell, NotCounted):
        return NOT_COUNTED
    is_error = isinstance(cell, str) and cell[:1] == "#" and _EXCEL_ERROR.fullmatch(cell.strip())
    return EXCEL_ERROR if is_error else None


def text(cell: Any) -> str:
    """Any cell as one line of text: whole numbers without a point, no doubled spaces."""
    if isinstance(cell, str):
        found = " ".join(cell.split())
        return cell if found == cell and type(cell) is str else found
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return str(cell)


# IINs


def iin(cell: Any) -> Read[str]:
    """Twelve digits; the zeros that Excel takes from the front of a number are put back."""
    if type(cell) is str:
        if len(cell) == 12 and cell.isascii() and cell.isdigit() and problem_of(cell) is None:
            return cell, None
        typed = "".join(cell.split()).removesuffix(".0")
    else:
        typed = text(cell)
    if _SHORTENED.fullmatch(typed):
        label = N_("Excel has shortened this number. Type the IIN again, as text.")
        return None, wrong(label)
    if len(_WHOLE_IIN.findall(str(cell))) > 1:
        return None, wrong(TWO_PEOPLE)
    typed = numbers.iin(typed).value
    if not typed:
        return None, wrong(MISSING)
    problem = problem_of(typed)
    if problem is None:
        tidied = isinstance(cell, str) and cell != typed
        return typed, corrected(N_("Read as {iin}"), iin=as_is(typed)) if tidied else None
    if problem is IinProblem.LENGTH and 8 <= len(typed) < 12:
        whole = typed.zfill(12)
        if problem_of(whole) is None and suggestion(whole) is not None:
            label = N_("The zeros at the front were lost: read as {iin}")
            return whole, corrected(label, iin=as_is(whole))
    return None, slipped(iin_slip("", typed))


_WHOLE_IIN = re.compile(r"(?<!\d)\d{12}(?!\d)")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[EeЕе]\+?\d+")


def slipped(slip: Slip | None) -> Told:
    assert slip is not None
    return wrong(slip.label, **slip.values)


# Names


def name(cell: Any) -> Read[str]:
    """A name or a part of one; what was set right in it is told, and what may be no name."""
    typed = text(cell)
    if not typed or PLAIN_NAME.fullmatch(typed):
        return typed, None
    if _TWO_PEOPLE.search(str(cell)) or len(_WHOLE_WORD.findall(typed)) >= _WORDS_OF_TWO:
        return None, wrong(TWO_PEOPLE)
    found = cleaned_name(typed)
    slip = name_slip("", found.value)
    if slip is not None:
        return None, slipped(slip)
    return found.value, _told_of(found)


TWO_PEOPLE = N_("Two people stand here. Leave the one whose account this is, in each column.")
_TWO_PEOPLE = re.compile(r"\w{2}.*[,;/\n]\s*\w{2}", re.DOTALL)
_WHOLE_WORD = re.compile(r"\w{3,}")
_WORDS_OF_TWO = 6


def patronymic(cell: Any) -> Read[str]:
    """Empty where the register says that there is none: nothing is told of that."""
    typed = text(cell)
    return name(cell) if cleaned_patronymic(typed).value else ("", None)


def _told_of(found: Cleaned) -> Told | None:
    """Doubled spaces are not told: registers are full of them."""
    what = tuple(MEND_WORDS[mend] for mend in found.mended if mend is not Mend.SPACES)
    values: dict[str, Value] = {"name": as_is(found.value), "what": what}
    doubt = name_doubt(found.value)
    if doubt is not None:
        return asked(doubt.label, **doubt.values)
    return corrected(N_("Read as “{name}”: {what}"), **values) if what else None


def split_name(whole: str) -> tuple[str, str, str]:
    """Surname, given name, and all the rest as the patronymic."""
    surname, _, rest = whole.partition(" ")
    given, _, patronymic = rest.partition(" ")
    # Thousands of children have a few hundred names: each is kept once.
    return surname, intern(given), intern(cleaned_patronymic(patronymic).value)


# Words

_RELATIONS = {
    Relation.MOTHER: "мать мама ана анасы шешесі mother",
    Relation.FATHER: "отец папа әке әкесі father",
    Relation.GUARDIAN: "опекун қорғаншы қорғаншысы guardian",
    Relation.TRUSTEE: "попечитель қамқоршы қамқоршысы trustee",
    Relation.REPRESENTATIVE: "представитель өкіл өкілі representative",
}
_RELATION_OF = {word: relation for relation, words in _RELATIONS.items() for word in words.split()}


def relation(cell: Any) -> Read[Relation]:
    typed = text(cell)
    if not typed:
        return Relation.REPRESENTATIVE, None
    for word in re.findall(r"\w+", typed.casefold()):
        if word in _RELATION_OF:
            return _RELATION_OF[word], None
    label = N_("Not known who this is to the child: another representative is put down")
    return Relation.REPRESENTATIVE, noted(label)


def language(cell: Any) -> Read[PaperLanguage]:
    typed = text(cell).casefold()
    kazakh = re.match(r"қаз|каз|kk|kz", typed) is not None
    russian = re.match(r"ор[ыі]с|рус|ru", typed) is not None
    if kazakh != russian:
        return (PaperLanguage.KAZAKH if kazakh else PaperLanguage.RUSSIAN), None
    return PaperLanguage.BOTH, None


def plain(cell: Any) -> Read[str]:
    return text(cell)[:200], None


_EXCEL_ERROR = re.compile(
    r"#(?:N/A|VALUE!|REF!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|"
    r"Н/Д|ЗНАЧ!|ССЫЛКА!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!|ПЕРЕНОС!|ВЫЧИСЛ!|ПОЛЕ!)|#+"
)


def school(cell: Any) -> Read[str]:
    """The name of a school; what looks the same is the same school."""
    typed, told = plain(cell)
    return cleaned_words(typed).value if typed else typed, told


def phone(cell: Any) -> Read[str]:
    return numbers.phone(text(cell)[:200]).value, None


def address(cell: Any) -> Read[str]:
    """Empty, and told, where only «там же» stands."""
    typed, told = plain(cell)
    if typed and is_no_address(typed):
        label = N_("“{part}” is no address: it is left out.")
        return "", noted(label, part=as_is(typed))
    return typed, told


Reader = Callable[[Any], Read[Any]]
