"""The screens that offices have, as one window has them: without the taskbar and its own title."""

from tests.screenshots.screen import Screen

SCREENS = {
    "100": Screen(1366, 700),
    "125": Screen(1366, 700, 1.25),
    "150": Screen(1366, 700, 1.5),
    "175": Screen(1920, 1012, 1.75),
    "200": Screen(1920, 1012, 2),
    "1024": Screen(1024, 700),
}
"""By how many per cent of their usual size things have there, or by how narrow it is."""
LOOKS = ("light", "dark")
