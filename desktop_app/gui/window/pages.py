"""Which page shows a place. A page's module is imported when somebody first goes there."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.gui.context import Context
    from desktop_app.gui.frames.page import Page
    from desktop_app.gui.places import Place

_PAGES = {
    "today": ("today.page", "TodayPage"),
    "applications": ("applications.list_page", "ApplicationsPage"),
    "proactive": ("messages.list_page", "ProactivePage"),
    "children": ("children.list_page", "ChildrenPage"),
    "payouts": ("payouts.page", "PayoutsPage"),
    "papers": ("post.page", "PapersPage"),
    "complaints": ("complaints.list_page", "ComplaintsPage"),
    "complaint": ("complaints.page", "ComplaintPage"),
    "registers": ("registers.page", "RegistersPage"),
    "settings": ("office.settings_page", "SettingsPage"),
    "case": ("applications.page", "CasePage"),
    "child": ("children.page", "ChildPage"),
    "child-then": ("children.as_known_on_page", "ChildThenPage"),
    "forecast": ("reports.forecast_page", "ForecastPage"),
    "import": ("importing.page", "ImportPage"),
    "alike": ("children.alike_page", "AlikePage"),
    "report": ("reports.report_page", "ReportPage"),
    "debts": ("debts.list_page", "DebtsPage"),
    "debt": ("debts.page", "DebtPage"),
    "entry": ("entry.page", "EntryPage"),
}

_BELONGS_TO = {
    "case": "applications",
    "entry": "applications",
    "proactive": "applications",
    "child": "children",
    "child-then": "children",
    "import": "children",
    "alike": "children",
    "forecast": "payouts",
    "report": "payouts",
    "debts": "payouts",
    "debt": "payouts",
    "complaint": "complaints",
}


def rooms() -> list[str]:
    """The packages that pages are in."""
    found = dict.fromkeys(module.partition(".")[0] for module, _name in _PAGES.values())
    return [f"desktop_app.gui.{room}" for room in found]


def page_of(place: Place, context: Context) -> Page:
    """A new page that shows the place."""
    module, name = _PAGES[place.page]
    made: Page = getattr(import_module(f"desktop_app.gui.{module}"), name)(context, place)
    return made


def place_of_office(place: Place) -> str:
    """The page, among those of the sidebar, that a place belongs to."""
    return _BELONGS_TO.get(place.page, place.page)
