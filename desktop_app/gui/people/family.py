"""Shows at the fields what is unusual in a family while it is typed in; nothing of it blocks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import Field
from desktop_app.gui.people.fields import PersonFields
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import Relation
from desktop_app.services.errors import Slip
from desktop_app.services.people import doubts


class Family:
    """A child, and who comes for it: an applicant, or the parent that a message is sent to."""

    def __init__(
        self, context: Context, child: PersonFields, other: PersonFields, who: str
    ) -> None:
        """``who`` is the prefix of the other one's fields."""
        self.context, self.child, self.other, self._who = context, child, other, who
        self._events: tuple[RecordedEvent, ...] = ()

    def know(self, events: Iterable[RecordedEvent]) -> None:
        """What was recorded of the child whose IIN is typed."""
        self._events = tuple(events)

    def look(self, on: date, relation: Relation | None = None) -> None:
        """Look again, whenever something else is typed."""
        fields = {
            **{f"child.{name}": field for name, field in self.child.fields.items()},
            **{f"{self._who}.{name}": field for name, field in self.other.fields.items()},
        }
        told: dict[Field, list[str]] = {field: [] for field in fields.values()}
        for slip in self._found(on, relation):
            field, words = _seen(fields, slip.field), self.context.words(slip.step)
            if field is not None and words != field.slip:
                told[field].append(words)
        for field, sentences in told.items():
            field.show_doubt(" ".join(sentences))

    def _found(self, on: date, relation: Relation | None) -> Iterator[Slip]:
        child, other = self.child.entry(), self.other.entry()
        yield from doubts.of_child(self._events, on)
        yield from doubts.of_family(child, other, relation, on, self._who)


def _seen(fields: Mapping[str, Field], name: str) -> Field | None:
    """Where it is told; at the IIN, of a field that is not asked."""
    field = fields.get(name)
    if field is not None and field.isHidden():
        field = fields.get(f"{name.partition('.')[0]}.iin")
    return field
