"""What went wrong, in one sentence of the reader's language."""

from pathlib import Path

from desktop_app import paths, wording
from desktop_app.disk.errors import Kind, kind_of
from desktop_app.disk.long_paths import shown
from desktop_app.events import log as log_of_events
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.stored_words import UnknownWord, Unreadable
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.file_words import why_not_read, why_not_written
from desktop_app.services.law_values.holidays import not_known
from desktop_app.services.law_values.law_data import LawDataError
from desktop_app.services.leaving import ON_NETWORK
from desktop_app.settings import SettingsUnread
from desktop_app.storage.rows import NotOnFile
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import translator

_SERVER_WORDS = {
    "address": N_(
        "This is not the address of a database: give a file, or postgresql://user@server/name."
    ),
    "address password": N_(
        "The password can't stand in this address: it has one of the characters @ % / ? # in it, "
        "or stands among the options. Give the address without it, postgresql://user@server/name, "
        "and the password in its own field, or in the file .pgpass."
    ),
    "address port": N_(
        "What stands after the colon behind the server's name is not a port. Write a number there, "
        "such as postgresql://user@server:5432/name, or nothing. Where it is a part of the "
        "password, give the address without the password."
    ),
    "address sslmode": N_(
        "“{what}” is no sslmode in the address of the server. Leave it out: then the server's "
        "certificate is checked (verify-full). Weaker ones are verify-ca, require and disable."
    ),
    "address option": N_(
        "There is an option after the question mark of the server's address that PostgreSQL does "
        "not know or can't use. Check how it is spelt, such as sslmode or sslrootcert."
    ),
    "certificate unknown": N_(
        "The server's certificate is signed by nobody whom this PC trusts, or by itself: another "
        "server may have taken its place. Get the file of the root certificate from whoever looks "
        "after the server and name it in the address: ?sslrootcert=FILE."
    ),
    "certificate expired": N_(
        "The server's certificate has expired. Ask whoever looks after the server for a new one, "
        "and check the date of this PC."
    ),
    "certificate not yet": N_(
        "The server's certificate is not valid yet. Check the date of this PC, then ask whoever "
        "looks after the server."
    ),
    "certificate other host": N_(
        "The server's certificate is for another name than the one in the address. Write the name "
        "that the certificate has, or ask whoever looks after the server for one with this name."
    ),
    "root certificate": N_(
        "The file of the root certificate that the server is checked by is not there or can't be "
        "read. Copy it to this PC and name it in the address: ?sslrootcert=FILE."
    ),
    "no tls": N_(
        "The server does not speak TLS, so everything would go over the network unencrypted. Have "
        "it switched on at the server (ssl = on)."
    ),
    "pg_hba": N_(
        "The server does not let this PC, this user or this database in (its file pg_hba.conf), "
        "or not in this way, such as without TLS. Ask whoever looks after the server for a line "
        "“hostssl” with this user, this database and this PC's address."
    ),
}
"""What is wrong with a server's address, its certificate or its door, and what to do about it."""

