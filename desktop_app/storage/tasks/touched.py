"""Whose tasks may be others after a unit of work: noticed where rows are written, as `changes`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from desktop_app.records.kinds import NoticeKind
from desktop_app.storage import tables as t
from desktop_app.storage.changes import Followed, Written
from desktop_app.storage.rows import at_once

LINKS: Mapping[Table, str] = {
    t.decisions: "child_id",
    t.amendments: "decision_id",
    t.events: "child_id",
    t.notices: "application_id",
    t.approvals: "application_id",
    t.payouts: "id",
    t.payout_lines: "decision_id",
    t.payout_answers: "line_id",
    t.debts: "child_id",
    t.debt_entries: "debt_id",
    t.debt_parts: "entry_id",
    t.debt_instalments: "entry_id",
}
"""The tables that tasks follow from, and by which column each row leads to its child."""

OF_THE_LAW = frozenset({t.mci_values, t.decision_profiles})
"""What everybody's tasks are reckoned by."""

LEAVES_ALONE: Mapping[str, str] = {
    "acts": "the history",
    "applications": "awards rest on decisions; who applied changes none of them",
    "calendar_days": "no task counts working days",
    "calendar_years": "no task counts working days",
    "certificates": "an award keeps its certificate among its facts",
    "comparisons": "which texts were compared with their acts",
    "complaints": "found by their own day",
    "deliveries": "how a paper went out",
    "documents": "what was handed in; an award keeps its facts",
    "drafts": "no record yet",
    "evidence": "an award keeps its facts",
    "given_numbers": "numbers",
    "hearings": "found by their own day",
    "import_rows": "what they brought in is in its own table",
    "imports": "what they brought in is in its own table",
    "key_slots": "keys",
    "known_slots": "keys",
    "likeness_answers": "who is who; what is moved is in its own table",
    "looks": "who looked",
    "merges": "who is who; what is moved is in its own table",
    "messages": "found by their own day",
    "office": "the office's own",
    "orders": "an award keeps its facts",
    "outside_numbers": "numbers",
    "payee_ends": "what it ends is amended",
    "payment_orders": "by which order it was paid, not whether",
    "payout_drafts": "nothing is paid by a draft",
    "payout_files": "in which file a sheet went out",
    "people": "names are read where they are shown; an award keeps its facts",
    "person_values": "who somebody was",
    "printings": "how a paper was printed",
    "providers": "schools",
    "register_numbers": "numbers",
    "requests": "found by their own day",
    "substitutions": "who stands in for whom",
    "task_law": "it is what follows",
    "task_marks": "it is what follows",
    "tasks": "it is what follows",
    "workers": "who works",
}
"""Tables that no task follows from, and why; every table is in one of the three, a test holds."""

_TELLING = frozenset({NoticeKind.TERMINATION, NoticeKind.CORRECTION, NoticeKind.REPAYMENT_DEMAND})
"""Papers by which something is told that waited to be."""


class Everybody(Exception):
    """A row was written that is everybody's, or of which nobody can say whose it is."""


def children(connection: Connection, found: Followed) -> set[int]:
    """Those whom a unit of work concerns. Raises Everybody."""
    if any(each.table in OF_THE_LAW for each in found.written):
        raise Everybody
    links: dict[Table, set[int]] = defaultdict(set)
    for table, values in _rows(connection, found):
        if LINKS[table] not in values:
            raise Everybody
        link = values[LINKS[table]]
        if link is not None and _matters(table, values):
            links[table].add(link)
    concerned: set[int] = set()
    for table, ids in links.items():
        way = _WAYS.get(LINKS[table])
        if way is None:
            concerned |= ids
            continue
        for some in at_once(sorted(ids)):
            concerned.update(connection.scalars(way.where(_REACHED[LINKS[table]].in_(some))))
    return concerned


def _rows(connection: Connection, found: Followed) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    """Every row that was written and leads to a child: as it was, and as it is now."""
    keys: dict[Table, dict[Any, Mapping[str, Any]]] = defaultdict(dict)
    for each in found.written:
        if each.table not in LINKS or _follows_from_others(each):
            continue
        if each.key is None and each.was is None and not each.many:
            raise Everybody
        yield from ((each.table, row) for row in each.rows)
        if each.key is not None and (each.was is None or each.table in _READ_AGAIN):
            keys[each.table].setdefault(each.key, each.was or {})
    for table, before in keys.items():
        for some in at_once(list(before)):
            now = select(table).where(table.c.id.in_(some))
            yield from ((table, dict(row._mapping)) for row in connection.execute(now))


def _follows_from_others(written: Written) -> bool:
    """Lines come with their payout and are changed by answers; a new payout has new lines."""
    if written.table is t.payouts:
        return written.is_new
    return written.table is t.payout_lines and not written.is_new


def _matters(table: Table, values: Mapping[str, Any]) -> bool:
    """Whether such a row can change what waits."""
    if table in (t.notices, t.approvals):
        return values["kind"] in _TELLING
    if table is t.payouts:
        return values["annulled_at"] is not None  # that it was taken out changes nothing
    if table is t.payout_answers:
        return not values["is_paid"]  # what was approved counts as paid before the bank says so
    return True


_READ_AGAIN = frozenset({t.payouts, *(table for table in LINKS if LINKS[table] == "child_id")})
"""Rows that may be another's, or annulled, by now."""

_OF_DECISION = select(t.decisions.c.child_id).distinct()
_OF_LINES = _OF_DECISION.join(t.payout_lines, t.payout_lines.c.decision_id == t.decisions.c.id)
_OF_DEBT = select(t.debts.c.child_id).distinct()
_WAYS: Mapping[str, Select[tuple[int]]] = {
    "decision_id": _OF_DECISION,
    "application_id": _OF_DECISION,
    "id": _OF_LINES,
    "line_id": _OF_LINES,
    "debt_id": _OF_DEBT,
    "entry_id": _OF_DEBT.join(t.debt_entries, t.debt_entries.c.debt_id == t.debts.c.id),
}
_REACHED: Mapping[str, Any] = {
    "decision_id": t.decisions.c.id,
    "application_id": t.decisions.c.application_id,
    "id": t.payout_lines.c.payout_id,
    "line_id": t.payout_lines.c.id,
    "debt_id": t.debts.c.id,
    "entry_id": t.debt_entries.c.id,
}
"""From what rows lead to, to the children."""
