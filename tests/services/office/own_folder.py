"""An office that this PC may remember, and the user's own folder to remember it in."""

from pathlib import Path

from desktop_app.services.desk import Desk
from desktop_app.storage.office import details, identity

IDENTITY = "0123456789abcdef"


def give_identity(desk: Desk, identity_: str = IDENTITY, *, practice: bool = False) -> None:
    """``practice``: it is one to practise in, of which nothing can be lost."""
    kind = {details.PRACTICE: details.YES if practice else ""}
    with desk.database.begin() as connection:
        details.save_values(connection, {identity.KEY: identity_, **kind}, "", desk.now())


def remembered(folder: Path) -> str:
    return (folder / "offices" / f"{IDENTITY}.txt").read_text(encoding="utf-8")