_DATABASE_WORDS = {
    "busy": N_(
        "Somebody else is using the database, or a backup or an antivirus is. "
        "Nothing was saved: try again in a minute."
    ),
    "disk full": N_("The disk is full. Nothing was saved: free some space, try again."),
    "disk failing": N_(
        "The disk can't read or write, and is not full: it may be failing. Nothing was saved. "
        "Look whether it is connected, copy the database to another disk and have this one checked."
    ),
    "read only": N_("The database can't be written to. Ask for the right to change its file."),
    "text": N_(
        "The text holds characters that can't be kept, such as half of a sign or one that no "
        "keyboard has. Nothing was saved: type it anew."
    ),
    "damaged": N_(
        "The database is damaged. Keep its file as it is and take the newest backup, "
        "or call for help before working on."
    ),
    "not a database": N_("This file is not a database of this program. Choose another one."),
    "not ours": N_("This database belongs to another program. Choose another one."),
    "older": N_(
        "An older version of this program made this database, and nothing was changed in it: "
        "upgrade it first, with home-education upgrade."
    ),
    "upgraded meanwhile": N_(
        "The database was upgraded to a newer version of the program, such as from another PC. "
        "Nothing was saved. Close this window, update the program on this PC and open it again."
    ),
    "newer": N_("This database was made by a newer version of this program. Update the program."),
    "unreachable": N_("The database server can't be reached. Check the network and the address."),
    "lost": N_(
        "The connection to the database server broke off. "
        "Look whether the last act was saved before you repeat it."
    ),
    "refused": N_(
        "The database server does not let this user in. "
        "Check the user, the password and the database in the address."
    ),
    "no database": N_(
        "There is no database of this program under this name on the server. Check the address."
    ),
    "rights": N_(
        "The database server does not let this user change the database. "
        "Ask whoever looks after the server for the rights."
    ),
    "encoding": N_(
        "The database on the server can't keep Kazakh letters. "
        "Have it made again with the encoding UTF8."
    ),
    "network share": ON_NETWORK,
    "folder": N_("The database can't be opened in this folder. Choose a folder of your own."),
}


_NO_OWN_FOLDER = N_(
    "The program can't make the folder in which it keeps its settings: Windows names none, you "
    "have no right to it, or its disk is full. Ask whoever looks after this PC, then try again."
)

_OF_DISKS = {Kind.FULL: "disk full", Kind.FAILING: "disk failing"}
"""What an error of the system means wherever it comes from: it is never a bug."""


def message_of(error: BaseException, language: str) -> str | None:
    """What happened and what to do about it, or None for a bug."""
    language = _readable(language)
    return " ".join(wording.step(step, language) for step in steps_of(error)) or None


def is_of_database(error: Exception) -> bool:
    """Whether it is trouble with the database, whoever works with it."""
    return isinstance(error, DatabaseTrouble)


def is_outdated(error: BaseException) -> bool:
    """Whether this program is too old for the database that it has open."""
    return isinstance(error, DatabaseTrouble) and error.kind == "upgraded meanwhile"


def _readable(language: str) -> str:
    """The language, or the source texts where its catalogue is what is missing."""
    try:
        translator(language)
    except FileNotFoundError:
        return "en"
    return language


