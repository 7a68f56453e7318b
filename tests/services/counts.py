"""How many wait of what the first screen counts, each asked for by itself."""

from desktop_app.services.awards import terminations
from desktop_app.services.debts import ledger
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.people import likeness_answers
from desktop_app.storage.post import approvals, deliveries


def pairs_alike(desk: Desk) -> int:
    with desk.reading() as connection:
        return likeness_answers.count_open(connection)


def terminations_due(desk: Desk) -> int:
    with desk.reading() as connection:
        return terminations.due_in(connection, law_data.in_force(connection), desk.today())


def instalments_overdue(desk: Desk) -> int:
    with desk.reading() as connection:
        return ledger.overdue_in(connection, law_data.in_force(connection), desk.today())


def undelivered(desk: Desk) -> int:
    with desk.reading() as connection:
        return deliveries.waiting_count(connection)


def in_the_tray(desk: Desk) -> int:
    with desk.reading() as connection:
        return approvals.count_waiting(connection)
