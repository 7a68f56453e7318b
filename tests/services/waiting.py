"""What waits on the first screen, by kind."""

from desktop_app.services.desk import Desk
from desktop_app.services.today import first_screen
from desktop_app.services.today.queue import Chosen, Kind, Row


def listed(desk: Desk, chosen: Chosen) -> list[Row]:
    found = first_screen.read(desk, chosen).listed
    return [found.rows[key] for key in found.ids]


def waiting(desk: Desk, kind: Kind) -> list[Row]:
    return listed(desk, Chosen(kind))
