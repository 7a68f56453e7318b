"""The page of the payouts, and what it opens."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QTableView

from desktop_app.gui import places
from desktop_app.gui.dialogs.close_payout import ClosePayoutDialog
from desktop_app.gui.pages.payouts import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role
from desktop_app.storage import payouts
from tests.screenshots.office import Office


def payouts_page(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.PAYOUTS, PayoutsPage)
    office.take("payouts-clerk")
    office.role(Role.ACCOUNTANT)
    page = office.go(Place("payouts", text="2026Q4"), PayoutsPage)
    office.take("payouts", "payouts")
    assert page.payout is not None
    for number, name in enumerate(("lines", "not-paid", "closed")):
        page.tabs.setCurrentIndex(number)
        office.take(f"payouts-tab-{name}")
    page.tabs.setCurrentIndex(0)
    page._explain(next((x for x in page.payout.lines if len(x.months) < 3), page.payout.lines[0]))
    office.dialog_shot("dialog-why", "why")
    page.close_payout()
    office.dialog(ClosePayoutDialog)
    office.dialog_shot("dialog-close-payout")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "payout-2026Q4.xlsx")
        office.take("payouts-saved")
        page.save_to(Path(folder) / "gone" / "payout-2026Q4.xlsx")
        office.take("payouts-not-saved")
    office.go(Place("payouts", text="2026Q3"), PayoutsPage)
    office.take("payouts-nothing-more")
    office.go(Place("payouts", text="2027Q1"), PayoutsPage)
    office.take("payouts-mci-missing")
    with office.desk.database.read() as connection:
        row = next(r for r in payouts.closed_rows(connection) if r.quarter == "2026Q1")
    page = office.go(Place("payouts", row.id), PayoutsPage)
    office.take("payouts-closed-one")
    assert page.payout is not None
    late = next(n for n, x in enumerate(page.payout.lines) if page.payout.is_arrears(x))
    page.tabs.lines.selectRow(late)
    page.tabs.lines.scrollTo(page.tabs.lines.currentIndex(), QTableView.ScrollHint.PositionAtCenter)
    office.take("payouts-closed-one-arrears")
    page.tabs.setCurrentIndex(1)
    office.take("payouts-closed-one-not-paid")
