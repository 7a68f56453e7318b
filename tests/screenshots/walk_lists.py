"""The pages with lists: today, the applications, the children, the registers."""

import tempfile
from datetime import date
from pathlib import Path

from desktop_app.gui import places
from desktop_app.gui.frames.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.registers.page import RegistersPage
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office

SOUGHT = {
    "search-last": "",
    "search-letter": "ә",
    "search-long-names": "бени",
    "search-number": "0",
    "search-line": "T-2026-00004/1",
    "search-near": "Касмыбек",
    "search-nowhere": "Жоқ бала",
}
"""What is typed into the search above every page."""


def lists(office: Office) -> None:
    window = office.app.window
    office.take("today", "today")
    office.go(places.APPLICATIONS, Page)
    office.take("applications")
    everything = office.go(Place("applications", text="\t\t1"), Page)
    office.take("applications-all")
    type_into(everything.text, "жоқ бала")  # type: ignore[attr-defined]
    office.take("applications-none")
    children = office.go(places.CHILDREN, Page)
    office.take("children")
    type_into(children.text, "айш")  # type: ignore[attr-defined]
    office.take("children-search")
    type_into(children.text, "ээ")  # type: ignore[attr-defined]
    office.take("children-none")
    for name, typed in SOUGHT.items():
        window.search.begin()
        type_into(window.search, typed)
        office.take(name)
        window.search.leave()


def registers(office: Office) -> None:
    page = office.go(places.REGISTERS, RegistersPage)
    office.take("registers-papers", "registers")
    page.papers.annul()
    office.dialog_shot("dialog-paper-annul")
    page.papers.issue_again()
    office.dialog_shot("dialog-paper-issue-again")
    page.papers.show_journal()
    office.dialog_shot("registers-journal")
    page.papers.period.set_days(date(2026, 9, 1), date(2026, 11, 20))
    office.take("registers-from-day-to-day")
    for name in ("applications", "orders", "certificates", "complaints", "payouts"):
        page.tabs.setCurrentWidget(getattr(page, name))
        office.take(f"registers-{name}")
    page.tabs.setCurrentWidget(page.stages)
    office.take("registers-stages")
    with tempfile.TemporaryDirectory() as folder:
        page.stages.save_to(Path(folder) / "stages-2026-01-2026-12.xlsx")
        office.take("registers-stages-saved")
    page.stages.period.year.setValue(2031)
    office.take("registers-stages-none")
