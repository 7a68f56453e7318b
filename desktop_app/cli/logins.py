"""Whose act a command is: asked for at the terminal, or read from a file of their own."""

import getpass
import os
import platform
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.disk import plain_file, terminal
from desktop_app.keys.slots import Slot
from desktop_app.law.steps import N_, as_is
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import entering, rings
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.services.logins.sessions import Session
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import _

_UNPROTECTED = N_(
    "Nobody has a password for this office yet. Open it in the window first: "
    "it asks who works there, and protects it."
)
_ONLY_IN_PRACTICE = N_("“--as” is for an office to practise in. This one asks for your password.")
_NOBODY_TO_ASK = N_(
    "The command needs your name and password, and there is no terminal to ask at. "
    "Give “--login FILE”."
)
_READ_BY_OTHERS = N_(
    "Others can read the file {file}, which has a password in it. "
    "Make it your own alone (chmod 600), then try again."
)
_OF_OTHERS = N_("The file {file} is not yours, so what it says is not taken for your login.")
_NOT_READ = N_("The file {file} can't be read. Look whether it is there, and whether it is yours.")
_NOT_TWO_LINES = N_("The file {file} does not have two lines: a name, and the password.")
_NOBODY_AS = N_("Nobody works here as “{role}”. There are: {roles}.")
_NOBODY = N_("Nobody named “{name}” has a password for this office. There are: {names}.")


def entered(
    place: str,
    options: Namespace,
    *,
    upgrades: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Session:
    """Whoever gives their password; to practise, anybody. Raises Trouble and EntryError."""
    door = door_of(place)
    if door.kind is Kind.PRACTICE:
        worker = _of_role(door, options.role)
        return entering.enter_practice(door, worker, pc=platform.node(), upgrades=upgrades)
    if door.kind is Kind.NO_KEYS:
        raise Trouble(rings.NOT_THERE)
    is_protected = door.kind in (Kind.PROTECTED, Kind.SERVER)
    if not is_protected:
        _require_whole(place)
    if options.role is not None:
        raise Trouble(_ONLY_IN_PRACTICE)
    if not is_protected:
        raise Trouble(_UNPROTECTED)
    worker, password = given(door.slots, options.login)
    pc = platform.node()
    return entering.enter(door, worker, password, pc=pc, upgrades=upgrades, progress=progress)


def given(slots: Sequence[Slot], login: Path | None) -> tuple[int, str]:
    """Whose of the slots it is and their password: of a file of theirs, or asked for.

    Raises Trouble.
    """
    name, password = _of_file(login) if login else _asked(slots)
    return _named(slots, name).worker, password


def _require_whole(place: str) -> None:
    """Whatever else keeps an office without passwords from being opened is told as what it is.

    Not that it is older: the window, which is to open it, upgrades it.
    """
    try:
        open_database(place, must_exist=True).close()
    except DatabaseTrouble as error:
        if error.kind != "older":
            raise


def _of_role(door: Door, role: str | None) -> int | None:
    """The first one of a role; without one it is left to whoever lets them in."""
    if role is None:
        return None
    found = [each.id for each in door.workers if each.role == role]
    if not found:
        roles = ", ".join(sorted({each.role for each in door.workers}))
        raise Trouble(_NOBODY_AS, role=as_is(role), roles=as_is(roles))
    return found[0]


def _named(slots: Sequence[Slot], name: str) -> Slot:
    found = [slot for slot in slots if slot.name == name]
    if not found:
        names = ", ".join(slot.name for slot in slots)
        raise Trouble(_NOBODY, name=as_is(name), names=as_is(names))
    return found[0]


def require_terminal() -> None:
    """Trouble where nobody could answer: a scheduled task must end, and not wait."""
    if not terminal.is_there():
        raise Trouble(_NOBODY_TO_ASK)


def _asked(slots: Sequence[Slot]) -> tuple[str, str]:
    """A name of the list, or its number there; then the password, which is not shown."""
    require_terminal()
    for number, slot in enumerate(slots, start=1):
        print(f"{number:3}  {slot.name}", file=sys.stderr)
    name = _chosen(ask(_("Your name, or its number: ")), slots)
    return name, ask_secret(_("Password: "))


def _chosen(answer: str, slots: Sequence[Slot]) -> str:
    answer = answer.strip()
    if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(slots):
        return slots[int(answer) - 1].name
    return answer


def ask(words: str) -> str:
    """What somebody types. What the command writes may go into a file: it is asked beside that."""
    print(words, end="", file=sys.stderr, flush=True)
    return _line(sys.stdin.readline())


def ask_secret(words: str) -> str:
    return _line(getpass.getpass(words, stream=None if os.name == "nt" else sys.stderr))


def _line(typed: str) -> str:
    return typed.removesuffix("\n").removesuffix("\r")


def _of_file(file: Path) -> tuple[str, str]:
    """The name and the password of a file that is its user's alone. Raises Trouble."""
    try:
        plain_file.size_of(file)  # a pipe would keep a task waiting for ever
        with file.open(encoding="utf-8-sig") as opened:
            _require_own(file, opened.fileno())
            lines = opened.read(4_096).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(_NOT_READ, file=as_is(file.name)) from error
    if len(lines) != 2 or not all(lines):
        raise Trouble(_NOT_TWO_LINES, file=as_is(file.name))
    return lines[0].strip(), lines[1]


def _require_own(file: Path, descriptor: int) -> None:
    """Trouble where others own or read it. Windows' own lists of rights say that in other words."""
    if os.name != "posix":
        return
    found = os.fstat(descriptor)
    if found.st_uid != os.getuid():
        raise Trouble(_OF_OTHERS, file=as_is(file.name))
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise Trouble(_READ_BY_OTHERS, file=as_is(file.name))
