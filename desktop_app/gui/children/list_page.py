"""The children on file: found while typing, with what stands for each."""

from collections.abc import Sequence
from datetime import date

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.list_page import FilteredListPage
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.gui.words import STATUS_COLOUR, words
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.records.people import ChildRow
from desktop_app.services.children.listed import Children
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


class ChildrenPage(FilteredListPage[ChildRow]):
    which = "children"

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Children"))

    def put_above(self) -> None:
        self.import_button = button(
            _("Bring in from Excel…"), lambda: self.context.go(places.IMPORT), icon="upload"
        )
        self.top.addWidget(self.import_button)
        self.alike_button = button(
            _("Who may be on file twice…"), lambda: self.context.go(places.ALIKE), icon="users"
        )
        self.top.addWidget(self.alike_button)
        self.add_filters(_("Child's name or IIN"))

    def columns(self) -> Sequence[Column[ChildRow]]:
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
                key=lambda row: row.birth_date and -row.birth_date.toordinal(),
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

    def listing(self) -> Children:
        return Children(self.text.text())

    def count_words(self, count: int) -> str:
        return ngettext("{count} child", "{count} children", count)

    def nothing_words(self) -> str:
        if self.text.text().strip():
            return _("Nobody is found. Check the spelling, or search by a part of it.")
        return _("Nobody is on file yet: a child comes on file with the first application.")

    def place_of(self, row_id: int) -> Place:
        return places.child(row_id)
