"""Bringing an old register in from Excel, from the empty page to what can be taken back."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.gui import places
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.importing.page import ImportPage
from desktop_app.records.kinds import Role
from tests.import_samples import a_payment, a_row, write
from tests.screenshots.office import Office
from tests.screenshots.screen import settle


def _until(office: Office, there: Callable[[], bool]) -> None:
    """Reading and checking come after one another, off the GUI thread."""
    end = time.monotonic() + 60
    while not there() and time.monotonic() < end:
        settle(office.app)


def import_page(office: Office, language: str) -> None:
    office.role(Role.CLERK)
    page = office.go(places.IMPORT, ImportPage)
    office.take("import-nothing-chosen")
    rows = [a_row(serial) for serial in range(501, 530)]
    rows += [a_row(531, child_surname="Әлiмқұлова"), a_row(532, last_day="25 мамыр")]
    rows += [a_row(533, iban="KZ12"), a_row(534, school="№ 12 мектеп"), a_row(535, birth_date="")]
    payments = [a_payment(501), a_payment(502, amount=30_000), a_payment(999)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        named = {"address": "Алушы қайда тұрады / где живет получатель"}
        page.open_file(write(path, rows, payments, language=language, named=named))
        _until(office, lambda: page.checked is not None)
        office.take("import-found", "import")
        page.found.tabs.setCurrentIndex(1)
        office.take("import-columns")
        lacking = {"iban": "Қайда аударамыз / куда перечисляем"}
        page.open_file(write(path, rows, payments, language=language, named=lacking))
        _until(office, lambda: page.banner.isVisible())
        office.take("import-column-missing")
        page.open_file(write(path, rows[:3], payments[:1], language=language))
        _until(office, lambda: page.checked is not None)
    page.found.bring_button.click()
    _until(office, lambda: page.banner.undo_button.isVisible())
    office.take("import-brought-in")
    page.banner.undo_button.click()
    dialog = office.dialog(ReasonDialog)
    dialog.why.set_value("Басқа жылдың тіркеуі")
    office.dialog_shot("dialog-import-take-back")
