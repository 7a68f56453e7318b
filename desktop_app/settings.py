"""What this user's PC remembers: where the database is, the language, who works here.

The first window waits for this module: a line for each setting needs no parser to be imported.
"""

import os
from pathlib import Path
from typing import NamedTuple

from desktop_app import paths
from desktop_app.disk.held import BRIEFLY, tried
from desktop_app.disk.saving import put_in_place
from desktop_app.translation import LANGUAGES

_BETWEEN = "|"
"""Between two folders: no folder of Windows has it in its name."""
DATABASE_ENDINGS = (".homeedu", ".sqlite")
"""Of a database in a file. The first is the program's own, which an installation gives to it."""


class Settings(NamedTuple):
    """``database`` is a path or a PostgreSQL URL; empty means the user's own folder.

    ``forms`` is the folder of the office's own forms, which several PCs may share; empty means one
    in the user's own folder, if there is one.

    How papers were printed last: ``printer`` by its name, ``duplex``, and ``copies`` of each kind
    of paper, such as ``order=2;award=1``. ``zoom`` is how papers are shown, ``envelope`` which
    size was used last.

    ``saved_in`` and ``read_from`` are the folders that files were saved in and read from last.
    ``agreed`` are the folders in a cloud or on a network that somebody agreed to save children's
    data in, and ``agreed_database`` is the database that somebody leaves in a cloud.
    """

    database: str = ""
    language: str = "kk"
    worker: str = ""
    forms: str = ""
    printer: str = ""
    duplex: str = ""
    copies: str = ""
    zoom: str = ""
    envelope: str = ""
    saved_in: str = ""
    read_from: str = ""
    agreed: str = ""
    agreed_database: str = ""

    @classmethod
    def load(cls, file: Path | None = None) -> "Settings":
        """What was saved last; anything unreadable falls back to the usual values.

        Another program may be reading the file just now: without it a wrong database would be
        opened, so that is waited for.
        """
        where = file or settings_file()
        try:
            lines = tried(lambda: where.read_text(encoding="utf-8")).splitlines()
        except (OSError, UnicodeDecodeError):
            return cls()
        stored = dict(line.split("=", 1) for line in lines if "=" in line)
        found = cls(**{name: stored[name] for name in cls._fields if name in stored})
        return found if found.language in LANGUAGES else found._replace(language="kk")

    def save(self, file: Path | None = None) -> None:
        """Write beside, then rename: never half a file. Raises OSError."""
        target = file or settings_file()
        beside = target.with_suffix(".new")
        lines = (f"{name}={value}\n" for name, value in self._asdict().items())
        beside.write_text("".join(lines), encoding="utf-8")
        put_in_place(beside, target, pauses=BRIEFLY)

    @property
    def database_place(self) -> str:
        return self.database or str(paths.user_data() / "office.sqlite")

    @property
    def agreed_folders(self) -> tuple[Path, ...]:
        return tuple(map(Path, filter(None, self.agreed.split(_BETWEEN))))

    def agreed_with(self, folder: Path) -> str:
        """``agreed`` with one folder more."""
        return _BETWEEN.join(map(str, (*self.agreed_folders, folder)))

    @property
    def forms_folder(self) -> Path:
        return Path(self.forms) if self.forms else paths.user_data() / "forms"


def is_place(word: str) -> bool:
    """Whether a word of the command line is a database: a path, an address or a file's name.

    A file that is named like a command is given with its path.
    """
    if word.startswith("-"):
        return False
    path = Path(word)
    has_path = "/" in word or os.sep in word
    return has_path or path.suffix.casefold() in DATABASE_ENDINGS or ("." in word and path.exists())


def settings_file() -> Path:
    return paths.user_data() / "settings.txt"
