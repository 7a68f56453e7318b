"""Every complaint of the office: found while typing, the open ones first (R-9)."""

from collections.abc import Sequence

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.complaints import columns
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.context import Context
from desktop_app.gui.frames.list_page import FilteredListPage, filter_box
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.records.acts import Act
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintStatus
from desktop_app.services.complaints.listed import Complaints
from desktop_app.translation import _, ngettext


def status_groups() -> list[tuple[str, frozenset[ComplaintStatus]]]:
    """Open ones first: those are what the office works on."""
    return [
        (_("In progress"), COMPLAINT_OPEN),
        (_("All"), frozenset()),
        *((_(complaint_words.STATUS[each]), frozenset({each})) for each in ComplaintStatus),
    ]


class ComplaintsPage(FilteredListPage[ComplaintRow]):
    which = "complaints"

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Complaints"))

    def put_above(self) -> None:
        self.register_button = button(
            _("Register a complaint…"), self.register, icon="plus", primary=True
        )
        self.register_button.setObjectName("register")
        self.top.addWidget(self.register_button)
        self.status = filter_box(_("Status"), status_groups())
        self.add_filters(_("Number, complainant's name or IIN"), self.status)

    def columns(self) -> Sequence[Column[ComplaintRow]]:
        return [
            columns.number_column(),
            Column(
                _("Came"), lambda row: wording.day(row.received_on), width=fit("", "00.00.0000")
            ),
            columns.complainant_column(),
            Column(_("What it is about"), lambda row: " ".join(row.subject.split())),
            columns.status_column(),
            columns.due_column(self.context.desk.today()),
        ]

    def refresh(self) -> None:
        allow(self.register_button, self.context.desk, Act.REGISTER_COMPLAINT)
        super().refresh()

    def listing(self) -> Complaints:
        return Complaints(self.text.text(), frozenset(self.status.currentData()))

    def count_words(self, count: int) -> str:
        return ngettext("{count} complaint", "{count} complaints", count)

    def nothing_words(self) -> str:
        if self.text.text().strip() or self.status.currentIndex() > 1:
            return _("No complaint here. Other filters may show more.")
        return _("No complaint waits for an answer.")

    def place_of(self, row_id: int) -> Place:
        return places.complaint(row_id)

    def register(self) -> None:
        from desktop_app.gui.complaints.entry import register_complaint

        register_complaint(self, self.context)
