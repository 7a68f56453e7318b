"""The children on file: found while typing, with what stands for each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.finder import Finder
from desktop_app.gui.widgets.parts import button, label
from desktop_app.gui.widgets.table import Table, fit
from desktop_app.gui.words import STATUS_COLOUR, words
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.storage import children, people
from desktop_app.storage.children import ChildRow
from desktop_app.translation import _, ngettext


def age(born: date, today: date) -> int:
    """Whole years on a day."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def age_words(born: date | None, today: date) -> str:
    if born is None:
        return ""
    years = age(born, today)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def stands(row: ChildRow, today: date) -> tuple[str, str]:
    """What stands for a child in a few words, and their colour."""
    if row.died:
        return _("Died"), theme.QUIET
    language, status = translation.current(), row.latest.status
    until = row.award_until
    if until is not None and until >= Month.of(today):
        words_ = _("Award until {month}").format(month=wording.month(until, language))
        return words_, theme.GOOD
    if status in OPEN:
        return _("{service}: open").format(service=words(row.latest.service)), theme.ACCENT
    if until is not None:
        return _("Award ended: {month}").format(month=wording.month(until, language)), theme.QUIET
    if row.latest.service is Service.HOME_EDUCATION and status is Status.ORDERED:
        return words(Service.HOME_EDUCATION), theme.GOOD
    return f"{words(row.latest.service)}: {words(status)}", STATUS_COLOUR[status]


class ChildrenPage(Page):
    """The window's search box narrows the list by `search`; ``shown`` follows every answer."""

    shown = Signal()

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Children"))
        self._chosen: int | None = place.id
        self.count = label("", "quiet")
        self.top.addWidget(self.count)
        self.import_button = button(
            _("Bring in from Excel…"), lambda: context.go(places.IMPORT), icon="upload"
        )
        self.top.addWidget(self.import_button)
        self.model = PagedModel(self._columns(), self._fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(_("Children"))
        self.column.addWidget(self.table, 1)
        self.nothing = label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.column.addWidget(self.nothing, 1)
        self.finder = Finder(context, self)
        self.finder.found.connect(self._show)

    def _columns(self) -> Sequence[Column[ChildRow]]:
        today = self.context.desk.today()
        kazakh = translation.current() == "kk"
        return [
            Column(_("Child"), lambda row: row.name),
            Column(_("IIN"), lambda row: row.iin, width=116),
            Column(_("Born"), lambda row: wording.day(row.birth_date), width=92),
            Column(
                _("Age"),
                lambda row: age_words(row.birth_date, today),
                width=fit(_("Age"), ngettext("{count} year", "{count} years", 15)),
                right=True,
            ),
            Column(
                _("School"),
                lambda row: row.latest.school_kk if kazakh else row.latest.school_ru,
            ),
            Column(
                _("What stands"),
                lambda row: stands(row, today)[0],
                width=fit(_("What stands"), *self._longest_words()),
                colour=lambda row: stands(row, today)[1],
            ),
        ]

    @staticmethod
    def _longest_words() -> list[str]:
        """What the last column has room for."""
        september = wording.month(Month(2026, 9), translation.current())
        until = _("Award until {month}").format(month=september)
        ended = _("Award ended: {month}").format(month=september)
        return [until, ended, *(_("{service}: open").format(service=words(s)) for s in Service)]

    def _fetch(self, wanted: list[int]) -> Sequence[ChildRow]:
        with self.context.desk.database.read() as connection:
            return children.rows(connection, wanted)

    def search(self, text: str) -> None:
        """Show the children whose name or IIN has every word."""
        self.place = self.place._replace(text=text)
        self._chosen = 0
        self.refresh()

    def refresh(self) -> None:
        text = self.place.text
        self.finder.ask(lambda connection: people.child_ids(connection, text))

    def _show(self, ids: list[int]) -> None:
        self.table.show_ids(ids, self._chosen)
        self._chosen = None
        found = ngettext("{count} child", "{count} children", len(ids))
        self.count.setText(found.format(count=wording.number(len(ids))))
        words_ = _("Nobody is on file yet: a child comes on file with the first application.")
        if self.place.text.strip():
            words_ = _("Nobody is found. Check the spelling, or search by a part of it.")
        self.nothing.setText(words_)
        self.table.setVisible(bool(ids))
        self.nothing.setHidden(bool(ids))
        self.shown.emit()

    def take_focus(self) -> None:
        """Go on from the search box to what was found."""
        self.table.setFocus()

    def _open(self, child_id: int) -> None:
        self.place = self.place._replace(id=child_id)
        self.context.go(places.child(child_id))
