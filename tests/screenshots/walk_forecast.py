"""The forecast of a budget year, and what if the law's values were others."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.gui import places
from desktop_app.gui.reports.forecast_page import ForecastPage
from desktop_app.gui.reports.office_what_if import OfficeWhatIfDialog
from desktop_app.records.kinds import Role
from tests.screenshots.office import Office


def forecast_page(office: Office) -> None:
    office.role(Role.ACCOUNTANT)
    page = office.go(places.FORECAST, ForecastPage)
    for number, name in enumerate(("months", "periods", "drop-outs")):
        page.tabs.setCurrentIndex(number)
        office.take(f"forecast-{name}")
    page.tabs.setCurrentIndex(0)
    page.mci.setValue(4600)
    page.renewed.setChecked(True)
    office.take("forecast-renewed", "forecast")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "forecast-2027.xlsx")
        office.take("forecast-saved")
    page.year.setValue(2026)
    office.take("forecast-year-with-its-mci")
    page.what_if()
    dialog = office.dialog(OfficeWhatIfDialog)
    office.take("office-what-if-nothing")
    dialog.count()
    office.take("office-what-if-slips")
    dialog.values.mci.set_value("4600")
    dialog.count()
    QApplication.processEvents()
    office.dialog_shot("office-what-if")
