"""What this user's PC remembers: where the database is, the language, who works here.

The first window waits for this module: a line for each setting needs no parser to be imported.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app import paths
from desktop_app.disk.held import BRIEFLY, PATIENTLY, tried
from desktop_app.disk.plain_file import text_of
from desktop_app.disk.saving import written_beside
from desktop_app.translation import LANGUAGES

_FILE = "settings.txt"
_LONGEST = 2**20
"""Bytes; settings have some hundreds."""
_BETWEEN = "|"
"""Between two folders: no folder of Windows has it in its name."""
DATABASE_ENDINGS = (".homeedu", ".sqlite")
"""Of a database in a file. The first is the program's own, which an installation gives to it."""


class SettingsUnread(Exception):
    """There are settings, and nobody knows what they say: another database would be opened.

    ``because`` is what kept them from being read; None where they are empty or damaged.
    """

    def __init__(self, file: Path, because: OSError | None = None) -> None:
        super().__init__("settings can't be read")
        self.file, self.because = file, because


class Settings(NamedTuple):
    """``database`` is a path or a PostgreSQL URL; empty means the user's own folder.

    ``forms`` is the folder of the office's own forms, which several PCs may share; empty means one
    in the user's own folder, if there is one.

    How papers were printed last: ``printer`` by its name, ``duplex``, and ``copies`` of each kind
    of paper, such as ``order=2;award=1``. ``zoom`` is how papers are shown, ``blank`` how many
    millimetres of a blank bear the heading, ``envelope`` which size was used last.

    ``known`` is the place in the user's own folder once an office was opened there: what is
    remembered and is not there is looked for, and no new office takes its place.

    ``saved_in`` and ``read_from`` are the folders that files were saved in and read from last.
    ``agreed`` are the folders in a cloud or on a network that somebody agreed to save children's
    data in, and ``agreed_database`` is the database that somebody leaves in a cloud.

    ``look`` is light or dark, or as the system where it is empty; ``text`` the size of letters in
    per cent. ``columns`` is how tables were arranged, as `gui.fit.arrangements` writes it;
    ``tour`` is the step that the tour of the program was left at;
    ``filters`` is how lists were narrowed, as `gui.fit.kept_filters` writes it: no typed words.
    """

    database: str = ""
    language: str = "kk"
    worker: str = ""
    forms: str = ""
    printer: str = ""
    duplex: str = ""
    copies: str = ""
    zoom: str = ""
    blank: str = ""
    envelope: str = ""
    saved_in: str = ""
    read_from: str = ""
    agreed: str = ""
    agreed_database: str = ""
    known: str = ""
    look: str = ""
    text: str = ""
    columns: str = ""
    tour: str = ""
    filters: str = ""

    @classmethod
    def load(
        cls,
        file: Path | None = None,
        usual: "Settings | None" = None,
        *,
        pauses: Sequence[float] = PATIENTLY,
    ) -> "Settings":
        """What was saved last; what is usual where nothing was ever saved. Raises SettingsUnread.

        Another program may be reading the file just now: that is waited for.
        """
        where = Path(_FILE)
        try:
            where = file or settings_file()
            text = tried(lambda: text_of(where, _LONGEST), pauses=pauses)
        except FileNotFoundError:
            return usual or cls()
        except OSError as error:
            raise SettingsUnread(where, error) from error
        except ValueError as error:  # no text, or as long as no settings are
            raise SettingsUnread(where) from error
        stored = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
        known = {name: stored[name] for name in cls._fields if name in stored}
        if not known or "\0" in text:  # as a power cut leaves a file
            raise SettingsUnread(where)
        found = cls(**known)
        return found if found.language in LANGUAGES else found._replace(language="kk")

    def save(self, file: Path | None = None) -> None:
        """The file is the old one or the new one. Raises OSError."""
        lines = (f"{name}={value}\n" for name, value in self._asdict().items())
        with written_beside(file or settings_file(), pauses=BRIEFLY) as beside:
            beside.write("".join(lines).encode())

    def keep(self, changed: Mapping[str, str]) -> None:
        """What was chosen in one window, beside what others have kept since: those are its settings
        where there are none yet. Raises OSError, and SettingsUnread: nothing is written over then.
        """
        try:
            kept = Settings.load(usual=self, pauses=BRIEFLY)
        except SettingsUnread as unread:
            if unread.because is not None or "database" not in changed:
                raise
            kept = self  # damaged, and somebody has said what was lost with them
        kept.changed_by(changed).save()

    def changed_by(self, changed: Mapping[str, str]) -> "Settings":
        """With what was chosen in one window; folders that another one agreed to stay."""
        merged = self._replace(**changed)
        if "agreed" in changed:
            both = dict.fromkeys((*self.agreed_folders, *merged.agreed_folders))
            merged = merged._replace(agreed=_BETWEEN.join(map(str, both)))
        return merged

    @property
    def database_place(self) -> str:
        return self.database or str(paths.user_data() / "office.sqlite")

    @property
    def is_first_start(self) -> bool:
        """Whether no database was ever chosen or opened here."""
        return not self.database and self.known != self.database_place

    @property
    def text_size(self) -> int:
        """In per cent; as at first where nobody chose, or nobody knows what was."""
        is_size = self.text.isascii() and self.text.isdigit() and len(self.text) < 4
        return min(max(int(self.text), 80), 200) if is_size else 100

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
    return (
        has_path or path.suffix.casefold() in DATABASE_ENDINGS or ("." in word and _is_there(path))
    )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # such as of a name that is too long to be one
        return False


def settings_file() -> Path:
    return paths.user_data() / _FILE
