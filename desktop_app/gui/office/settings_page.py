"""The office's own: details, schools, workers, law, calendar, numbers, forms; the program."""

from PySide6.QtWidgets import QTabWidget

from desktop_app.gui.backups.tab import BackupsTab
from desktop_app.gui.context import Context
from desktop_app.gui.decisions.tab import DecisionsTab
from desktop_app.gui.forms.tab import FormsTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.law_values.calendar_tab import CalendarTab
from desktop_app.gui.law_values.law_watch_tab import LawWatchTab
from desktop_app.gui.law_values.mci_tab import MciTab
from desktop_app.gui.office.details import OfficeTab
from desktop_app.gui.office.history import OfficeHistoryTab
from desktop_app.gui.office.lists import SchoolsTab, WorkersTab
from desktop_app.gui.office.program import ProgramTab
from desktop_app.gui.places import Place
from desktop_app.gui.registers.numbers import NumbersTab
from desktop_app.gui.set_up.card import SetUpCard
from desktop_app.records.kinds import Role
from desktop_app.services.office import shown as office
from desktop_app.services.office.shown import OfficeOnFile
from desktop_app.translation import _

TABS = (
    "office",
    "schools",
    "workers",
    "mci",
    "decisions",
    "law_watch",
    "calendar",
    "numbers",
    "forms",
    "history",
    "backups",
    "program",
)


class SettingsPage(Page):
    """``place.text`` names a tab; what was typed there and not saved follows on a second line."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Settings"))
        self.office = OfficeTab(self)
        self.schools = SchoolsTab(self)
        self.workers = WorkersTab(self)
        self.mci = MciTab(self)
        self.decisions = DecisionsTab(self)
        self.law_watch = LawWatchTab(self)
        self.calendar = CalendarTab(self)
        self.numbers = NumbersTab(self)
        self.forms = FormsTab(self)
        self.history = OfficeHistoryTab(self)
        self.backups = BackupsTab(self)
        self.program = ProgramTab(self)
        self.set_up = SetUpCard(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for name, title in zip(
            TABS,
            (
                _("Office"),
                _("Schools"),
                _("Workers"),
                _("MCI"),
                _("Decisions"),
                _("Comparing"),
                _("Calendar"),
                _("Numbers"),
                _("Forms"),
                _("History"),
                _("Backups"),
                _("Program"),
            ),
            strict=True,
        ):
            self.tabs.addTab(getattr(self, name), title)
        named, _line, self._typed = place.text.partition("\n")
        if named in TABS:
            self.tabs.setCurrentIndex(TABS.index(named))
        self.tabs.currentChanged.connect(self._keep_place)
        self.column.addWidget(self.set_up)
        self.column.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """The office, its schools and its workers at one moment; each other tab reads its own."""
        desk = self.context.desk
        self.reading.ask(lambda: office.read(desk), self._show_office)
        own = (
            self.mci,
            self.decisions,
            self.law_watch,
            self.calendar,
            self.numbers,
            self.forms,
            self.history,
        )
        self.backups.refresh()
        for tab in own:
            tab.refresh()
        self.program.refresh()
        if desk.worker.role is Role.ADMINISTRATOR:  # others have it on Today
            self.set_up.refresh()

    def _show_office(self, found: OfficeOnFile) -> None:
        for tab in (self.office, self.schools, self.workers):
            tab.show_on_file(found)
        self.office.restore(self._typed)
        self._typed = ""

    def leave(self) -> bool:
        self._keep_place()
        return True

    def _keep_place(self) -> None:
        name = TABS[self.tabs.currentIndex()]
        typed = self._typed or self.office.unsaved()
        self.place = Place("settings", text=f"{name}\n{typed}" if typed else name)
