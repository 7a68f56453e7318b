"""The pages with lists: today, the applications, the children, the registers."""

import tempfile
from pathlib import Path

from desktop_app.gui import places
from desktop_app.gui.pages.page import Page
from desktop_app.gui.pages.registers import RegistersPage
from desktop_app.gui.places import Place
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office


def lists(office: Office) -> None:
    window = office.app.window
    office.take("today", "today")
    office.go(places.APPLICATIONS, Page)
    office.take("applications")
    everything = office.go(Place("applications", text="\t\t1"), Page)
    office.take("applications-all")
    type_into(everything.text, "жоқ бала")  # type: ignore[attr-defined]
    office.take("applications-none")
    office.go(places.CHILDREN, Page)
    office.take("children")
    type_into(window.search, "айш")
    office.take("children-search")
    type_into(window.search, "ээ")
    office.take("children-none")


def registers(office: Office) -> None:
    page = office.go(places.REGISTERS, RegistersPage)
    office.take("registers-papers")
    page.tabs.setCurrentWidget(page.applications)
    office.take("registers-applications")
    page.tabs.setCurrentWidget(page.stages)
    office.take("registers-stages")
    with tempfile.TemporaryDirectory() as folder:
        page.stages.save_to(Path(folder) / "stages-2026-01-2026-12.xlsx")
        office.take("registers-stages-saved")
    page.stages.period.year.setValue(2031)
    office.take("registers-stages-none")
