"""The password of the office's server: out of the address, into the system's own store."""

from collections.abc import Mapping

from desktop_app.disk import secrets
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.services.errors import Trouble
from desktop_app.settings import Settings
from desktop_app.storage.server import address
from desktop_app.storage.server.address import is_address
from desktop_app.storage.trouble import DatabaseTrouble

_NO_STORE = N_(
    "This PC has no store of passwords that the program can use, and the program keeps none "
    "itself: nothing was saved. Write the line {line} into the file {file}, the password in place "
    "of PASSWORD, let nobody but yourself read it, and give the address without a password: "
    "{address}"
)
_ON_COMMAND_LINE = N_(
    "A password does not belong on the command line: everybody at this PC reads it in the list of "
    "processes. Give the address without it, {address}; the program takes the password from the "
    "system's store, where the window puts it, or from the file {file}."
)
_WEAKER: Mapping[str, str] = {
    "disable": N_("TLS is off: everything goes over the network unencrypted, as the address says."),
    "allow": N_("TLS only where the server insists on it, as the address says."),
    "prefer": N_("TLS only where the server offers it, as the address says."),
    "require": N_("TLS without a check of whose server it is, as the address says."),
    "verify-ca": N_("TLS without a check of the server's name, as the address says."),
}


def settled(place: str, password: str = "") -> str:
    """The place as it is kept: a password in it, or one that was typed, is in the store now.

    Trouble where there is no store; DatabaseTrouble where the address can't be taken apart.
    """
    if not is_address(place):
        return place
    bare, written = address.taken_apart(place)
    found = password or written
    if found:
        try:
            secrets.keep(address.whose_password(address.parsed(bare)), found)
        except secrets.NoStore as error:
            raise Trouble(_NO_STORE, **_way_out(bare)) from error
    return bare


def moved(settings: Settings) -> Settings:
    """The same settings, which kept a password before and do not now. Trouble as `settled`."""
    place = settled(settings.database)
    if place == settings.database:
        return settings
    settings.keep({"database": place})
    return settings._replace(database=place)


def shown(place: str) -> str:
    """The place without a password; nothing of an address that can't be taken apart."""
    if not is_address(place):
        return place
    try:
        return address.taken_apart(place)[0]
    except DatabaseTrouble:
        return ""


def require_no_password(place: str) -> None:
    """Trouble where a password stands in a place that was given on a command line."""
    if not is_address(place):
        return
    bare, written = address.taken_apart(place)
    if written:
        raise Trouble(_ON_COMMAND_LINE, **_way_out(bare))


def weaker_tls(place: str) -> Step | None:
    """What the address asks for that is less safe than usual; None where it does not."""
    mode = address.weaker_mode(address.parsed(place)) if is_address(place) else ""
    return Step(_WEAKER[mode], "") if mode else None


def _way_out(bare: str) -> dict[str, Value]:
    url = address.parsed(bare)
    host = ",".join(address.hosts(url)) or "localhost"
    line = f"{host}:{url.port or address.USUAL_PORT}:*:{url.username or '*'}:PASSWORD"
    return {
        "line": as_is(line),
        "file": as_is(secrets.password_file()),
        "address": as_is(bare),
    }
