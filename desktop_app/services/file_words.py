"""What an error of the system with a file means, in words: the same for windows and commands."""

from pathlib import Path

from desktop_app.disk.errors import Kind, kind_of
from desktop_app.disk.names import Wrong, WrongName, wrong_in
from desktop_app.law.steps import N_, Step, as_is

_WRITING = {
    Kind.HELD: N_(
        "{file} is busy: it is open in another program, such as Excel, an antivirus or a backup is "
        "looking at it, or it is write-protected. Close it there and try again, or choose another "
        "name. Nothing was changed."
    ),
    Kind.RIGHTS: N_(
        "{file} can't be written: you may not write to the folder {folder}. Choose another folder, "
        "or ask whoever looks after this PC for the right. Nothing was changed."
    ),
    Kind.MISSING: N_(
        "{file} can't be written: there is no folder {folder}. Choose another folder, or make this "
        "one first. Nothing was changed."
    ),
    Kind.BAD_NAME: N_("{file} can't be the name of a file. Choose another. Nothing was changed."),
    Kind.TOO_LONG: N_(
        "The path to {file} is too long. Choose a shorter name, or a folder nearer to the "
        "beginning of the disk. Nothing was changed."
    ),
    Kind.IS_FOLDER: N_(
        "{file} can't be written: it is a folder. Choose another name. Nothing was changed."
    ),
    Kind.READ_ONLY: N_(
        "{file} can't be written: the disk with the folder {folder} is write-protected. Choose "
        "another disk. Nothing was changed."
    ),
    Kind.FULL: N_("The disk is full: {file} was not saved. Free some space and save again."),
    Kind.FAILING: N_(
        "The disk could not write {file}, and is not full: it may be failing. Save on another "
        "disk, and have this one looked at. Nothing was changed."
    ),
    Kind.GONE: N_(
        "{file} can't be written: the disk or the PC with the folder {folder} can't be reached. "
        "Connect it again, or choose another folder. Nothing was changed."
    ),
    Kind.OTHER: N_("{file} can't be written there. Choose another folder. Nothing was changed."),
}

_READING = {
    Kind.HELD: N_(
        "{file} is busy: another program, such as Excel or an antivirus, lets nobody else read it. "
        "Close it there and try again."
    ),
    Kind.RIGHTS: N_(
        "{file} can't be read: you have no right to. Ask whoever gave it to you, or choose another."
    ),
    Kind.MISSING: N_("{file} can't be read: it is not there. Check the name and the folder."),
    Kind.IS_FOLDER: N_("{file} can't be read: it is a folder. Choose a file."),
    Kind.FAILING: N_(
        "{file} can't be read: the disk may be failing. Take the file from elsewhere, and have the "
        "disk looked at."
    ),
    Kind.GONE: N_(
        "{file} can't be read: the disk or the PC with the folder {folder} can't be reached. "
        "Connect it again."
    ),
    Kind.OTHER: N_("{file} can't be read. Is it there, and not open in another program?"),
}

_NAMES = {
    Wrong.CHARACTER: N_(
        "“{name}” can't be a name: the character {found} can't stand in it. Leave it out. "
        "Nothing was changed."
    ),
    Wrong.RESERVED: N_(
        "“{name}” can't be a name: Windows keeps the word {found} for itself. Choose another. "
        "Nothing was changed."
    ),
    Wrong.ENDING: N_(
        "“{name}” can't be a name: it ends with a dot or a space. Take it off. Nothing was changed."
    ),
    Wrong.LENGTH: N_(
        "“{name}” can't be a name: it is longer than 255 characters. Choose a shorter one. "
        "Nothing was changed."
    ),
    Wrong.EMPTY: N_("The file has no name. Choose one. Nothing was changed."),
}
_MOST_SHOWN = 60


def why_not_written(error: OSError, path: Path) -> Step:
    """What kept a file from being written, and what to do."""
    return _said(_WRITING, error, path)


def why_not_read(error: OSError, path: Path) -> Step:
    """What kept a file from being read, and what to do."""
    return _said(_READING, error, path)


def _said(words: dict[Kind, str], error: OSError, path: Path) -> Step:
    kind = kind_of(error)
    wrong = wrong_in(path) if kind in (Kind.BAD_NAME, Kind.TOO_LONG, Kind.MISSING) else None
    if wrong is not None:
        return of_name(wrong)
    if _is_folder(path):
        kind = Kind.IS_FOLDER  # Windows says only that it may not be opened
    elif words is _WRITING and kind is Kind.MISSING and _is_folder(path.parent):
        kind = Kind.OTHER
    label = words.get(kind, words[Kind.OTHER])
    return Step(label, "", {"file": as_is(path.name), "folder": as_is(path.parent)})


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # that it can't be seen is told already


def of_name(wrong: WrongName) -> Step:
    """Which character or word of a name can't be."""
    name = wrong.name if len(wrong.name) <= _MOST_SHOWN else f"{wrong.name[:_MOST_SHOWN]}…"
    found = wrong.found if wrong.found.isprintable() else f"U+{ord(wrong.found):04X}"
    return Step(_NAMES[wrong.wrong], "", {"name": as_is(name), "found": as_is(found)})
