"""What this user's PC remembers: where the database is, the language, who works here."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Self

from desktop_app import paths
from desktop_app.translation import LANGUAGES


@dataclass(frozen=True)
class Settings:
    """``database`` is a path or a PostgreSQL URL; empty means the user's own folder."""

    database: str = ""
    language: str = "kk"
    worker: str = ""

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """What was saved last; anything unreadable falls back to the usual values."""
        try:
            stored = json.loads((file or settings_file()).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        known = {field.name for field in fields(cls)}
        found = cls(**{k: v for k, v in stored.items() if k in known and isinstance(v, str)})
        return found if found.language in LANGUAGES else replace(found, language="kk")

    def save(self, file: Path | None = None) -> None:
        """Write beside, then rename: never half a file."""
        target = file or settings_file()
        beside = target.with_suffix(".new")
        beside.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        beside.replace(target)

    @property
    def database_place(self) -> str:
        return self.database or str(paths.user_data() / "office.sqlite")


def settings_file() -> Path:
    return paths.user_data() / "settings.json"
