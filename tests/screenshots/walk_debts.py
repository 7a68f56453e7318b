"""The page of the overpayments, the cards of debts, and what they open (D-9)."""

import tempfile
from pathlib import Path

from desktop_app.gui import places
from desktop_app.gui.debts.agreements import ScheduleDialog, SetOffDialog
from desktop_app.gui.debts.entries import CourtDialog, RepaymentDialog, WriteOffDialog
from desktop_app.gui.debts.list_page import DebtsPage
from desktop_app.gui.debts.page import DebtPage
from desktop_app.records.kinds import Role
from desktop_app.services.debts import ledger
from tests.screenshots.office import Office


def debts_pages(office: Office) -> None:
    office.role(Role.HEAD)
    page = office.go(places.DEBTS, DebtsPage)
    page.state.setCurrentIndex(1)
    office.take("debts", "debts")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "overpayments.xlsx")
        office.take("debts-saved")
    found = ledger.overview(page.context.desk).debts
    every = {each.overpayment.child_name.split()[0]: each for each in found}
    office.go(places.DEBTS_OVERDUE, DebtsPage)
    office.take("debts-overdue")
    for surname in ("Өтеген", "Соколов", "Тәжі", "Рахимова"):
        office.go(places.debt(every[surname].decision_id), DebtPage)
        office.take(f"debt-{surname}")
    card = office.go(places.debt(every["Өтеген"].decision_id), DebtPage)
    for name, kind in (
        ("repay", RepaymentDialog),
        ("schedule", ScheduleDialog),
        ("setOff", SetOffDialog),
        ("court", CourtDialog),
        ("writeOff", WriteOffDialog),
        ("annul", None),
    ):
        office.press(card, name)
        if kind is not None:
            office.dialog(kind)
        office.take(f"dialog-debt-{name}")
        office.slips_shot(f"dialog-debt-{name}-slips")
    office.child("Өтеген")
    office.take("child-with-a-debt")
