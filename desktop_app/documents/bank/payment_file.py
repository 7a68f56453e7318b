"""A file of payments for one bank's program, written by the format's own data.

What a format can't hold is refused by name, never cut or replaced: a payment that a bank reads
differently from what was approved is worse than none.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.disk.saving import Within, written_beside
from desktop_app.records.payments import FileToPay, Payment
from desktop_app.translation import N_

_NEW_LINE = "\r\n"
_BREAKS = frozenset("\r\n\t\0{}")


class UnfitPayment(Exception):
    """``label`` says what the format can't hold; ``values`` are its fields."""

    def __init__(self, label: str, **values: object) -> None:
        super().__init__(label)
        self.label, self.values = label, values


@dataclass(frozen=True)
class Format:
    """A format as it holds from a day on; ``needs`` are details that the office must have."""

    code: str
    since: date
    name: str
    ending: str
    encoding: str
    most_payments: int
    longest: Mapping[str, int]
    needs: tuple[str, ...]
    head: tuple[str, ...]
    each: tuple[str, ...]
    tail: tuple[str, ...]


@cache
def _table() -> tuple[Format, ...]:
    text = paths.resource("bank", "formats.toml").read_text(encoding="utf-8")
    return tuple(map(_format, tomllib.loads(text)["format"]))


def _format(entry: Mapping[str, Any]) -> Format:
    return Format(
        code=entry["code"],
        since=entry["from"],
        name=entry["name"],
        ending=entry["ending"],
        encoding=entry["encoding"],
        most_payments=entry["most_payments"],
        longest=entry["longest"],
        needs=tuple(entry["needs"]),
        head=tuple(entry["head"]),
        each=tuple(entry["each"]),
        tail=tuple(entry["tail"]),
    )


def formats(on: date) -> tuple[Format, ...]:
    """The formats that hold on a day, each by its latest form; before the first, that one."""
    found: dict[str, Format] = {}
    for each in sorted(_table(), key=lambda each: each.since):
        if each.code not in found or each.since <= on:
            found[each.code] = each
    return tuple(found.values())


def write(form: Format, what: FileToPay, path: Path, within: Within = nullcontext) -> None:
    """Whole or not at all, ``within`` the act that takes it out. Raises UnfitPayment, OSError."""
    with written_beside(path, within) as file:
        file.write(content(form, what))


def content(form: Format, what: FileToPay) -> bytes:
    """Raises UnfitPayment."""
    if len(what.bank.payments) > form.most_payments:
        label = N_("{count} payments are more than one file of {format} holds: {most}")
        count, most = len(what.bank.payments), form.most_payments
        raise UnfitPayment(label, count=count, most=most, format=form.name)
    text = _NEW_LINE.join([*_lines(form, what), ""])
    try:
        return text.encode(form.encoding)
    except UnicodeEncodeError as error:
        label = N_("{format} has no letter “{letter}”: {name}")
        line = text[: error.start].rpartition(_NEW_LINE)[2] + text[error.start :].split("\r")[0]
        letter = text[error.start]
        raise UnfitPayment(label, format=form.name, letter=letter, name=line) from error


def _lines(form: Format, what: FileToPay) -> Iterator[str]:
    whole = _of_the_whole(what)
    yield from (line.format(**_checked(form, whole)) for line in form.head)
    for serial, payment in enumerate(what.bank.payments, 1):
        values = _checked(form, whole | _of_one(what, payment, serial))
        yield from (line.format(**values) for line in form.each)
    yield from (line.format(**_checked(form, whole)) for line in form.tail)


def _of_the_whole(what: FileToPay) -> dict[str, str]:
    details, order = what.payer.details, what.bank.order
    day = order.day if order else what.created_on
    return {
        "reference": what.number,
        "payer": what.payer.name,
        "payer_bin": details.payer_bin,
        "payer_iban": details.payer_iban,
        "payer_bic": details.payer_bic,
        "payer_residence": details.kod[:1],
        "payer_sector": details.kod[1:],
        "kod": details.kod,
        "chief": what.payer.chief,
        "accountant": what.payer.accountant,
        "kbe": details.kbe,
        "knp": details.knp,
        "bank": what.bank.name,
        "bank_bic": what.bank.bic,
        "order_number": order.number if order else "",
        "order_day": f"{day:%d.%m.%Y}",
        "order_day_short": f"{day:%y%m%d}",
        "created_on": f"{what.created_on:%d.%m.%Y}",
        "purpose_of_all": what.purpose_of_all,
        "total_comma": f"{what.bank.total},00",
        "total_point": f"{what.bank.total}.00",
    }


def _of_one(what: FileToPay, payment: Payment, serial: int) -> dict[str, str]:
    kbe = what.payer.details.kbe
    return {
        "serial": str(serial),
        "payee": payment.payee,
        "payee_iin": payment.payee_iin,
        "payee_iban": payment.iban,
        "payee_residence": kbe[:1],
        "payee_sector": kbe[1:],
        "purpose": payment.purpose,
        "sum_comma": f"{payment.amount},00",
        "sum_point": f"{payment.amount}.00",
    }


_LIMITED = {
    "payee": "payee",
    "payer": "payer",
    "purpose": "purpose",
    "purpose_of_all": "purpose",
    "payee_iban": "iban",
    "payer_iban": "iban",
}


def _checked(form: Format, values: dict[str, str]) -> dict[str, str]:
    """One line each, and none longer than the format has room for."""
    for name, value in values.items():
        if _BREAKS & set(value):
            label = N_("{format} can't hold a line break or a brace: {name}")
            raise UnfitPayment(label, format=form.name, name=" ".join(value.split()))
        most = form.longest.get(_LIMITED.get(name, ""), len(value))
        if len(value) > most:
            label = N_("{format} has room for {most} characters: {name}")
            raise UnfitPayment(label, format=form.name, most=most, name=value)
    return values
