"""How many statements a page makes to be shown, at two sizes of the office, and on which thread.

A page reads everything in one go: as much for one family as for many, and never on the thread that
draws the window. Each row of `STATEMENTS` is a page; a new page gets its row, and what it is opened
at is said in `_places`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from desktop_app.gui import places
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.messages import MessageEntry
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.messages import proactive
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.database import Database
from tests.builders import Clock, a_child, a_parent, home_education_entry, reimbursement_entry
from tests.plans import plans_of
from tests.services.acts import award, register
from tests.services.complaint_acts import a_complaint

STATEMENTS = {
    "today": 24,
    "applications": 3,
    "children": 8,
    "complaints": 3,
    "proactive": 3,
    "case to consider": 21,
    "case to decide": 30,
    "case awarded": 30,
    "child": 29,
    "child as known": 17,
    "complaint": 16,
    "entry": 4,
    "entry from the file": 14,
    "entry from a draft": 19,
}
"""The statements of each page, however many families are on file.

Each reading of families asks first for the role on file now. Whatever shows a child or a complaint
asks whether who works has looked at it lately, and puts the look down where they have not.
"""


GOES_THROUGH = {"children": {"people"}}
"""Pages that read a table from end to end, and which; see `tests.plans`.

The list of children reads the ids of all, for its order and its scroll bar.
"""


@dataclass(frozen=True)
class OneFamily:
    """What the pages are opened at."""

    child: int
    awarded: int
    undecided: int
    considered: int
    complaint: int
    draft: int


def _places(desk: Desk, of: OneFamily) -> dict[str, Place]:
    """Where each page of the table is."""
    return {
        "today": places.TODAY,
        "applications": places.APPLICATIONS,
        "children": places.CHILDREN,
        "complaints": places.COMPLAINTS,
        "proactive": places.PROACTIVE,
        "case to consider": places.case(of.considered),
        "case to decide": places.case(of.undecided),
        "case awarded": places.case(of.awarded),
        "child": places.child(of.child),
        "child as known": places.child_then(of.child, desk.today()),
        "complaint": places.complaint(of.complaint),
        "entry": places.entry(),
        "entry from the file": places.reimbursement_for(of.child),
        "entry from a draft": places.entry(of.draft),
    }


def _families(desk: Desk, head: Desk, school: int, many: int) -> OneFamily:
    """So many families with an award, an undecided and an open application, a complaint, a message
    and a draft each; the last of them."""
    found: list[OneFamily] = []
    for number in range(1, many + 1):
        awarded = award(head, reimbursement_entry(school, number))
        undecided = register(desk, reimbursement_entry(school, 100 + number))
        considered = register(desk, home_education_entry(school, 200 + number))
        complaint = complaints.register(
            desk,
            a_complaint(
                complainant=a_parent(number).full_name,
                received_on=desk.today(),
                application_id=awarded.id,
            ),
        ).complaint
        entry = MessageEntry(
            child=a_child(300 + number),
            parent=a_parent(300 + number),
            provider_id=school,
            phone="8 701 234 56 78",
            language=PaperLanguage.KAZAKH,
            sent_at=desk.now() - timedelta(hours=1),
        )
        proactive.send(desk, entry)
        typed = {"child": {"iin": a_child(number).iin}, "applicant": {"iin": a_parent(number).iin}}
        draft = drafts.add(desk, typed).id
        found.append(
            OneFamily(
                awarded.child_id, awarded.id, undecided.id, considered.id, complaint.id, draft
            )
        )
    return found[-1]


@contextmanager
def _listening(database: Database) -> Iterator[list[tuple[str, int]]]:
    """Each statement with the thread that it ran on."""
    heard: list[tuple[str, int]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith("BEGIN"):
            heard.append((statement, threading.get_ident()))

    event.listen(database.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(database.engine, "before_cursor_execute", hear)


@pytest.mark.parametrize("many", [3, 30])
def test_a_page_reads_as_much_for_one_family_as_for_many_and_never_on_the_gui_thread(
    window: MainWindow, desk: Desk, head: Desk, school: int, clock: Clock, many: int
) -> None:
    of = _families(desk, head, school, many)
    clock.move_to(date(2026, 11, 21))
    catch_up(desk)
    counted, on_gui_thread, scans = {}, [], {}
    for name, place in _places(desk, of).items():
        window.open(places.SETTINGS)  # what is left is kept before it is counted
        with _listening(desk.database) as heard, plans_of(desk.database.engine) as plans:
            window.open(place)
        if plans.scans:
            scans[name] = plans.scanned
        counted[name] = len(heard)
        on_gui_thread += [(name, sql) for sql, at in heard if at == threading.get_ident()]
    assert on_gui_thread == []
    assert counted == STATEMENTS
    assert scans == GOES_THROUGH
