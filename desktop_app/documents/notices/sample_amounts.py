"""The sample papers with the least and with the most that can stand in their fields."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from desktop_app.documents.notices import sample_notices as samples
from desktop_app.documents.notices.fields import kind_of
from desktop_app.documents.notices.kinds import DocumentOnPaper, Notice, PersonOnPaper
from desktop_app.documents.notices.sum_kinds import (
    ApplicationOnPaper,
    PayeeOnPaper,
    ReceivedOnPaper,
)


class Amount(StrEnum):
    """How much stands in the fields of a sample."""

    TYPICAL = "typical"
    LEAST = "least"
    MOST = "most"


LONG_NAME = "Әбдірахманқызы-Өтемісова-Сәрсенбаева Гүлбаһрам Мұхаммедәлі-Сұлтанғазиевна дель Кармен"
MAY_BE_EMPTY = {
    "channel_kk",
    "channel_ru",
    "teacher",
    "controller",
    "medical_conclusion_number",
    "order_number",
    "iban",
    "bank",
    "applicant_phone",
    "relation_kk",
    "relation_ru",
    "certificate_number",
    "paper_kk",
    "paper_ru",
    "rests_on_kk",
    "rests_on_ru",
    "request_number",
    "decision_number",
    "document_kk",
    "document_ru",
    "next_kk",
    "next_ru",
    "answer_kk",
    "answer_ru",
    "application_number_outside_kk",
    "application_number_outside_ru",
    "complaint_number_outside_kk",
    "complaint_number_outside_ru",
    "reminds_of_outside_kk",
    "reminds_of_outside_ru",
}
_PEOPLE = {"applicant", "child", "complainant", "parent"}
_NO_LISTS = {
    "obtained",
    "expired",
    "facts_kk",
    "facts_ru",
    "acts_kk",
    "acts_ru",
    "question",
    "subject",
    "enclosures",
}
_LONG_LISTS = {"not_paid", "payees", "periods", "sums"}
_TEXTS = ("facts", "acts", "causes", "question", "subject", "answer", "reasons", "enclosures")


def sample(kind: str, amount: Amount = Amount.TYPICAL) -> Notice:
    """An invented notice of a kind."""
    (typical,) = [notice for notice in samples.NOTICES if kind_of(notice) == kind]
    return _SIZED[amount](typical)


def least(notice: Notice) -> Notice:
    """The same notice with everything left out that may be left out."""
    person = PersonOnPaper("Ә", "")
    head = replace(notice.letterhead, bin="", phone="", address_kk="", address_ru="")
    small: dict[str, Any] = {"letterhead": head}
    one = (DocumentOnPaper("Өтініш", "Заявление"),)
    hints = get_type_hints(type(notice))
    for field in fields(notice):
        if field.name in {"missing", "documents"}:
            small[field.name] = one
        elif field.name in _PEOPLE:
            small[field.name] = person
        elif field.name in _NO_LISTS:
            small[field.name] = ()
        elif field.name == "sums":
            small[field.name] = (replace(samples.SUMS[0], amount=None),)
        elif field.name == "not_paid":
            small[field.name] = ()
        elif field.name == "owed":
            small[field.name] = samples.REPAYMENT_DEMAND.owed[:1]
        elif field.name == "payees":
            award = replace(samples.CALCULATION_SLIP.payees[0].awards[0], decision_number="")
            small[field.name] = (PayeeOnPaper(person, (award,)),)
        elif field.name == "periods":
            small[field.name] = (replace(samples.CALCULATION_SLIP.periods[0], steps=()),)
        elif field.name == "received":
            small[field.name] = (ReceivedOnPaper("2025", "2025", returned=1),)
        elif field.name in MAY_BE_EMPTY:
            small[field.name] = ""
        elif NoneType in get_args(hints[field.name]):
            small[field.name] = None
    return replace(notice, **small)


def filled_with(notice: Notice, text: str) -> Notice:
    """The same notice with one text in all its fields, and 25 documents in each list."""
    person = PersonOnPaper(text, "870512400010", text)
    full: dict[str, Any] = {}
    documents = tuple(
        DocumentOnPaper(f"{n} {text}", f"{n} {text}", f"{n}/Ң", date(2026, 1, n), date(2026, 3, n))
        for n in range(1, 26)
    )
    for field in fields(notice):
        value = getattr(notice, field.name)
        if isinstance(value, str):
            full[field.name] = text
        elif field.name in {"missing", "expired", "documents", "obtained"}:
            full[field.name] = documents
        elif field.name in _PEOPLE:
            full[field.name] = person
        elif field.name == "earlier_applications":
            full[field.name] = (ApplicationOnPaper(text, date(2025, 9, 3)),)
        elif field.name == "owed":
            full[field.name] = deeply_filled(value[:1], text) * 25
        elif field.name.startswith(_TEXTS) and isinstance(value, tuple):
            full[field.name] = tuple(f"{n} {text}" for n in range(1, 26))
        elif field.name == "received":  # periods and months are the program's own words
            full[field.name] = tuple(replace(each, sheet=text, order=text) for each in value) * 3
        elif field.name in _LONG_LISTS:
            full[field.name] = deeply_filled(value, text) * 3
        elif field.name == "letterhead":
            names = {part.name: text for part in fields(value)}
            full[field.name] = replace(value, **names)
    return replace(notice, **full)


def deeply_filled(value: Any, text: str) -> Any:
    """The same records in records with one text in all their fields."""
    match value:
        case str():
            return text
        case tuple():
            return tuple(deeply_filled(item, text) for item in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = {part.name: getattr(value, part.name) for part in fields(value)}
            return replace(value, **{name: deeply_filled(p, text) for name, p in parts.items()})
        case _:
            return value


_SIZED: dict[Amount, Callable[[Notice], Notice]] = {
    Amount.TYPICAL: lambda notice: notice,
    Amount.LEAST: least,
    Amount.MOST: lambda notice: filled_with(notice, LONG_NAME),
}
