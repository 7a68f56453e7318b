"""The commands for the database itself: its tables, and its upgrade to those of this version."""

from argparse import ArgumentParser, Namespace

from desktop_app import wording
from desktop_app.cli import logins
from desktop_app.cli.given import add_database, add_place
from desktop_app.cli.grammar import DONE, Command
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.services.office import upgrading
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.translation import _


def _place(options: Namespace) -> str:
    return str(options.database or Settings.load().database_place)


def _upgrade_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    words = _("a backup of the server's database was made")
    parser.add_argument("--backup-made", action="store_true", help=words)


def _upgrade(options: Namespace) -> int:
    place = _place(options)
    database = Database(place)
    database.close()
    if not database.is_file and not options.backup_made:
        raise Trouble.of(upgrading.backup_first(database.shown_name))
    opened = _upgraded(place, options)
    opened.close()
    if opened.upgraded is None:
        print(_("Nothing is to be done: the database is of this version."))
    else:
        print(wording.step(upgrading.told(opened.upgraded), options.language))
    return DONE


def _upgraded(place: str, options: Namespace) -> Database:
    """One that passwords open is opened with one; an office of before has none yet."""

    def progress(done: int, count: int) -> None:
        """Of many people it is told how far it is: it takes a while."""
        if done < count:
            print(wording.step(upgrading.how_far(done, count), options.language))

    if door_of(place).kind is Kind.PROTECTED:
        return logins.entered(place, options, upgrades=True, progress=progress).own.database
    return open_database(place, must_exist=True, upgrade=True, progress=progress)


UPGRADE = Command(
    "upgrade [--backup-made] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("bring the tables of an older database to this version"),
    _upgrade_arguments,
    _upgrade,
)


def _init(options: Namespace) -> int:
    database = open_database(_place(options))
    database.close()
    print(_("The database is ready: {name}").format(name=database.shown_name))
    return DONE


INIT = Command(
    "init [--database PLACE] [--language kk|ru]",
    N_("make the tables of a new office, in a new file or on an empty server"),
    add_place,
    _init,
)
