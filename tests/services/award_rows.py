"""Awards of one child as sums are counted from them, without a database."""

from datetime import date
from typing import Any

from desktop_app.law.facts import Certificate, Facts
from desktop_app.records.decisions import AwardRow

MOTHER, FATHER = "881030400017", "850212300021"
FACTS = Facts(
    date(2015, 4, 7),
    date(2025, 9, 3),
    Certificate(date(2025, 9, 1), date(2026, 5, 25)),
    disability_until=None,
)
"""Entitled from September 2025 to May 2026."""


def an_award_row(decision: int, payee: str = MOTHER, **changes: Any) -> AwardRow:
    values: dict[str, Any] = {
        "decision_id": decision,
        "child_id": 1,
        "child_name": "Әлімқұлова Әлия",
        "child_iin": "150407600015",
        "payee_name": "Ғалымқызы Гүлнұр" if payee == MOTHER else "Өтеғұлов Һарун",
        "payee_iin": payee,
        "payee_id": 1 if payee == MOTHER else 2,
        "iban": "",
        "facts": FACTS,
        "first": None,
        "last": None,
    }
    return AwardRow(**{**values, **changes})
