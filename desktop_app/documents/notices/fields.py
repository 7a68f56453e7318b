"""What a form sees of a notice: cleaned values in one language, and what kind each of them is.

A field that a notice holds as ``name_kk`` and ``name_ru`` is ``name`` in both languages' forms.
What it holds as ``name_outside``, a number that others gave, stands in brackets after ``name``.
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from types import SimpleNamespace, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop_app.documents.notices import award_kinds, complaint_kinds, hearing_kinds, sum_kinds
from desktop_app.documents.notices import kinds as notices
from desktop_app.law.quarters import Month

LANGUAGES = ("kk", "ru")
LONGEST_VALUE = 6_000
KINDS: dict[str, type[notices.Notice]] = {
    "receipt_slip": notices.ReceiptSlip,
    "appendix_two_refusal": notices.AppendixTwoRefusal,
    "acceptance_notification": notices.AcceptanceNotification,
    "admission_order": notices.AdmissionOrder,
    "education_certificate": notices.EducationCertificate,
    "award_notice": notices.AwardNotice,
    "award_refusal": notices.AwardRefusal,
    "calculation_slip": sum_kinds.CalculationSlip,
    "sums_received": sum_kinds.SumsReceived,
    "award_correction": notices.AwardCorrection,
    "award_change": award_kinds.AwardChange,
    "before_end": award_kinds.BeforeEnd,
    "termination": notices.Termination,
    "repayment_demand": sum_kinds.RepaymentDemand,
    "hearing_notice": hearing_kinds.HearingNotice,
    "request_letter": hearing_kinds.RequestLetter,
    "complaint_slip": complaint_kinds.ComplaintSlip,
    "complaint_answer": complaint_kinds.ComplaintAnswer,
    "complaint_extension": complaint_kinds.ComplaintExtension,
    "complaint_cover": complaint_kinds.ComplaintCover,
    "proactive_message": notices.ProactiveMessage,
    "home_education_application": notices.HomeEducationApplication,
    "reimbursement_application": notices.ReimbursementApplication,
}

_OUTSIDE = "_outside"
_UNPRINTED = {"Cc", "Cf", "Cs", "Cn"}


def kind_of(notice: notices.Notice) -> str:
    """The name of the notice's form, ``award_refusal`` for example."""
    for kind, notice_type in KINDS.items():
        if type(notice) is notice_type:
            return kind
    raise TypeError(f"no form for {type(notice).__name__}")


@lru_cache(maxsize=1024)
def clean(text: str) -> str:
    """What people typed, fit for one line of paper.

    Composed letters, single spaces, no control, direction or other unseen characters, not too long.
    """
    text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text[: 4 * LONGEST_VALUE]))
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) not in _UNPRINTED)
    text = re.sub(r" +", " ", text).strip()
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1].rstrip() + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """A long text that people typed, such as the answer to a complaint (R-9), for a list's field.

    Each line is a paragraph; lines in which nothing is seen are left out.
    """
    return tuple(filter(None, map(clean, text.splitlines())))


def view(record: Any, language: str) -> SimpleNamespace:
    """One record's fields in one language, cleaned."""
    found = {}
    for field in fields(record):
        name = _name_in(field.name, language)
        if name is not None:
            found[name] = _value(getattr(record, field.name), language)
    for name in [name for name in found if name.endswith(_OUTSIDE)]:
        if outside := found.pop(name):
            found[name.removesuffix(_OUTSIDE)] += f" ({outside})"
    return SimpleNamespace(**found)


@cache
def types(record: Any, language: str) -> dict[str, Any]:
    """The type of each field that ``view`` gives; a field that may be absent counts as present."""
    hints = get_type_hints(record)
    named = {field: name for field in hints if (name := _name_in(field, language))}
    return {
        name: _present(hints[field]) for field, name in named.items() if not name.endswith(_OUTSIDE)
    }


def is_record(kind: Any) -> bool:
    return is_dataclass(kind) and kind is not Month


def item_type(kind: Any) -> Any:
    """The type of a tuple's items, or None for what is not a tuple."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _name_in(field: str, language: str) -> str | None:
    for other in LANGUAGES:
        if field.endswith(f"_{other}"):
            return field.removesuffix(f"_{other}") if other == language else None
    return field


def _value(value: Any, language: str) -> Any:
    match value:
        case str():
            return clean(value)
        case tuple():
            return tuple(_value(item, language) for item in value)
        case None | int() | Fraction() | date() | Month():
            return value
        case _:
            return view(value, language)


def _present(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind
