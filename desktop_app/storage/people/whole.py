"""Everything on file about one person, table by table, as it is kept.

What the rows say of others is left out: of another person there is the name alone, and of what
many share, such as a payout, only its own lines. `LEFT_OUT` names the tables that tell nothing of
a single person, and why; a test holds that every table is in one of the two lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    String,
    Table,
    cast,
    false,
    or_,
    select,
)

from desktop_app.records.people import Person, full_name
from desktop_app.storage import tables as t
from desktop_app.storage.people.on_file import now

Cells = dict[str, Any]

LEFT_OUT: Mapping[str, str] = {
    "calendar_days": "the office's calendar",
    "calendar_years": "the office's calendar",
    "comparisons": "which texts were compared with their acts",
    "decision_profiles": "the maslikhat's decisions",
    "given_numbers": "numbers alone; they stand on the papers",
    "imports": "whole registers; the person's own lines are in import_rows",
    "key_slots": "the keys of workers",
    "known_slots": "the keys of workers",
    "likeness_answers": "which records are of two people, and not of one",
    "mci_values": "the MCI",
    "office": "the office's own details",
    "payment_orders": "orders that pay whole lists; what was paid is in payout_lines",
    "payout_files": "files of whole sheets; what was paid is in payout_lines",
    "payout_drafts": "checks of everybody who is paid; what was paid is in payout_lines",
    "providers": "schools; their names stand beside what refers to them",
    "register_numbers": "the last number of each register",
    "substitutions": "orders by which workers stand in for each other",
    "task_law": "the values of the law that tasks were reckoned by",
    "task_marks": "whose tasks are reckoned anew; they follow from the person's records",
    "tasks": "what waits for the office; it follows from the person's records",
    "workers": "those who work in the office; their names stand beside what they did",
}

_ALWAYS = frozenset({"search", "sort", "pdf", "words"})
"""What follows from the other columns, or is a file of its own."""


@dataclass
class Whole:
    """The person, and by table what is on file about them; ``papers`` are files by number."""

    person: Person
    tables: dict[str, list[Cells]] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict)

    @property
    def own(self) -> list[int]:
        """The ids of the person's records: those that were made part of this one, too."""
        return self.ids("people")

    @property
    def iins(self) -> list[str]:
        """Every number of theirs; none is empty."""
        return [row["iin"] for row in self.tables["people"] if row["iin"]]

    def ids(self, table: str) -> list[int]:
        return [row["id"] for row in self.tables.get(table, ())]


Which = Callable[[Whole, Any], ColumnElement[bool]]
Hidden = Callable[[Whole, Cells], frozenset[str]]


def _nothing(_whole: Whole, _row: Cells) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class _Part:
    """Which rows of a table are about the person, and what of a row is about others."""

    table: str
    which: Which
    hidden: Hidden = _nothing


def _of(column: str, table: str) -> Which:
    """Rows that refer to rows of another table which are about the person."""
    return lambda whole, c: c[column].in_(whole.ids(table))


def _any_of(**columns: str) -> Which:
    def which(whole: Whole, c: Any) -> ColumnElement[bool]:
        return or_(*(_of(column, table)(whole, c) for column, table in columns.items()))

    return which


def _of_a_case(whole: Whole, c: Any) -> ColumnElement[bool]:
    return or_(c.child_id.in_(whole.own), c.application_id.in_(whole.ids("applications")))


def _are_me(*columns: str) -> Which:
    return lambda whole, c: or_(*(c[column].in_(whole.own) for column in columns))


def _unless(column: str, *hidden: str) -> Hidden:
    """Hidden where the row's person of this column is another one."""
    return lambda whole, row: frozenset() if row[column] in whole.own else frozenset(hidden)


def _unless_mine(iin: str, *hidden: str) -> Hidden:
    return lambda whole, row: frozenset() if row[iin] in whole.iins else frozenset(hidden)


def _of_lines(whole: Whole, row: Cells) -> frozenset[str]:
    """The line's other half is another person's: their name stays, no number and no account."""
    hidden = [] if row["child_id"] in whole.own else ["child_iin"]
    hidden += [] if row["decision_id"] in _paid_to(whole) else ["payee_iin", "iban"]
    return frozenset(hidden)


def _lines(whole: Whole, c: Any) -> ColumnElement[bool]:
    return or_(c.child_id.in_(whole.own), c.decision_id.in_(_paid_to(whole)))


def _complaints(whole: Whole, c: Any) -> ColumnElement[bool]:
    mine = c.iin.in_(whole.iins)
    about = or_(c.child_id.in_(whole.own), c.application_id.in_(whole.ids("applications")))
    return or_(mine, about)


def _drafts(whole: Whole, c: Any) -> ColumnElement[bool]:
    """By each IIN, or by the document of who has none yet."""
    numbers = whole.iins or [whole.person.document_number]
    return or_(false(), *(_mine_in(c.content, each) for each in numbers if each))


def _mine_in(column: Column[Any], text: str) -> ColumnElement[bool]:
    return cast(column, String).contains(text, autoescape=True)


def _acts(whole: Whole, c: Any) -> ColumnElement[bool]:
    """Of the person, of their applications and complaints, and whatever changed their card."""
    cards = [f'"people {each}"' for each in whole.own]
    return or_(
        c.child_id.in_(whole.own),
        c.application_id.in_(whole.ids("applications")),
        c.complaint_id.in_(whole.ids("complaints")),
        *(_mine_in(side, card) for side in (c.before, c.after) for card in cards),
    )


def _looks(whole: Whole, c: Any) -> ColumnElement[bool]:
    """Who looked at the child, a complaint or an application of theirs."""
    seen = {"child": whole.own, "person": whole.own}
    seen |= {"complaint": whole.ids("complaints"), "application": whole.ids("applications")}
    return or_(*((c.subject == name) & c.subject_id.in_(ids) for name, ids in seen.items()))


def _import_rows(whole: Whole, c: Any) -> ColumnElement[bool]:
    found = [
        (c.table_name == name) & c.record_id.in_(whole.ids(name))
        for name in whole.tables
        if "id" in t.metadata.tables[name].c
    ]
    return or_(false(), *found)


_WHO = "payee_id"

PARTS = (
    _Part(
        "people", lambda whole, c: or_(c.id == whole.person.id, c.merged_into == whole.person.id)
    ),
    _Part("person_values", _are_me("person_id")),
    _Part("merges", _are_me("kept_id", "gone_id")),
    _Part("payee_ends", _are_me("person_id")),
    _Part("applications", _are_me("child_id", "applicant_id"), _unless("applicant_id", "iban")),
    _Part("documents", _of("application_id", "applications")),
    _Part("evidence", _of("application_id", "applications")),
    _Part("orders", _of("application_id", "applications")),
    _Part(
        "certificates",
        lambda whole, c: or_(
            c.child_id.in_(whole.own),
            c.id.in_([row["certificate_id"] for row in whole.tables["applications"]]),
        ),
    ),
    _Part("decisions", _are_me("child_id", _WHO), _unless(_WHO, "iban")),
    _Part(
        "amendments",
        _of("decision_id", "decisions"),
        lambda whole, row: (
            frozenset() if row["decision_id"] in _paid_to(whole) else frozenset({"iban"})
        ),
    ),
    _Part("events", _are_me("child_id")),
    _Part(
        "payout_lines",
        _lines,
        _of_lines,
    ),
    _Part(
        "payouts",
        lambda whole, c: c.id.in_([row["payout_id"] for row in whole.tables["payout_lines"]]),
        lambda _whole, _row: frozenset({"checks", "not_paid", "values", "fingerprint"}),
    ),
    _Part("payout_answers", _of("line_id", "payout_lines")),
    _Part("debts", _of("decision_id", "decisions")),
    _Part(
        "debt_entries",
        _of("debt_id", "debts"),
        lambda whole, row: (
            frozenset() if row["debt_id"] in _owed_by(whole) else frozenset({"document", "note"})
        ),
    ),
    _Part("debt_parts", _of("entry_id", "debt_entries")),
    _Part("debt_instalments", _of("entry_id", "debt_entries")),
    _Part("complaints", _complaints, _unless_mine("iin", "iin", "address", "phone")),
    _Part("messages", _are_me("child_id", "parent_id"), _unless("parent_id", "phone")),
    _Part(
        "notices",
        lambda whole, c: or_(
            c.child_id.in_(whole.own),
            c.application_id.in_(whole.ids("applications")),
            c.complaint_id.in_(whole.ids("complaints")),
        ),
        lambda whole, row: (
            frozenset() if row["recipient"] == whole.person.full_name else frozenset({"address"})
        ),
    ),
    _Part(
        "approvals",
        lambda whole, c: or_(
            c.child_id.in_(whole.own),
            c.application_id.in_(whole.ids("applications")),
            c.complaint_id.in_(whole.ids("complaints")),
        ),
        lambda _whole, _row: frozenset({"content"}),
    ),
    _Part("hearings", _of_a_case),
    _Part("requests", _of_a_case),
    _Part(
        "outside_numbers",
        _any_of(
            application_id="applications",
            complaint_id="complaints",
            notice_id="notices",
            request_id="requests",
        ),
    ),
    _Part("deliveries", _of("notice_id", "notices")),
    _Part("printings", _of("notice_id", "notices")),
    _Part(
        "drafts",
        _drafts,
        lambda _whole, _row: frozenset({"content"}),
    ),
    _Part("import_rows", _import_rows),
    _Part("looks", _looks),
    _Part("acts", _acts),
)
"""In an order in which each part rests on those before it."""


