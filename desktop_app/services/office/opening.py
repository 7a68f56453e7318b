"""An office is opened: its forms, its database, and what must be asked before anybody works."""

import platform

from desktop_app.documents import office_folder
from desktop_app.events import log
from desktop_app.services.desk import Desk
from desktop_app.services.office import doubts
from desktop_app.services.office.beginning import prepare
from desktop_app.services.office.doubts import Question
from desktop_app.settings import Settings
from desktop_app.storage.schema import open_database


def open_office(
    place: str, settings: Settings, *, begins: bool, upgrades: bool
) -> tuple[Desk, Question | None]:
    """A desk in it; ``begins`` makes a new office where there is none. Raises DatabaseTrouble.

    An older file is upgraded as it is opened, for this PC alone works on it; a server only where
    somebody ``upgrades`` it for all.
    """
    log.silence_libraries()
    office_folder.use(settings.forms_folder, must_exist=bool(settings.forms))
    is_file = "://" not in place
    database = open_database(place, must_exist=not begins, upgrade=upgrades or is_file)
    desk = Desk(database, pc=platform.node())
    prepare(desk)
    return desk, doubts.first(desk)
