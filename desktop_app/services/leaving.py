"""Which folders take what is in them away from this PC, by a cloud or a network, and what of it."""

from pathlib import Path

from desktop_app import paths
from desktop_app.disk.names import wrong_in
from desktop_app.disk.network import is_network, is_removable
from desktop_app.disk.synchronised import ANOTHER, PERHAPS, service_of
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.services.file_words import of_name

ON_NETWORK = N_(
    "An SQLite database can't be used on a network share. "
    "Keep it on this PC, or use PostgreSQL for several PCs."
)


def where_it_goes(folder: Path) -> Step | None:
    """Whom a file in the folder reaches besides this PC; None: nobody."""
    service = service_of(folder)
    if service:
        label = N_("{service} copies what is in the folder {folder} to servers outside the office.")
        return Step(label, "", {"service": _named(service), "folder": as_is(folder)})
    if is_network(folder):
        label = N_("The folder {folder} is on another PC: whoever has access there can read it.")
        return Step(label, "", {"folder": as_is(folder)})
    if is_removable(folder):
        label = N_(
            "The folder {folder} is on a disk that is carried about, such as a USB stick: whoever "
            "has it can read the file."
        )
        return Step(label, "", {"folder": as_is(folder)})
    return None


def why_not_there(place: str) -> Step | None:
    """Why the database may not be at a place that somebody chooses; None where it may.

    One that lies in a cloud already can be opened, to work on and to be moved.
    """
    if "://" in place:
        return None
    path = Path(place)
    wrong = wrong_in(path)
    if wrong is not None:
        return of_name(wrong)
    if is_network(path):
        return Step(ON_NETWORK, "")
    service = service_of(path.parent)
    if service in ("", PERHAPS) or _is_there(path):
        return None
    label = N_(
        "{service} copies the folder {folder} to servers outside the office: that can damage a "
        "database, and children's data leave this PC. Choose a folder on its own disk, such as "
        "{own}."
    )
    return Step(label, "", _values(service, path))


def database_in_cloud(place: str) -> Step | None:
    """What is told of a database that a cloud copies; None where none does."""
    if "://" in place:
        return None
    path = Path(place)
    service = service_of(path.parent)
    if not service:
        return None
    label = N_(
        "The database lies in the folder {folder}, which {service} copies to servers outside the "
        "office: that can damage it, and children's data leave this PC. Close the program, move "
        "{file} to this PC's own disk, such as {own}, and choose it there."
    )
    return Step(label, "", _values(service, path))


def lost_with_the_profile(place: str) -> Step | None:
    """What is told of a database in the folders of a user whom Windows gives new ones each time."""
    path = Path(place)
    if "://" in place or not path.is_relative_to(Path.home()):
        return None
    label = N_(
        "Windows keeps the folders of this user only until they sign out, and the database in "
        "{folder} would be lost then. Before that, close the program, copy {file} to a folder "
        "outside {profile}, and choose it there. Ask whoever looks after this PC for a lasting "
        "profile."
    )
    values = {"folder": path.parent, "file": path.name, "profile": Path.home()}
    return Step(label, "", {name: as_is(value) for name, value in values.items()})


def _values(service: str, path: Path) -> dict[str, Value]:
    return {
        "service": _named(service),
        "folder": as_is(path.parent),
        "file": as_is(path.name),
        "own": as_is(paths.user_data()),
    }


def _named(service: str) -> Value:
    return N_("A cloud") if service in (ANOTHER, PERHAPS) else as_is(service)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
