"""The colours of the program, in a light and in a dark room: chosen to be read, and measured.

Words stand out from whatever they stand on by 4.5 to 1, what can't be used now by 3 to 1, and so
do the ring around what has the focus and the edge of a field: `tests/gui/test_theme.py`.
"""

from typing import NamedTuple


class Colours(NamedTuple):
    """``ink`` to ``bad`` are of words, ``faint`` of what can't be used now; the rest is of grounds
    and lines. ``fill`` is the ground under white words."""

    is_dark: bool
    ink: str
    quiet: str
    accent: str
    good: str
    warn: str
    bad: str
    faint: str
    fill: str
    fill_hover: str
    fill_off: str
    fill_ring: str
    window: str
    base: str
    card: str
    stripe: str
    chosen: str
    side: str
    hover: str
    head: str
    button: str
    info_ground: str
    good_ground: str
    warn_ground: str
    bad_ground: str
    info_edge: str
    good_edge: str
    warn_edge: str
    bad_edge: str
    line: str
    thin_line: str
    edge: str
    pale: str
    visited: str


LIGHT = Colours(
    is_dark=False,
    ink="#1F2933",
    quiet="#5B6770",
    accent="#1F5FA8",
    good="#18743F",
    warn="#8F5400",
    bad="#B3261E",
    faint="#77818B",
    fill="#1F5FA8",
    fill_hover="#174C88",
    fill_off="#768799",
    fill_ring="#A8D0FF",
    window="#FFFFFF",
    base="#FFFFFF",
    card="#FFFFFF",
    stripe="#FAFBFC",
    chosen="#DCE7F4",
    side="#F3F5F8",
    hover="#E6EBF1",
    head="#F3F5F8",
    button="#F3F5F8",
    info_ground="#E8F0FA",
    good_ground="#E6F4EC",
    warn_ground="#FFF4E0",
    bad_ground="#FCEBEA",
    info_edge="#B9D0EB",
    good_edge="#B2DCC4",
    warn_edge="#F0D49C",
    bad_edge="#EFB8B4",
    line="#D5DBE1",
    thin_line="#E8ECF0",
    edge="#808C98",
    pale="#9DBCE0",
    visited="#6A3E9C",
)
DARK = Colours(
    is_dark=True,
    ink="#E8EBEF",
    quiet="#AEB8C2",
    accent="#82B6F5",
    good="#74CC97",
    warn="#E5B062",
    bad="#F5968E",
    faint="#858F99",
    fill="#2C6BB8",
    fill_hover="#3577C6",
    fill_off="#59636D",
    fill_ring="#E8EBEF",
    window="#1F2328",
    base="#191C20",
    card="#262B31",
    stripe="#1E2226",
    chosen="#28405E",
    side="#181B1F",
    hover="#2B323A",
    head="#2A3037",
    button="#30373F",
    info_ground="#1E3049",
    good_ground="#1B3526",
    warn_ground="#3A2F16",
    bad_ground="#432523",
    info_edge="#3A5B85",
    good_edge="#356A4C",
    warn_edge="#77602A",
    bad_edge="#87433F",
    line="#414A54",
    thin_line="#30363D",
    edge="#78838E",
    pale="#3E6797",
    visited="#C3A2F0",
)
