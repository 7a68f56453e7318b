"""Old registers as offices have them, made with openpyxl."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.records.people import PersonEntry
from tests.builders import a_child, a_parent, a_school, make_iban

PAID = 31_456
"""What a whole quarter gives, by the decision and the MCI of 2025."""


def a_row(serial: int, **changes: Any) -> dict[str, Any]:
    """A row by the codes of its columns; the family of the builders with that number."""
    child, payee = a_child(serial), a_parent(serial)
    values: dict[str, Any] = {
        "child_iin": child.iin,
        "child_surname": child.surname,
        "child_given_name": child.given_name,
        "child_patronymic": child.patronymic,
        "birth_date": child.birth_date,
        "payee_iin": payee.iin,
        "payee_surname": payee.surname,
        "payee_given_name": payee.given_name,
        "payee_patronymic": payee.patronymic,
        "relation": "анасы",
        "address": payee.address,
        "phone": payee.phone,
        "language": "қазақша",
        "school": a_school().name_kk,
        "class_name": "5 А",
        "certificate_number": str(serial),
        "certificate_issued_on": date(2025, 9, 1),
        "first_day": date(2025, 9, 1),
        "last_day": date(2026, 5, 25),
        "applied_on": date(2025, 9, 3),
        "disability_until": "мерзімсіз",
        "iban": make_iban(serial),
        "decision_on": date(2025, 9, 10),
        "decision_number": str(serial),
    }
    return {**values, **changes}


def cells_of(who: str, person: PersonEntry) -> dict[str, Any]:
    """Who stands in a row, as its ``child`` or ``payee``."""
    parts = ("iin", "surname", "given_name", "patronymic")
    born = {"birth_date": person.birth_date} if who == "child" else {}
    return {f"{who}_{part}": getattr(person, part) for part in parts} | born


def a_payment(serial: int, period: Any = "2025Q4", amount: Any = PAID, **changes: Any) -> Any:
    values = {
        "child_iin": a_child(serial).iin,
        "period": period,
        "amount": amount,
        "paid_on": date(2025, 12, 20),
        "iban": "",
    }
    return {**values, **changes}


def headings(language: str) -> dict[str, str]:
    """What stands above the columns, by their codes."""
    return {
        column.code: {
            "kk": column.heading.kk,
            "ru": column.heading.ru,
            "en": column.english,
        }[language]
        for column in register_columns()
    }


def write(
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    payments: Sequence[Mapping[str, Any]] = (),
    *,
    language: str = "kk",
    order: Sequence[str] = (),
    named: Mapping[str, Any] | None = None,
    from_1904: bool = False,
    above: int = 0,
) -> Path:
    """``order`` puts the columns otherwise, ``named`` calls some of them otherwise."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    sheet = book.worksheets[0]
    sheet.title = "Реестр"
    for _row in range(above):
        sheet.append(["Үйде оқитын балалардың тіркеуі"])
    codes = list(order or rows[0])
    names = {**headings(language), **(named or {})}
    sheet.append([names.get(code, code) for code in codes])
    for row in rows:
        sheet.append([row.get(code, "") for code in codes])
    if payments:
        paid = book.create_sheet("Выплаты")
        paid.append([column.heading.ru for column in payment_columns()])
        for payment in payments:
            paid.append([payment[column.code] for column in payment_columns()])
    book.save(path)
    return path
