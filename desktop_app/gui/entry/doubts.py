"""Shows at the fields what is unusual in a family while the application is typed in."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from desktop_app.gui.context import Context
from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.people.family import Family
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import Relation
from desktop_app.services.people import doubts


class Doubts(QObject):
    """Looks again whenever something else stands in the form."""

    def __init__(self, context: Context, form: EntryForm) -> None:
        super().__init__(form)
        self.context, self.form = context, form
        self._family = Family(context, form.child, form.applicant, "applicant")
        form.changed.connect(self.look)

    def know(self, events: Iterable[RecordedEvent]) -> None:
        """What was recorded of the child whose IIN stands in the form."""
        self._family.know(events)
        self.look()

    def look(self) -> None:
        form = self.form
        relation = Relation(form.relation.value())
        self._family.look(form.applied_on.value() or self.context.desk.today(), relation)
        form.relation.ask(next(doubts.of_relation(form.applicant.entry(), relation), None))
