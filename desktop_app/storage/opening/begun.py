"""What was begun with the files of a database, and is ended before anybody looks at them."""

from pathlib import Path

from desktop_app.disk import exchange
from desktop_app.storage.trouble import DatabaseTrouble


def end_it(file: Path) -> None:
    """Where a backup was taking its place when the program ended, it takes it now.

    Raises DatabaseTrouble. Whoever reads the keys alone has no database yet, and lets
    `keys.files.ring_of` do the same.
    """
    try:
        exchange.finish(file)
    except OSError as error:
        raise DatabaseTrouble("folder", because=error) from error
