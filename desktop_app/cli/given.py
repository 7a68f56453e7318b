"""What many commands are given: a database to work on, days, files, and whose act it is."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app import wording
from desktop_app.cli import logins
from desktop_app.cli.grammar import SOURCE_TEXTS
from desktop_app.documents import office_folder
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.backups import places
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import protecting
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import doubts, server
from desktop_app.services.tasks import keeping
from desktop_app.settings import Settings
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import _


def add_place(parser: ArgumentParser) -> None:
    """A database alone, for what is done with it whoever works in it."""
    words = _("a file or a postgresql:// address")
    parser.add_argument("--database", default="", metavar="PLACE", help=words)


def add_database(parser: ArgumentParser) -> None:
    """A database, and who works in it: see `desk_of`."""
    add_place(parser)
    words = _("a file of two lines, your name and your password, that nobody else can read")
    parser.add_argument("--login", type=Path, metavar="FILE", help=words)
    roles = "|".join(Role)
    words = _("in an office to practise in: the role to act in")
    parser.add_argument("--as", dest="role", metavar=roles, help=words)


def add_period(parser: ArgumentParser, count: str | None = None) -> None:
    words = _(
        "a month, a quarter, a school term or a school year, such as 2026-01, 2026Q1, 2025T3 or "
        "2025Y"
    )
    parser.add_argument("period", metavar="PERIOD", nargs=count, default="", help=words)


def add_out(parser: ArgumentParser) -> None:
    words = _("the file to write")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=words)


@contextmanager
def desk_of(options: Namespace) -> Iterator[Desk]:
    """The desk of whoever gives their password, or, to practise, of anybody. Raises Trouble.

    What waits is reckoned after a command that has acted: no window may be open to do it.
    """
    acted = False

    def before_an_act(desk: Desk) -> None:
        nonlocal acted
        acted = True
        _require_no_doubt(options, desk)

    with session_of(options) as session:
        yield replace(session.desk, warn=lambda step: _warn(options, step), question=before_an_act)
        if acted:
            with suppress(DatabaseTrouble):  # the act is kept; whatever comes next reckons it
                keeping.catch_up(session.desk)


def _require_no_doubt(options: Namespace, desk: Desk) -> None:
    """Trouble before a command writes into an older state, or by a clock that may be wrong."""
    doubt = doubts.first(desk, places.known(desk))
    if doubt is not None:
        _warn(options, doubt.step)
        raise Trouble(
            N_("Open the office in the window first, and answer there. Nothing was saved.")
        )


@contextmanager
def session_of(options: Namespace) -> Iterator[Session]:
    """As `desk_of`, also with a password that is to be changed before all else."""
    server.require_no_password(options.database)
    settings = server.moved(Settings.load())
    office_folder.use(settings.forms_folder, must_exist=bool(settings.forms))
    session = logins.entered(options.database or settings.database_place, options)
    try:
        if session.key_change_is_due and session.desk.may(Act.CHANGE_KEY):
            _warn(options, Step(protecting.KEY_CHANGE_IS_DUE, ""))
        yield session
    finally:
        session.end()


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
