"""What this user's PC remembers: where the database is, the language, who works here.

The first window waits for this module: a line for each setting needs no parser to be imported.
"""

import os
from pathlib import Path
from typing import NamedTuple

from desktop_app import paths
from desktop_app.translation import LANGUAGES

DATABASE_ENDINGS = (".homeedu", ".sqlite")
"""Of a database in a file. The first is the program's own, which an installation gives to it."""


class Settings(NamedTuple):
    """``database`` is a path or a PostgreSQL URL; empty means the user's own folder.

    ``forms`` is the folder of the office's own forms, which several PCs may share; empty means one
    in the user's own folder, if there is one.

    How papers were printed last: ``printer`` by its name, ``duplex``, and ``copies`` of each kind
    of paper, such as ``order=2;award=1``. ``zoom`` is how papers are shown, ``envelope`` which
    size was used last.
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

    @classmethod
    def load(cls, file: Path | None = None) -> "Settings":
        """What was saved last; anything unreadable falls back to the usual values."""
        try:
            lines = (file or settings_file()).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return cls()
        stored = dict(line.split("=", 1) for line in lines if "=" in line)
        found = cls(**{name: stored[name] for name in cls._fields if name in stored})
        return found if found.language in LANGUAGES else found._replace(language="kk")

    def save(self, file: Path | None = None) -> None:
        """Write beside, then rename: never half a file."""
        target = file or settings_file()
        beside = target.with_suffix(".new")
        lines = (f"{name}={value}\n" for name, value in self._asdict().items())
        beside.write_text("".join(lines), encoding="utf-8")
        beside.replace(target)

    @property
    def database_place(self) -> str:
        return self.database or str(paths.user_data() / "office.sqlite")

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