def _paid_to(whole: Whole) -> set[int]:
    rows = whole.tables["decisions"]
    return {row["id"] for row in rows if row[_WHO] in whole.own}


def _owed_by(whole: Whole) -> set[int]:
    paid = _paid_to(whole)
    return {row["id"] for row in whole.tables["debts"] if row["decision_id"] in paid}


def of_person(connection: Connection, person_id: int) -> Whole:
    """Raises NotOnFile where nobody has this id."""
    whole = Whole(now(connection, person_id))
    for part in PARTS:
        table = t.metadata.tables.get(part.table)
        if table is not None:
            whole.tables[part.table] = _rows(connection, whole, part, table)
    _cut_what_changed(whole)
    _name_others(connection, whole)
    papers = select(t.notices.c.number, t.notices.c.pdf)
    papers = papers.where(t.notices.c.id.in_(whole.ids("notices"))).order_by(t.notices.c.id)
    whole.papers = {row.number: bytes(row.pdf) for row in connection.execute(papers)}
    return whole


def _rows(connection: Connection, whole: Whole, part: _Part, table: Table) -> list[Cells]:
    columns = [column for column in table.c if column.name not in _ALWAYS]
    query = select(*columns).where(part.which(whole, table.c)).order_by(*table.primary_key.columns)
    found = [dict(row) for row in connection.execute(query).mappings()]
    return [
        {name: value for name, value in row.items() if name not in part.hidden(whole, row)}
        for row in found
    ]


def _cut_what_changed(whole: Whole) -> None:
    """The history keeps whole rows, others' too: those of the export stay, as far as they do."""
    kept = {
        f"{name} {row['id']}": row.keys()
        for name, rows in whole.tables.items()
        for row in rows
        if "id" in row
    }
    for act in whole.tables["acts"]:
        for side in ("before", "after"):
            act[side] = {
                what: {name: value for name, value in told.items() if name in kept[what]}
                for what, told in act[side].items()
                if what in kept and isinstance(told, dict)
            }


def _name_others(connection: Connection, whole: Whole) -> None:
    """In place of the ids of people their names, as ``child`` for ``child_id``; of schools too."""
    people = _names_of_people(connection, whole)
    every = connection.execute(select(t.providers))
    schools = {row.id: f"{row.name_kk} / {row.name_ru}" for row in every}
    for name, rows in whole.tables.items():
        for column in t.metadata.tables[name].c:
            names = next(
                (
                    found
                    for table, found in (("people", people), ("providers", schools))
                    if any(key.column.table.name == table for key in column.foreign_keys)
                ),
                None,
            )
            for row in rows if names is not None else ():
                row_id = row.pop(column.name, None)
                row[column.name.removesuffix("_id")] = (names or {}).get(row_id, "")


def _names_of_people(connection: Connection, whole: Whole) -> dict[int, str]:
    wanted = {
        row[column.name]
        for name, rows in whole.tables.items()
        for column in t.metadata.tables[name].c
        if any(key.column.table is t.people for key in column.foreign_keys)
        for row in rows
        if row.get(column.name) is not None
    }
    query = select(t.people).where(t.people.c.id.in_(sorted(wanted)))
    return {
        row.id: full_name(row.surname, row.given_name, row.patronymic)
        for row in connection.execute(query)
    }
