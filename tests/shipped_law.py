"""The program's law data with something taken out, as a later version may ship them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.services.law_values import law_data, retention


class ShippedLaw:
    """A copy of `resources/law` that a test may change; the program reads it from then on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def without_document(self, *codes: str) -> None:
        """The services ask for these documents no more."""
        file = self.folder / "checklists.toml"
        tables = re.split(r"(?=^\[)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        gone = tuple(f'code = "{code}"' for code in codes)
        kept = [each for each in tables if not any(code in each for code in gone)]
        assert len(kept) < len(tables)
        file.write_text("".join(kept), encoding="utf-8")
        _forget()

    def without_decisions(self) -> None:
        (self.folder / "profiles.toml").write_text("profile = []\n", encoding="utf-8")
        _forget()

    def without_mci(self, *years: int) -> None:
        file = self.folder / "mci.toml"
        values = re.split(r"(?=^\[\[)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        gone = tuple(f"from = {year}-" for year in years)
        kept = [each for each in values if not any(day in each for day in gone)]
        assert len(kept) == len(values) - len(years)
        file.write_text("".join(kept), encoding="utf-8")
        _forget()

    def with_terms(self, text: str) -> None:
        """Terms of keeping records, in place of the none that ship."""
        (self.folder / "retention.toml").write_text(text, encoding="utf-8")
        _forget()


def _forget() -> None:
    for forget in (
        law_data.rules.cache_clear,
        law_data.award_papers.cache_clear,
        law_data.shipped_mci.cache_clear,
        law_data.shipped_profiles.cache_clear,
        retention.terms.cache_clear,
    ):
        forget()


@pytest.fixture
def shipped_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ShippedLaw]:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resource(), resources)
    with monkeypatch.context() as patch:
        patch.setattr(paths, "resource", lambda *parts: resources.joinpath(*parts))
        yield ShippedLaw(resources / "law")
    _forget()
