"""Two records of one person made into one: whatever refers to the one refers to the other then.

Rows are moved as they are and can be moved back exactly. What stays with the record that is gone,
and why, is listed; a test holds that every reference to a person is in one of the two lists.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, update

from desktop_app.records.merges import Merge
from desktop_app.records.people import Author, Person
from desktop_app.storage import tables as t
from desktop_app.storage.edits import change
from desktop_app.storage.rows import all_of, at_once, insert_row, only
from desktop_app.storage.standing import annul, standing

Moved = Mapping[str, Sequence[int]]
"""The ids of the rows that were moved, by table and column, such as ``applications.child_id``."""

LOOKED_AT = ("child", "person")

MOVES = (
    "people.merged_into",
    "payee_ends.person_id",
    "applications.child_id",
    "applications.applicant_id",
    "certificates.child_id",
    "decisions.child_id",
    "decisions.payee_id",
    "events.child_id",
    "hearings.child_id",
    "requests.child_id",
    "debts.child_id",
    "complaints.child_id",
    "messages.child_id",
    "messages.parent_id",
    "notices.child_id",
    "approvals.child_id",
    "acts.child_id",
    "looks.subject_id",
)

STAYS: Mapping[str, str] = {
    "person_values.person_id": "what the card of that record said before; the card stays as it was",
    "merges.kept_id": "which records were made into one, when and by whom",
    "merges.gone_id": "which records were made into one, when and by whom",
    "likeness_answers.one_id": "what was answered about the two records, as they were then",
    "likeness_answers.other_id": "what was answered about the two records, as they were then",
    "import_rows.record_id": "which rows a register brought in, whosever they are now",
    "tasks.child_id": "what waits follows from what is on file, and is reckoned anew",
    "people.iin": "stays found, and leads to the record that goes on",
    "complaints.iin": "as the complainant gave it; it leads to the record that goes on",
    "payout_lines.child_id": "as the sheet was approved; the award says whose the money is",
    "payout_lines.child_iin": "as it stood on the sheet that was approved",
    "payout_lines.payee_iin": "as it stood on the sheet that was approved",
    "drafts.content": "as it was typed; the IIN leads to the record that goes on",
}
"""What refers to a person and is not moved, and why."""


@dataclass(frozen=True)
class _Reference:
    table: Table
    column: str

    @property
    def name(self) -> str:
        return f"{self.table.name}.{self.column}"

    def is_of(self, person_id: int) -> ColumnElement[bool]:
        own = self.table.c[self.column] == person_id
        if self.table is t.looks:
            return and_(own, t.looks.c.subject.in_(LOOKED_AT))
        return own


def _references() -> Iterator[_Reference]:
    for each in MOVES:
        table, _dot, column = each.partition(".")
        yield _Reference(t.metadata.tables[table], column)


def move(connection: Connection, gone_id: int, kept_id: int) -> Moved:
    """Let everything of one record refer to the other; which rows they were."""
    moved: dict[str, list[int]] = {}
    for each in _references():
        rows = select(each.table.c.id).where(each.is_of(gone_id)).order_by(each.table.c.id)
        found = list(connection.scalars(rows))
        if found:
            _refer(connection, each, found, kept_id)
            moved[each.name] = found
    return moved


def move_back(connection: Connection, merge: Merge) -> None:
    """Every row that was moved refers to the record that was gone again, if it still does not."""
    for each in _references():
        _refer(connection, each, merge.rows.get(each.name, ()), merge.gone_id, merge.kept_id)


def _refer(
    connection: Connection,
    each: _Reference,
    rows: Sequence[int],
    person_id: int,
    but_only_of: int | None = None,
) -> None:
    for some in at_once(rows):
        statement = update(each.table).where(each.table.c.id.in_(some))
        if but_only_of is not None:
            statement = statement.where(each.table.c[each.column] == but_only_of)
        connection.execute(statement.values({each.column: person_id}))


def counted(connection: Connection, person_id: int) -> dict[str, int]:
    """How many rows of each kind refer to somebody; who did or saw what is not counted."""
    found = {}
    for each in _references():
        if each.table in (t.acts, t.looks):
            continue
        rows = connection.execute(select(each.table.c.id).where(each.is_of(person_id))).all()
        if rows:
            found[each.name] = len(rows)
    return found


def are_kin(connection: Connection, one_id: int, other_id: int) -> bool:
    """Whether one of them applied, or was asked, for the other: then they are two people."""
    pairs = [
        (t.applications.c.child_id, t.applications.c.applicant_id),
        (t.decisions.c.child_id, t.decisions.c.payee_id),
        (t.messages.c.child_id, t.messages.c.parent_id),
    ]
    return any(
        connection.execute(
            select(child).where(
                or_(
                    and_(child == one_id, parent == other_id),
                    and_(child == other_id, parent == one_id),
                )
            )
        ).first()
        for child, parent in pairs
    )


def hide(connection: Connection, gone: Person, kept_id: int, by: Author, when: datetime) -> None:
    """The record goes on in another one. ChangedMeanwhile where somebody changed it."""
    _go_on_in(connection, gone, kept_id, by, when)


def show(connection: Connection, gone: Person, by: Author, when: datetime) -> None:
    """The record stands for itself again."""
    _go_on_in(connection, gone, None, by, when)


def _go_on_in(
    connection: Connection, person: Person, into: int | None, by: Author, when: datetime
) -> None:
    values: dict[str, Any] = {"merged_into": into}
    change(connection, t.people, person.id, person.version, values, who=by.name, when=when)


def add(
    connection: Connection,
    kept_id: int,
    gone_id: int,
    moved: Moved,
    taken: Mapping[int, Sequence[str]],
    *,
    why: str,
    by: Author,
    when: datetime,
) -> int:
    """Keep what was made into one; ``taken`` are the months each award gave up, by its decision."""
    values = {
        "kept_id": kept_id,
        "gone_id": gone_id,
        "moved": {
            "rows": dict(moved),
            "taken": {str(decision): list(months) for decision, months in taken.items()},
            "sheet": newest_sheet(connection),
        },
        "why": why,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    return insert_row(connection, t.merges, values)


def take_back(connection: Connection, merge_id: int, by: Author, when: datetime, why: str) -> bool:
    """False where it was taken apart already."""
    return annul(connection, t.merges, merge_id, by.name, when, why)


def by_id(connection: Connection, merge_id: int) -> Merge:
    return only(Merge, connection, select(t.merges).where(t.merges.c.id == merge_id), "merge")


def of_person(connection: Connection, person_id: int) -> list[Merge]:
    """What was made into this record and still is, the newest first."""
    query = select(t.merges).where(t.merges.c.kept_id == person_id, standing(t.merges))
    return all_of(Merge, connection, query.order_by(t.merges.c.id.desc()))


def newest_sheet(connection: Connection) -> int:
    """The id of the last sheet that was approved and stands; 0 where there is none."""
    query = select(func.max(t.payouts.c.id)).where(t.payouts.c.annulled_at.is_(None))
    return int(connection.scalar(query) or 0)