def steps_of(error: BaseException) -> tuple[Step, ...]:
    """The same as source texts with their values; nothing for a bug."""
    match error:
        case Trouble():
            return (error.step,)
        case EntryError():
            return tuple(slip.step for slip in error.slips)
        case DatabaseTrouble(kind="not there"):
            label = N_("There is no database “{file}” there. Check the name and the folder.")
            return (_plain(label, file=error.detail),)
        case DatabaseTrouble(kind="foreign log"):
            label = N_(
                "Beside the database lies {file}, which belongs to another state of it, such as "
                "where the database was put back from a copy. The two together would be wrong, so "
                "nothing was opened. If what was put back is to count, move {file} to another "
                "folder, keep it there and try again; otherwise take the newest backup."
            )
            return (_plain(label, file=error.detail),)
        case DatabaseTrouble(kind="counts differ"):
            label = N_(
                "After the upgrade there would be other rows or sums than before ({what}). "
                "Nothing was changed: work on with the version before, and call for help."
            )
            return (_plain(label, what=error.detail),)
        case DatabaseTrouble(kind="other tables"):
            label = N_(
                "The tables in this database are not those of this program ({what}). "
                "Nothing was changed: take the newest backup, or call for help before working on."
            )
            return (_plain(label, what=error.detail),)
        case DatabaseTrouble(kind="folder", because=OSError() as why) if why.filename:
            return (why_not_written(why, shown(Path(why.filename))),)
        case DatabaseTrouble() if error.kind in _SERVER_WORDS:
            return (_plain(_SERVER_WORDS[error.kind], what=error.detail),)
        case DatabaseTrouble():
            return (_plain(_DATABASE_WORDS[error.kind]),) if error.kind in _DATABASE_WORDS else ()
        case ChangedMeanwhile():
            label = N_(
                "{who} changed this at {when}. Nothing of yours was saved: look at it again."
            )
            return (_plain(label, who=error.who, when=wording.moment(error.when)),)
        case NotOnFile():
            label = N_("This is not on file any more. Nothing was saved: go back and look again.")
            return (_plain(label),)
        case UnknownWord():
            label = N_(
                "The database says “{word}” where this program knows no such thing. "
                "Nothing was saved: take the newest version of the program, and check the database."
            )
            return (_plain(label, word=error.word),)
        case Unreadable():
            return (_plain(_DATABASE_WORDS["damaged"]),)
        case NotInForceError():
            return _of_law(error)
        case LawDataError():
            label = N_("A file of law data is wrong ({what}). Install the program again.")
            return (_plain(label, what=str(error)),)
        case CalendarUnknownError():
            return (not_known(error.year),)
        case ValueError():
            return _of_papers(error)
        case SettingsUnread():
            return _of_settings(error)
        case paths.NoOwnFolder():
            return (_plain(_NO_OWN_FOLDER),)
        case FileNotFoundError() if _is_catalogue(error):
            return (_plain(N_("The program's own files are incomplete. Install it again.")),)
        case OSError() if kind_of(error) in _OF_DISKS:
            return (_plain(_DATABASE_WORDS[_OF_DISKS[kind_of(error)]]),)
        case _:
            return ()


def _of_settings(error: SettingsUnread) -> tuple[Step, ...]:
    """Without them another, empty database would be opened."""
    if isinstance(error.because, paths.NoOwnFolder):
        return steps_of(error.because)
    if error.because is not None:
        label = N_(
            "The settings of this PC say which database the office works on, and can't be read "
            "now. Nothing was changed in them."
        )
        return (_plain(label), why_not_read(error.because, error.file))
    label = N_(
        "The settings of this PC say which database the office works on, and their file {file} in "
        "the folder {folder} is empty or damaged, such as after a power cut. Choose the office's "
        "database again: a new file of settings is made then. Nothing was changed yet."
    )
    return (_plain(label, file=error.file.name, folder=str(error.file.parent)),)


def _of_law(error: NotInForceError) -> tuple[Step, ...]:
    """What of the law is not on file for a month."""
    from desktop_app.services.law_values.missing import not_in_force

    return (not_in_force(error).step,)


def _of_papers(error: ValueError) -> tuple[Step, ...]:
    """What keeps a paper from being printed."""
    from desktop_app.documents.forms.filling import FormError
    from desktop_app.documents.pdf.fonts import MissingGlyph

    match error:
        case MissingGlyph():
            label = N_("The character {character} can't be printed. Nothing was saved: retype it.")
            shown = f"“{error.character}” (U+{ord(error.character):04X})"
            return (_plain(label, character=shown),)
        case FormError():
            label = N_("The form {file} can't be used. Nothing was saved: set it right first.")
            return (_plain(label, file=str(error)),)
        case _:
            return ()


def _is_catalogue(error: FileNotFoundError) -> bool:
    """A translation is missing; a file of somebody's own is explained where it is used."""
    return str(error.filename).endswith(".mo")


def _plain(label: str, **values: str) -> Step:
    """Values that are data must not be looked up as source texts, so they are put in as Words."""
    return Step(label, "", {key: as_is(text) for key, text in values.items()})


def bug_message(error: BaseException, language: str) -> str:
    """Writes a bug down and says so in one line."""
    log = log_of_events.note_bug(error)
    words = translator(_readable(language)).gettext
    if log is None:
        return words(N_("An unexpected error in the program; it could not be written to a log."))
    return words(N_("An unexpected error in the program: details in {file}.")).format(file=log)
