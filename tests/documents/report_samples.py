"""A made-up report, small enough to look at number by number."""

from datetime import date

from desktop_app.documents.notices.sample_people import DEPARTMENT
from desktop_app.documents.reports.sheet import Counted, Figures, Kept, PeriodPaid, Report, Terms
from desktop_app.law.quarters import Month, Quarter
from tests.builders import cited_acts

JANUARY = Figures(
    children=51, awarded=39, awards=1, reimbursement=3, refusals=3, ground_2=1, ground_3=1,
    ground_4=1, kept=3, paid=34_600, arrears=3_600, paid_children=1,
)  # fmt: skip
FEBRUARY = Figures(
    children=49, awarded=37, awards=2, reimbursement=3, home_education=4, appendix_two=2,
    refusals=1, ground_1=1, ground_2=1, kept=5, late=1, running=1, paid=1_410_217,
    paid_children=40,
)  # fmt: skip
TOTAL = Figures(
    children=52, awarded=40, awards=3, reimbursement=6, home_education=4, appendix_two=2,
    refusals=4, ground_1=1, ground_2=2, ground_3=1, ground_4=1, kept=8, late=1, running=1,
    paid=1_444_817, arrears=3_600, paid_children=40,
)  # fmt: skip


def a_report(language: str = "ru", **changes: object) -> Report:
    values = {
        "first": date(2026, 1, 1),
        "last": date(2026, 2, 28),
        "made_on": date(2026, 3, 2),
        "letterhead": DEPARTMENT,
        "total": TOTAL,
        "months": [(Month(2026, 1), JANUARY), (Month(2026, 2), FEBRUARY)],
        "schools": [("=Школа & <№ 5>", JANUARY), ("Ұзынағаш мектебі", FEBRUARY)],
        "terms": [
            Kept("Ответ", "R-5", Terms(kept=4)),
            Kept("Решение", "D-6", Terms(4, 1, 0, 1)),
            Kept("Жалобы", "R-9", Terms()),
        ],
        "channels": [("Обучение на дому", "Портал", 4), ("Возмещение затрат", "Канцелярия", 6)],
        "grounds": [Counted(f"основание {n}", TOTAL.grounds[n - 1]) for n in range(1, 5)],
        "missing": [Counted("заявление", 2)],
        "expired": [Counted("заявление", 1), Counted("заключение", 1)],
        "periods": [
            PeriodPaid(Quarter(2025, 4), 1, 3_600, 3_600),
            PeriodPaid(Quarter(2026, 1), 40, 1_441_217, 0),
        ],
        "confirmed": 34_600,
        "returned": 31_456,
        "overpayments": 1,
        "overpaid": 23_067,
        "unknown": None,
        "papers": [Counted("Расписка", 9), Counted("Приказ", 2)],
        "maker": "Ғ. Т. Әділбекова",
        "maker_position": "бухгалтер",
        "language": language,
        "acts": cited_acts(),
    }
    return Report(**{**values, **changes})  # type: ignore[arg-type]
