"""Every MCI that sums are counted with, and those that the office took back."""

from dataclasses import dataclass
from datetime import date

from desktop_app.law.in_force import Dated
from desktop_app.law.steps import Words, as_is
from desktop_app.records.mci import AddedMci
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.law_values import law_data
from desktop_app.storage.office import details as offices


@dataclass(frozen=True)
class MciRow:
    """An MCI in force, or one that the office took back; ``added`` is None for a shipped one."""

    first: date
    last: date | None
    tenge: int
    citation: Words
    added: AddedMci | None

    @property
    def is_annulled(self) -> bool:
        return self.added is not None and self.added.annulled_at is not None


def listed(desk: Desk) -> tuple[MciRow, ...]:
    """The latest first, then those that were annulled."""
    with desk.reading(Sight.OFFICE) as connection:
        values = law_data.in_force(connection).mci.values
        on_file = offices.mci_on_file(connection)
    standing = {each.first_day: each for each in on_file if each.annulled_at is None}
    annulled = [each for each in reversed(on_file) if each.annulled_at is not None]
    return (
        *(_in_force(dated, standing.get(dated.first)) for dated in reversed(values)),
        *(_annulled(each) for each in annulled),
    )


def _in_force(dated: Dated[int], added: AddedMci | None) -> MciRow:
    return MciRow(dated.first, dated.last, dated.value, dated.citation, added)


def _annulled(added: AddedMci) -> MciRow:
    return MciRow(added.first_day, None, added.tenge, as_is(added.citation), added)
