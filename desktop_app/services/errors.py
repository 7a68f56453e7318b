"""What can go wrong, told apart: the user's slip, known trouble, and (all else) a bug."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop_app.law.steps import N_, Step, Value
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.likeness import Alike, RecordAlike
from desktop_app.records.who_it_is import Asked


@dataclass(frozen=True)
class Slip:
    """A slip at one field: what is wrong and what to do, as a source text with values."""

    field: str
    label: str
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    @property
    def step(self) -> Step:
        return Step(self.label, "", self.values)


@dataclass(frozen=True)
class Doubt(Slip):
    """Something unusual that may be right: somebody looks at it and says so before it is kept.

    ``value`` is what stands there, ``tick`` what they say, ``told`` what the history then says.
    """

    value: str = ""
    tick: str = N_("So it stands in the document")
    told: str = N_("Confirmed as it stands in the document: {value}")

    @property
    def confirmed(self) -> Confirmed:
        """What answers it."""
        return Confirmed(self.field, self.value)


class EntryError(Exception):
    """The entry can't be taken as it is; nothing was saved."""

    def __init__(self, *slips: Slip) -> None:
        super().__init__(", ".join(slip.field for slip in slips))
        self.slips = slips


class Question(EntryError):
    """Somebody must say who it is before anything is saved: both sides, to be answered.

    Whoever can't answer, as a command, tells the slips.
    """

    def __init__(
        self, asked: tuple[Asked, ...], *slips: Slip, alike: tuple[Alike, ...] = ()
    ) -> None:
        """``asked`` differ from their card; ``alike`` are on file under another IIN, perhaps."""
        super().__init__(*slips)
        self.asked, self.alike = asked, alike


class PerhapsOnFile(EntryError):
    """A school or a complaint may be on file already: somebody must say so before it is saved."""

    def __init__(self, alike: tuple[RecordAlike, ...], *slips: Slip) -> None:
        super().__init__(*slips)
        self.alike = alike


def with_unread(unread: Iterable[Slip], found: EntryError | None) -> EntryError:
    """What can't be read, and all else that is wrong, in one wave: of one field the first."""
    unread = tuple(unread)
    if found is None:
        return EntryError(*unread)
    fields = {slip.field for slip in unread}
    if any(field.startswith("certificate.") for field in fields):
        fields.add("certificate")
    slips = (*unread, *(slip for slip in found.slips if slip.field not in fields))
    if isinstance(found, Question):
        return Question(found.asked, *slips, alike=found.alike)
    return EntryError(*slips)


class Trouble(Exception):
    """Known trouble: what happened, what was saved, what to do. Carries no personal data."""

    def __init__(self, label: str, **values: Value) -> None:
        super().__init__(label)
        self.step = Step(label, "", values)

    @classmethod
    def of(cls, step: Step) -> "Trouble":
        """What a step says already."""
        return cls(step.label, **step.values)


# Long work, which somebody may stop

Progress = Callable[[int, int], None]
"""Told how much is done, of how much. Whoever wants no more raises `Stopped` out of it, and the
work is left as any trouble leaves it: nothing is saved, and no file is half there."""


class Stopped(Trouble):
    """Somebody who waited wants no more."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was saved."))


def nobody(_done: int, _count: int) -> None:
    """Where nobody waits to be told."""


_WHOLE = 1_000


def share(progress: Progress, first: float, last: float) -> Progress:
    """The progress of one part of the work, which goes from one share of the whole to another."""

    def told(done: int, count: int) -> None:
        part = done / count if count else 1.0
        progress(int((first + (last - first) * part) * _WHOLE), _WHOLE)

    return told
