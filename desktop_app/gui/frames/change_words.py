"""What an act changed, in words: the field, what was before and what is now."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.words import words
from desktop_app.law.iin import Sex
from desktop_app.law.steps import N_
from desktop_app.records.decisions import Act, Change
from desktop_app.records.kinds import PaperLanguage, Register, Role, Status
from desktop_app.services.registers.numbering import REGISTER_WORDS
from desktop_app.translation import _

_BESIDE = {
    "name_kk": N_("Name in Kazakh"),
    "name_ru": N_("Name in Russian"),
    "address_kk": N_("Address in Kazakh"),
    "address_ru": N_("Address in Russian"),
    "bin": N_("BIN"),
    "phone": N_("Phone"),
    "head_name": N_("Head"),
}
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "people": {
        "iin": N_("IIN"),
        "surname": N_("Surname"),
        "given_name": N_("Given name"),
        "patronymic": N_("Patronymic"),
        "birth_date": N_("Date of birth"),
        "sex": N_("Sex"),
        "address": N_("Address"),
        "phone": N_("Phone"),
        "paper_language": N_("Language of papers"),
    },
    "applications": {"status": N_("State"), "class_name": N_("Class")},
    "providers": _BESIDE,
    "workers": {
        "name": N_("Name"),
        "role": N_("Role"),
        "position_kk": N_("Position in Kazakh"),
        "position_ru": N_("Position in Russian"),
        "active": N_("In the list"),
    },
    "office": {
        **_BESIDE,
        "place_kk": N_("Place in Kazakh"),
        "place_ru": N_("Place in Russian"),
        "head_position_kk": N_("Head's position in Kazakh"),
        "head_position_ru": N_("Head's position in Russian"),
        "accountant_name": N_("Accountant"),
        "repayment.iban": N_("Account (IBAN) that overpaid money is returned to"),
        "repayment.days": N_("Calendar days to return it of one's own will"),
        "payout.limit": N_("Sum for one child that a payout is checked for, tenge"),
        **{f"number.{register}": REGISTER_WORDS[register] for register in Register},
    },
}
_KINDS: Mapping[tuple[str, str], Callable[[str], Any]] = {
    ("people", "sex"): Sex,
    ("people", "paper_language"): PaperLanguage,
    ("applications", "status"): Status,
    ("workers", "role"): Role,
}


def told(context: Context, act: Act) -> str:
    """What was done, and after it what was changed; what is new has no before and is not told."""
    return "; ".join((context.words(act.what), *changed(act)))


def in_lines(context: Context, act: Act) -> str:
    """The same, a line for each value."""
    return "\n".join((context.words(act.what), *changed(act)))


def changed(act: Act) -> list[str]:
    """Each value that was there before and has words: the field, before and after."""
    told = [(_field(change), change) for change in act.changes if change.before is not None]
    return [
        f"{_(field)}: {_value(change, change.before)} → {_value(change, change.after)}"
        for field, change in told
        if field
    ]


def _field(change: Change) -> str:
    name = change.row if change.table == "office" else change.column
    return _FIELDS.get(change.table, {}).get(name, "")


def _value(change: Change, value: Any) -> str:
    kind = _KINDS.get((change.table, change.column))
    match value:
        case None | "":
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return wording.moment(value)
        case date():
            return wording.day(value)
        case str():
            return words(kind(value)) if kind else value
        case int():
            return wording.number(value)
        case _:
            return "…"
