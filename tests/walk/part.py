"""What of the walk goes with the tests: a page of every kind, and dialogs from small to large."""

import shutil
import tempfile
from pathlib import Path

from tests.screenshots.office import Office, opened
from tests.screenshots.pictures import Camera
from tests.screenshots.walk_cases import cases
from tests.screenshots.walk_children import child_cards
from tests.screenshots.walk_complaints import complaint_dialogs
from tests.screenshots.walk_entries import entries_home
from tests.screenshots.walk_forecast import forecast_page
from tests.screenshots.walk_lists import lists
from tests.screenshots.walk_settings import settings


def photograph_part(demo: Path, camera: Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / demo.name
        shutil.copyfile(demo, copy)
        with opened(str(copy), camera.language) as app:
            office = Office(app, camera)
            for part in (lists, child_cards, cases, entries_home, forecast_page, settings):
                part(office)
            complaint_dialogs(office)
