"""Which database the window is to be on, and what this PC remembers of what is chosen in it."""

from collections.abc import Mapping

from desktop_app.settings import Settings, SettingsUnread


class Chosen:
    """One for the program, as the window is; whoever changes it opens the database anew."""

    def __init__(
        self,
        settings: Settings,
        *,
        given: str = "",
        saves: bool = True,
        unread: SettingsUnread | None = None,
        begins: bool = False,
    ) -> None:
        self.settings = settings
        self.given = given
        """A database that must be there; it is not remembered as the usual one."""
        self.unread = unread
        """Why nobody knows the settings of this PC: no database is opened until they are read, or
        somebody says which it is."""
        self._practice, self._before_practice = "", given
        self.begins = begins
        """Somebody wants a new office there: what is remembered must be there otherwise."""
        self.upgrades = False
        """Somebody has said that a server's database of before has a backup, and is changed."""
        self._saves = saves

    @property
    def place(self) -> str:
        """A path or a PostgreSQL URL."""
        return self.given or self.settings.database_place

    @property
    def is_on_server(self) -> bool:
        return "://" in self.place

    @property
    def is_known_file(self) -> bool:
        """Whether one can say which file it is."""
        return self.unread is None and not self.is_on_server

    @property
    def may_begin(self) -> bool:
        """Whether an office is made where nothing is."""
        return not self.given and (self.begins or self.settings.is_first_start)

    def change_to(self, place: str) -> None:
        """Somebody chose it in the window: it is the usual one once it is kept."""
        self.begins = self.unread is not None or place != self.place
        self.upgrades = False
        self.unread, self.given = None, ""

    def practise(self, place: str) -> None:
        """In an invented office, for this time: the usual one stays as it is."""
        self._practice, self._before_practice, self.given = place, self.given, place

    @property
    def is_practising(self) -> bool:
        return bool(self._practice) and self.given == self._practice

    @property
    def place_of_before(self) -> str:
        """What was open before somebody practised, or was to be opened."""
        return self._before_practice or self.settings.database_place

    def leave_practice(self) -> None:
        self.given, self._practice = self._before_practice, ""

    def begin_new(self) -> str:
        """Nothing is there, and an office is to be; its place, which is to be kept."""
        self.given, place = "", self.place
        self.begins = True
        return place

    def is_open(self) -> None:
        """What somebody wanted of it is done; who only practises wants it still."""
        if self.is_practising:
            return
        self.begins = self.upgrades = False

    def take_password_away(self) -> None:
        """Out of the settings of an earlier version; on a command line it is refused."""
        if not self.is_on_server:
            return
        from desktop_app.services.office import server

        if self.given or not self._saves:
            server.require_no_password(self.place)
        else:
            self.settings = server.moved(self.settings)

    def take(self, changed: Mapping[str, str]) -> None:
        """Until the program is closed."""
        self.settings = self.settings.changed_by(changed)

    def keep(self, changed: Mapping[str, str]) -> None:
        """On this PC, where other windows keep what is chosen in them.

        Raises OSError and SettingsUnread.
        """
        if self._saves:
            self.settings.keep(changed)
