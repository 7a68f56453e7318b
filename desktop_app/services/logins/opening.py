"""An office is opened: its forms, and then the door of a real one, or a desk to practise at."""

import platform

from desktop_app.documents import office_folder
from desktop_app.events import log
from desktop_app.services.logins import entering
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.services.logins.sessions import Session
from desktop_app.settings import Settings
from desktop_app.storage.schema import open_database


def open_office(place: str, settings: Settings, *, begins: bool, upgrades: bool) -> Session | Door:
    """The session of whoever practises; of a real office the door, which asks who comes in.

    ``begins``: where there is none, one may begin. An older file to practise in is upgraded as it
    is opened, for this PC alone works on it; a server only where somebody ``upgrades`` it for all.
    Raises Trouble and DatabaseTrouble.
    """
    log.silence_libraries()
    office_folder.use(settings.forms_folder, must_exist=bool(settings.forms))
    door = door_of(place)
    if door.kind is Kind.UNPROTECTED and not door.is_file:
        # Of this version before its first steps: until then the others work on with theirs.
        open_database(place, must_exist=True, upgrade=upgrades).close()
        door = door_of(place)
    if door.kind in (Kind.NEW, Kind.SERVER_NEW) and not begins:
        open_database(place, must_exist=True).close()  # it says what is there instead
    if door.kind is not Kind.PRACTICE:
        return door
    chosen = next((each.id for each in door.workers if each.name == settings.worker), None)
    upgrades = upgrades or door.is_file
    return entering.enter_practice(door, chosen, pc=platform.node(), upgrades=upgrades)
