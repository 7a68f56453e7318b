"""What the tables of a payout say of each line, sheet and finding, and in which colour."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import PagedModel
from desktop_app.gui.payouts.checks import PayoutChecksModel
from desktop_app.gui.payouts.tables import ApprovedPayoutsModel, NotPaidModel, PayoutLinesModel
from desktop_app.gui.reports.forecast_tables import MonthsModel, PeriodsModel
from desktop_app.gui.theme import BAD, GOOD, QUIET, WARN
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind, LineState, PayoutKind
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import (
    ApprovedPayout,
    DrawnPayout,
    LineStanding,
    NotPaidLine,
    PayoutLine,
    PayoutRow,
)
from desktop_app.services.reports.forecast import (
    Assumptions,
    Forecast,
    ForecastMonth,
    ForecastPeriod,
)

Q4, Q1 = Quarter(2025, 4), Quarter(2026, 1)
AT = datetime(2026, 4, 1, 9, 30)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def column(model: PagedModel[Any], heading: str) -> int:
    return [each.heading for each in model.columns].index(heading)


def said(
    model: PagedModel[Any], heading: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> list[Any]:
    place = column(model, heading)
    found = [model.data(model.index(row, place), role) for row in range(model.rowCount())]
    return [str(each).replace("\N{NO-BREAK SPACE}", " ") if each else each for each in found]


def colours(model: PagedModel[Any], heading: str) -> list[str | None]:
    place = column(model, heading)
    role = Qt.ItemDataRole.ForegroundRole
    found = [model.data(model.index(row, place), role) for row in range(model.rowCount())]
    return [each.name().upper() if isinstance(each, QColor) else None for each in found]


def line(**changes: Any) -> PayoutLine:
    values: dict[str, Any] = {
        "decision_id": 1,
        "child_id": 5,
        "child_name": "Әлия",
        "child_iin": "150407600011",
        "payee_name": "Гүлнұр",
        "payee_iin": "881030400011",
        "iban": "KZ1",
        "period": Q1,
        "months": (Month(2026, 1), Month(2026, 2)),
        "amount": 34_600,
        "steps": (),
    }
    return PayoutLine(**{**values, **changes})


LINES = (
    line(period=Q4, kind=LineKind.ARREARS, amount=1_000),
    line(),
    line(kind=LineKind.FOLLOW_UP),
    line(period=Q4, kind=LineKind.SET_OFF, amount=-500),
)


def test_lines_are_numbered_from_one_and_arrears_stand_out(owner: QObject) -> None:
    model = PayoutLinesModel(owner, approved=False)
    model.show_payout(DrawnPayout(Q1, LINES, ()))
    assert said(model, "№") == ["1", "2", "3", "4"]
    assert said(model, "Kind") == ["Arrears", "Current", "Paid again", "Set off"]
    assert said(model, "Period") == ["Q4 2025", "Q1 2026", "Q1 2026", "Q4 2025"]
    assert said(model, "Sum") == ["1 000 ₸", "34 600 ₸", "34 600 ₸", "-500 ₸"]
    assert said(model, "Months") == ["2"] * 4
    assert colours(model, "Kind") == [WARN, None, None, WARN]
    model.show_payout(None)
    assert model.rowCount() == 0


def test_an_approved_line_says_what_the_bank_made_of_it(owner: QObject) -> None:
    model = PayoutLinesModel(owner, approved=True)
    back: dict[str, Any] = {
        "settled_at": AT,
        "settled_by": "Бухгалтер",
        "returned_why": "Шот жабылған",
    }
    day = date(2026, 4, 1)
    standings = (
        LineStanding(1, LineState.APPROVED),
        LineStanding(2, LineState.PAID, day, AT, "Бухгалтер"),
        LineStanding(3, LineState.RETURNED, day, **back),
        LineStanding(4, LineState.RETURNED, day, **back, paid_again=True),
    )
    model.show_payout(ApprovedPayout(Q1, LINES, (), standings=standings))
    answers = "Bank's answer"
    assert said(model, answers) == [
        "No answer yet",
        "Paid on 01.04.2026",
        "Returned on 01.04.2026",
        "Returned on 01.04.2026",
    ]
    assert colours(model, answers) == [QUIET, GOOD, BAD, BAD]
    recorded = "Recorded by Бухгалтер, 01.04.2026 09:30"
    assert said(model, answers, Qt.ItemDataRole.ToolTipRole) == [
        "",
        recorded,
        f"Шот жабылған\n{recorded}",
        f"Шот жабылған\n{recorded}\nPaid again since",
    ]
    assert said(model, "Child", Qt.ItemDataRole.ToolTipRole)[0] == "Әлия, 150407600011"


def row(number: int, **changes: Any) -> PayoutRow:
    values = {"waiting": 2, "returned": 0, **changes}
    return PayoutRow(number, "2026Q1", f"Т-{number}", AT, "Басшы", 2, 69_200, **values)


def test_sheets_by_their_states_and_an_annulled_one_is_struck_out(owner: QObject) -> None:
    model = ApprovedPayoutsModel(owner)
    rows = [
        row(9),
        row(8, exported_at=AT, kind=PayoutKind.FOLLOW_UP),
        row(7, waiting=1),
        row(6, waiting=0),
        row(5, waiting=0, returned=1),
        row(4, annulled_at=AT),
    ]
    model.show_approved(rows)
    assert said(model, "Number") == ["Т-9", "Т-8", "Т-7", "Т-6", "Т-5", "Т-4"]
    assert [model.id_at(place) for place in range(6)] == [9, 8, 7, 6, 5, 4]
    assert said(model, "State") == [
        "Approved",
        "Taken into a file (follow-up)",
        "Answered in part",
        "Paid",
        "Paid, some returned",
        "Annulled",
    ]
    assert colours(model, "State") == [WARN, WARN, WARN, GOOD, BAD, QUIET]
    fonts = [model.data(model.index(n, 0), Qt.ItemDataRole.FontRole) for n in range(6)]
    assert [isinstance(font, QFont) and font.strikeOut() for font in fonts] == [False] * 5 + [True]
    assert said(model, "Sum")[0] == "69 200 ₸"


def test_findings_to_mend_to_look_at_and_seen(owner: QObject) -> None:
    model = PayoutChecksModel(owner)
    step = Step("Was not on the sheet", "D-4")
    checks = [
        PayoutCheck(CheckKind.WRONG_ACCOUNT, 1, "Әлия", step),
        PayoutCheck(CheckKind.JOINED, 2, "Үміт", step),
        PayoutCheck(CheckKind.LEFT, 3, "Өмір", step, "Басшы", AT),
    ]
    model.show_checks(checks)
    assert said(model, "State") == ["To mend", "To look at", "Seen"]
    assert colours(model, "State") == [BAD, WARN, QUIET]
    assert said(model, "Seen by") == ["", "", "Басшы"]
    tips = said(model, "Seen by", Qt.ItemDataRole.ToolTipRole)
    assert tips == ["", "", "Басшы, 01.04.2026 09:30"]
    assert [model.check_at(place) for place in range(3)] == checks


def test_who_is_left_out_and_why(owner: QObject, context: Context) -> None:
    model = NotPaidModel(context, owner)
    left_out = tuple(
        NotPaidLine(child, f"Бала {child}", "150407600011", Step("Paid already", "D-7"))
        for child in (8, 3)
    )
    model.show_payout(DrawnPayout(Q1, (), left_out))
    assert said(model, "Child") == ["Бала 8", "Бала 3"]
    assert said(model, "Reason") == ["Paid already"] * 2
    assert [model.child_at(place) for place in range(2)] == [8, 3]
    model.show_payout(None)
    assert model.rowCount() == 0


def _forecast() -> Forecast:
    months = {
        Month(2027, 5): ForecastMonth(Month(2027, 5), True, 2, 34_600, 1, 17_300),
        Month(2027, 6): ForecastMonth(Month(2027, 6), False),
    }
    period = ForecastPeriod(Quarter(2027, 2), 2, 34_600, 0, 34_600)
    return Forecast(Assumptions(2027), AT.date(), 4_700, months, {period.period: period})


@pytest.mark.parametrize(
    ("model_of", "told"),
    [
        (
            MonthsModel,
            {
                "Children": ["2", "0"],
                "Sum": ["34 600 ₸", "–"],
                "Of it renewed": ["17 300 ₸", "–"],
                "MCI": ["assumed", "in force"],
            },
        ),
        (
            PeriodsModel,
            {
                "Entitled": ["34 600 ₸"],
                "Paid, less what came back": ["–"],
                "Still to pay": ["34 600 ₸"],
            },
        ),
    ],
)
def test_a_forecast_has_a_dash_where_nothing_is_to_be_paid(
    owner: QObject, model_of: Callable[[QObject], Any], told: dict[str, list[str]]
) -> None:
    model = model_of(owner)
    model.show_forecast(_forecast())
    assert {heading: said(model, heading) for heading in told} == told
    if model_of is MonthsModel:
        assert colours(model, "MCI") == [WARN, None]
    model.show_forecast(None)
    assert model.rowCount() == 0
