"""Every application of the office: found while typing, narrowed by service and status."""

from collections.abc import Sequence

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.frames.list_page import FilteredListPage, filter_box
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.gui.words import words
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.services.applications.listed import Applications
from desktop_app.translation import _, ngettext

EVIDENCE_TO_FOLLOW = "evidence to follow"


def status_groups() -> list[tuple[str, frozenset[Status] | str]]:
    """Open ones first: those are what the office works on."""
    return [
        (_("In progress"), OPEN),
        (_("All"), frozenset()),
        *((words(status), frozenset({status})) for status in Status),
        (_("Awarded, evidence to follow"), EVIDENCE_TO_FOLLOW),
    ]


class ApplicationsPage(FilteredListPage[ApplicationRow]):
    which = "applications"

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Applications"))

    def put_above(self) -> None:
        self.proactive = button(
            _("Proactive messages"), lambda: self.context.go(places.PROACTIVE), icon="phone"
        )
        self.top.addWidget(self.proactive)
        services = [(words(service), service) for service in Service]
        self.service = filter_box(_("Service"), [(_("Both services"), None), *services])
        self.status = filter_box(_("Status"), status_groups())
        self.add_filters(_("Number, child's name or IIN"), self.service, self.status)

    def columns(self) -> Sequence[Column[ApplicationRow]]:
        today = self.context.desk.today()

        def due(row: ApplicationRow) -> str:
            is_open = row.status in OPEN
            return short_left(row.deadline, today).words if is_open else wording.day(row.deadline)

        def due_colour(row: ApplicationRow) -> str:
            return short_left(row.deadline, today).colour if row.status in OPEN else theme.QUIET

        return [
            Column(_("Number"), lambda row: row.number, width=fit("", "Ө-2026-00000")),
            Column(_("Date"), lambda row: wording.day(row.applied_on), width=88),
            Column(_("Child"), lambda row: row.child_name),
            Column(_("IIN"), lambda row: row.child_iin, width=112),
            service_column(),
            status_column(),
            Column(
                _("Deadline"),
                due,
                width=fit(_("Deadline"), longest_short_left(today)),
                colour=due_colour,
                key=lambda row: row.deadline,
            ),
        ]

    def listing(self) -> Applications:
        service, statuses = self.service.currentData(), self.status.currentData()
        to_follow = statuses == EVIDENCE_TO_FOLLOW
        return Applications(
            self.text.text(),
            Service(service) if service else None,
            frozenset() if to_follow else frozenset(statuses),
            evidence_to_follow=to_follow,
        )

    def count_words(self, count: int) -> str:
        return ngettext("{count} application", "{count} applications", count)

    def nothing_words(self) -> str:
        return _("No application here. Other filters may show more.")

    def place_of(self, row_id: int) -> Place:
        return places.case(row_id)
