"""What many commands are given: a database to work on, days, files, and whose act it is."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from platform import node

from desktop_app import wording
from desktop_app.cli.grammar import SOURCE_TEXTS
from desktop_app.documents import office_folder
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import NOBODY, Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.office.beginning import is_practice
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.schema import open_database
from desktop_app.translation import _


def add_database(parser: ArgumentParser) -> None:
    words = _("a file or a postgresql:// address")
    parser.add_argument("--database", default="", metavar="PLACE", help=words)
    words = _("who works, in an office to practise in: {roles}")
    roles = ", ".join(Role)
    parser.add_argument(
        "--as", default="", dest="role", metavar="ROLE", help=words.format(roles=roles)
    )


def add_period(parser: ArgumentParser, count: str | None = None) -> None:
    words = _("a quarter or a school term, such as 2026Q1 or 2025T3")
    parser.add_argument("period", metavar="PERIOD", nargs=count, default="", help=words)


def add_out(parser: ArgumentParser) -> None:
    words = _("the file to write")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=words)


@contextmanager
def desk_of(options: Namespace) -> Iterator[Desk]:
    settings = Settings.load()
    office_folder.use(settings.forms_folder, must_exist=bool(settings.forms))
    place = options.database or settings.database_place
    database = open_database(place, must_exist=True)
    try:
        worker = _at_work(database, settings.worker, options.role)
        yield Desk(database, worker, pc=node(), warn=lambda step: _warn(options, step))
    finally:
        database.close()


def _at_work(database: Database, name: str, role: str) -> Worker:
    """Whoever works at this PC; in an office to practise in, the first one of a role."""
    with database.read() as connection:
        staff = office_staff.at_work(connection)
        if role and not is_practice(connection):
            raise Trouble(N_("Only in an office to practise in is anybody anybody."))
    found = [each for each in staff if (each.role == role if role else each.name == name)]
    if role and not found:
        label = N_("Nobody works here as “{role}”. There are: {roles}.")
        roles = ", ".join(sorted({each.role for each in staff}))
        raise Trouble(label, role=as_is(role), roles=as_is(roles))
    return found[0] if found else NOBODY


def _warn(options: Namespace, step: Step) -> None:
    print(wording.step(step, options.language), file=sys.stderr)


def on_paper(options: Namespace) -> str:
    """The language of what is written to a file."""
    return "ru" if options.language == SOURCE_TEXTS else str(options.language)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        label = N_("“{text}” is not a day. Write the year, month and day, such as 2026-01-20.")
        raise Trouble(label, text=as_is(text)) from None


def require_ending(path: Path, *endings: str) -> None:
    if path.suffix.lower() not in endings:
        label = N_("The name of the file must end in {ending}. Nothing was written.")
        raise Trouble(label, ending=as_is(" / ".join(endings)))
