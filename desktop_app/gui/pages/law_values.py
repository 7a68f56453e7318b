"""The values that sums are counted with: MCI, and the decisions of the maslikhat."""

from datetime import date

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.models.paged import Column
from desktop_app.gui.pages.list_tab import ListTab
from desktop_app.gui.pages.page import Page
from desktop_app.gui.widgets.parts import Card, button, clear, facts
from desktop_app.law.in_force import Dated
from desktop_app.law.profile import DecisionProfile
from desktop_app.services import law_data
from desktop_app.storage import offices
from desktop_app.translation import _


class MciTab(ListTab[Dated[int]]):
    """MCI values, the latest first; below, the decisions, which only ship with the program."""

    def __init__(self, page: Page) -> None:
        self._added: set[date] = set()
        columns = [
            Column[Dated[int]](_("From"), lambda mci: wording.day(mci.first), width=100),
            Column(_("To"), lambda mci: wording.day(mci.last), width=100),
            Column(_("MCI"), lambda mci: wording.tenge(mci.value), right=True, width=90),
            Column(
                _("Law that sets it"),
                lambda mci: wording.value(mci.citation, translation.current()),
            ),
            Column(_("Source"), self._source, width=190),
        ]
        super().__init__(page, _("MCI values"), columns)
        self.add_button = button(_("New MCI…"), self.add, icon="plus", primary=True)
        self.offer(self.add_button)
        inner = QWidget()
        self._decisions = QVBoxLayout(inner)
        self._decisions.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(_("Decisions on reimbursement"))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(scroll, 1)

    def _source(self, mci: Dated[int]) -> str:
        return _("Added by the office") if mci.first in self._added else _("With the program")

    def refresh(self) -> None:
        with self.context.desk.database.read() as connection:
            law = law_data.in_force(connection)
            self._added = set(offices.added_mci(connection))
        self.show_rows(dict(enumerate(reversed(law.mci.values))))
        clear(self._decisions)
        for profile in reversed(law.profiles.values):
            self._decisions.addWidget(_card(profile))
        self._decisions.addStretch(1)

    def add(self) -> None:
        from desktop_app.gui.dialogs.mci import MciDialog

        MciDialog(self, self.context)


def _card(dated: Dated[DecisionProfile]) -> Card:
    profile, language = dated.value, translation.current()
    months = sorted(profile.school_months, key=lambda number: (number < 9, number))
    names = ", ".join(wording.month_name(number, language) for number in months)
    rate = _("{mci} MCI").format(mci=wording.number(profile.rate))
    card = Card(_("Decision on reimbursement"))
    pairs = [
        (_("In force from"), wording.day(dated.first)),
        (_("For a quarter"), rate),
        (_("School months"), names),
        (_("Acts"), profile.citation_kk if language == "kk" else profile.citation_ru),
    ]
    card.column.addLayout(facts(pairs))
    return card
