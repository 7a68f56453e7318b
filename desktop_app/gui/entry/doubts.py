"""Shows at the fields what is unusual in a family while it is typed in; nothing of it blocks."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from desktop_app.gui.context import Context
from desktop_app.gui.entry.form import EntryForm
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import Relation
from desktop_app.services.errors import Slip
from desktop_app.services.people import doubts

_AT = ("relation", "child.iin", "child.birth_date", "applicant.birth_date")


class Doubts(QObject):
    """Looks again whenever something else stands in the form."""

    def __init__(self, context: Context, form: EntryForm) -> None:
        super().__init__(form)
        self.context, self.form = context, form
        self._events: tuple[RecordedEvent, ...] = ()
        form.changed.connect(self.look)

    def know(self, events: Iterable[RecordedEvent]) -> None:
        """What was recorded of the child whose IIN stands in the form."""
        self._events = tuple(events)
        self.look()

    def look(self) -> None:
        told: dict[str, list[str]] = {name: [] for name in _AT}
        for slip in self._doubts():
            told[slip.field].append(self.context.words(slip.step))
        fields = self.form.all_fields()
        for name, words in told.items():
            if name in fields:  # an organisation has no birthday
                fields[name].show_doubt(" ".join(words))

    def _doubts(self) -> Iterable[Slip]:
        form = self.form
        on = form.applied_on.value() or self.context.desk.today()
        child, applicant = form.child.entry(), form.applicant.entry()
        yield from doubts.of_child(self._events, on)
        yield from doubts.of_family(child, applicant, Relation(form.relation.value()), on)
