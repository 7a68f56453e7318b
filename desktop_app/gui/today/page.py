"""What needs somebody now, at one glance."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.drafts import DraftsCard
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.places import Place
from desktop_app.gui.reading import Reading
from desktop_app.gui.set_up.card import SetUpCard
from desktop_app.gui.today.first_steps import ASKED_FOR, FirstStepsCard
from desktop_app.gui.today.kinds_card import KindsCard
from desktop_app.gui.today.payout_card import PayoutCard
from desktop_app.gui.today.queue_card import QueueCard
from desktop_app.gui.today.readings_notice import ReadingsNotice
from desktop_app.gui.today.side_column import SideColumn
from desktop_app.services.listing import Found
from desktop_app.services.today import first_screen, queue
from desktop_app.services.today.first_screen import Today
from desktop_app.services.today.queue import Chosen
from desktop_app.services.today.set_up import Task
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.documents.forms.checks import FormProblem


class TodayPage(Page):
    """The queue of what waits, what there is of each kind, and the period's payout."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Today"))
        self.top.addWidget(label(wording.day(context.desk.today()), "quiet"))
        self._chosen: Chosen | None = None
        self._has_come = False
        self._narrowing = Reading(context, self)
        self._shown: Today | None = None
        self._year_to_confirm: int | None = None
        self._calendar_is_listed = False
        self.top.addWidget(button(_("Count a deadline…"), self._count_a_deadline, icon="calendar"))
        self.calendar_notice = self._calendar_notice()
        self.column.addWidget(self.calendar_notice)
        self.forms_notice = self._forms_notice()
        self.column.addWidget(self.forms_notice)
        self.set_up = SetUpCard(context)
        self.set_up.listed.connect(self._leave_to_set_up)
        self.column.addWidget(self.set_up)
        self.readings_notice = ReadingsNotice(context)
        self.column.addWidget(self.readings_notice)
        self.first_steps = FirstStepsCard(context)
        self.first_steps.hide()
        self.column.addWidget(self.first_steps)
        self.body = QWidget()
        row = Row(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.queue = QueueCard(context)
        row.addWidget(self.queue, 7)
        self.kinds, self.payout = KindsCard(context), PayoutCard(context)
        self.kinds.chosen.connect(self._narrow)
        self.drafts = DraftsCard(context)
        row.addWidget(SideColumn((self.kinds, self.drafts, self.payout)), 3)
        self.body.hide()
        self.column.addWidget(self.body, 1)

    # The parts

    def _calendar_notice(self) -> Banner:
        made = Banner()
        made.extras.addWidget(
            button(_("Open the calendar"), lambda: self.context.go(places.CALENDAR))
        )
        return made

    def _forms_notice(self) -> Banner:
        made = Banner()
        made.extras.addWidget(button(_("Open forms"), lambda: self.context.go(places.FORMS)))
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._has_come = not event.spontaneous()

    # What they show

    def refresh(self) -> None:
        """An office with nothing on file is shown the first steps instead."""
        self._look_at_forms()
        self.set_up.refresh()
        desk, chosen = self.context.desk, self._chosen
        selected = self.queue.table.selected_id() or 0
        self.reading.ask(
            lambda: first_screen.read(desk, chosen, selected),
            lambda found: self._show(found, chosen),
        )

    def _show(self, found: Today, asked: Chosen | None) -> None:
        self.body.show()
        self._year_to_confirm = found.year_to_confirm
        self._show_calendar_notice()
        self.readings_notice.tell(is_news=found.reads_otherwise)
        is_new = found.first_steps is not None
        self.first_steps.setVisible(is_new)
        self.set_up.leave_out(ASKED_FOR if is_new else ())
        for card in (self.queue, self.payout, self.kinds):
            card.setHidden(is_new and not found.queue.entries)
        self.drafts.show_drafts(found.drafts)
        if found.first_steps is not None:
            self.first_steps.show_steps(found.first_steps)
        self.payout.show_state(found.payout)
        self._shown = found
        if asked == self._chosen:
            self._show_listed(found.chosen, found.listed)

    def _show_listed(self, chosen: Chosen, listed: Found[queue.Row]) -> None:
        found = self._shown
        if found is not None:
            self.kinds.show_counts(found, chosen)
            self.queue.show_queue(found.queue, chosen, listed, found.renewal)
            self._begin_at_queue()

    def _begin_at_queue(self) -> None:
        """Whoever came here by the sidebar goes on in the queue; a search that was begun stays."""
        focused: QWidget | None = self.window().focusWidget()
        if self._has_come and not isinstance(focused, QLineEdit):
            self.queue.table.setFocus()
        self._has_come = False

    def _leave_to_set_up(self, tasks: tuple[Task, ...]) -> None:
        """Nothing is asked for twice on one page."""
        self._calendar_is_listed = Task.CALENDAR in tasks
        self._show_calendar_notice()

    def _show_calendar_notice(self) -> None:
        year = None if self._calendar_is_listed else self._year_to_confirm
        words = _("The days off of {year} are not confirmed yet: deadlines need them.")
        self.calendar_notice.say("info", "" if year is None else words.format(year=year))

    def _look_at_forms(self) -> None:
        """Off the GUI thread: the office's folder may be far away."""
        from desktop_app.documents import office_folder

        if office_folder.path() is not None:
            show = self.while_here(self._show_forms_notice)
            self.context.act(_forms_not_used, show, changes=False)

    def _show_forms_notice(self, problems: "list[FormProblem]") -> None:
        """One quiet line, however much is wrong: Settings tell the rest."""
        if not problems:
            self.forms_notice.say("warn", "")
            return
        from desktop_app.gui.forms.words import problem_of_file

        said = _("Problems: {count}").format(count=len(problems))
        if len(problems) == 1:
            said = problem_of_file(problems[0])
        words = _("The program's words are printed instead of the office's. {what}")
        self.forms_notice.say("warn", words.format(what=said))

    def _count_a_deadline(self) -> None:
        from desktop_app.gui.law_values.deadline_calculator import TermDialog

        TermDialog(self, self.context).open()

    def _narrow(self, chosen: Chosen) -> None:
        """List another part of the queue as it was read; the rest of the page stays."""
        self._chosen = chosen
        desk, found = self.context.desk, self._shown
        if found is not None:
            self._narrowing.ask(
                lambda: found.queue.find(desk, chosen),
                lambda listed: self._narrowed(found, chosen, listed),
            )

    def _narrowed(self, found: Today, chosen: Chosen, listed: Found[queue.Row]) -> None:
        if (found, chosen) == (self._shown, self._chosen):
            self._show_listed(chosen, listed)


def _forms_not_used() -> "list[FormProblem]":
    """Imported where it is read, off the GUI thread: the page is shown without."""
    from desktop_app.services.forms import own_forms

    return own_forms.not_used()
