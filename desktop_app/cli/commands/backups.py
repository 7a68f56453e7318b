"""The commands that make a proved backup and put one in the place of the database."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from desktop_app import wording
from desktop_app.cli import logins
from desktop_app.cli.given import add_database, desk_of
from desktop_app.cli.grammar import DONE, Command
from desktop_app.keys.slots import RECOVERY
from desktop_app.law.steps import N_
from desktop_app.records.backups import Backup
from desktop_app.services.backups import making, plan_words, planning, proving, restoring
from desktop_app.services.backups.words import ON_SERVER
from desktop_app.services.desk import local_now
from desktop_app.services.errors import Trouble
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.services.logins.entering import OtherKeys
from desktop_app.settings import Settings
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import _


def _backup_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    words = _("the folder to make it in; without it, the places that the program uses")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=words)


def _backup(options: Namespace) -> int:
    from desktop_app.records.backups import Occasion

    with desk_of(options) as desk:
        if options.to is None:
            backup = making.now(desk, Occasion.HAND)
        else:
            backup = making.elsewhere(desk, options.to)
        found = making.state_of(desk)
    print(backup.folder)
    told = _("Can be restored: cases {count}, {when}")
    print(told.format(count=backup.cases, when=wording.moment(backup.made_at)))
    if options.to is None and found.second_failed is not None:
        raise Trouble.of(found.second_failed.why)
    return DONE


BACKUP = Command(
    "backup [--to FOLDER] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("make a backup of the database and prove that it can be restored"),
    _backup_arguments,
    _backup,
)


def _restore_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=_("the folder of the backup"))
    words = _("why; without it is only told what would change")
    parser.add_argument("--reason", default="", metavar="TEXT", help=words)


_LOST = frozenset({"damaged", "not a database", "not there", "other tables"})
"""What keeps a database from ever being opened again as it is."""


def _restore(options: Namespace) -> int:
    """Without a reason nothing is restored: what would be lost is told first."""
    named = options.database or Settings.load().database_place
    if "://" in named:
        raise Trouble(ON_SERVER)
    backup, place = proving.backup_at(options.backup), Path(named)
    if _is_lost(place):
        kept = _restore_lost(place, backup, options)
    else:
        kept = _restore_over(place, backup, options)
    if not options.reason:
        print(_("Nothing was changed. To restore it, say why: --reason TEXT"))
        return DONE
    print(_("The backup was restored."))
    if kept is not None:
        print(_("The database that it replaced is kept as {file}.").format(file=kept.name))
    return DONE


def _is_lost(place: Path) -> bool:
    """Whether nobody can enter it: it is gone or damaged, or its keys are."""
    try:
        return door_of(place).kind in (Kind.NEW, Kind.NO_KEYS)
    except DatabaseTrouble as error:
        if error.kind not in _LOST:
            raise
        return True
    except Trouble:  # of its keys
        return True


def _restore_over(place: Path, backup: Backup, options: Namespace) -> Path | None:
    try:
        # Always by a password of its own keys: they become those of the office.
        with desk_of(options) as desk, proving.opened(backup, *_given(backup, options)) as opened:
            _tell(planning.plan(backup, opened, place, desk, desk.now()), options)
            if not options.reason:
                return None
            return restoring.restore(desk, backup, opened, options.reason)
    except (DatabaseTrouble, OtherKeys) as error:
        if isinstance(error, DatabaseTrouble) and error.kind not in _LOST:
            raise
        return _restore_lost(place, backup, options)


def _tell(plan: planning.Plan, options: Namespace) -> None:
    for step in plan_words.lines(plan):
        print(wording.step(step, options.language))


def _restore_lost(place: Path, backup: Backup, options: Namespace) -> Path | None:
    """The database can't be opened at all: the backup's own ring decides."""
    worker, password = _given(backup, options)
    with proving.opened(backup, worker, password) as opened:
        _tell(planning.plan(backup, opened, place, None, local_now()), options)
        if not options.reason:
            return None
        return restoring.restore_lost(place, backup, opened, worker, options.reason, local_now())


def _given(backup: Backup, options: Namespace) -> tuple[int, str]:
    """Who opens the backup, and their password of that day; the printed code is one of them."""
    slots = proving.who_opens(backup)
    if not slots:
        return RECOVERY, ""
    code = _("The printed recovery code")
    named = [replace(each, name=code) if each.worker == RECOVERY else each for each in slots]
    return logins.given(named, options.login)


RESTORE = Command(
    "restore BACKUP [--reason TEXT] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("say what restoring a backup would change and, with a reason, restore it"),
    _restore_arguments,
    _restore,
)
