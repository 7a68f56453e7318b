"""Which styles of an ``.xlsx`` strike letters through, give a cell a colour or hide its number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from desktop_app.documents.workbooks.formats.marks import UNSEEN, look_of


@dataclass(frozen=True)
class CellStyles:
    """By the numbers that cells name them with; ``looks`` without those that look plain."""

    struck: frozenset[bytes] = frozenset()
    looks: Mapping[bytes, str] = field(default_factory=dict)


def read(styles: ET.Element, theme: ET.Element | None) -> CellStyles:
    colours = _Colours(theme)
    fonts, fills = list(_of(styles, "fonts")), list(_of(styles, "fills"))
    hiding = {
        each.attrib.get("numFmtId", "")
        for each in _of(styles, "numFmts")
        if _hides(each.attrib.get("formatCode", ""))
    }
    struck, looks = set(), {}
    for number, xf in enumerate(_of(styles, "cellXfs")):
        font, fill = (_at(every, xf, name) for every, name in ((fonts, "font"), (fills, "fill")))
        if font is not None and is_struck(font):
            struck.add(str(number).encode())
        look = look_of(colours.of_fill(fill), colours.of_letters(font))
        if xf.attrib.get("numFmtId", "") in hiding:
            look = UNSEEN
        if look:
            looks[str(number).encode()] = look
    return CellStyles(frozenset(struck), looks)


def _hides(code: str) -> bool:
    """Whether a number above nought is not to be seen: ``;;;``, or a text instead of it."""
    return not _SHOWS.search(_ASIDE.sub("", code.partition(";")[0]))


_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^]]*]')
"""What a format writes beside a number: texts, spaces, colours and conditions."""
_SHOWS = re.compile("[0#?@dmyhsbg]|general|основной|негізгі", re.IGNORECASE)


def is_struck(element: ET.Element) -> bool:
    return any(
        plain(each.tag) == "strike" and each.attrib.get("val", "1") not in {"0", "false"}
        for each in element.iter()
    )


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def _of(styles: ET.Element, name: str) -> Iterator[ET.Element]:
    return (each for group in styles if plain(group.tag) == name for each in group)


def _at(every: Sequence[ET.Element], xf: ET.Element, name: str) -> ET.Element | None:
    number = int(xf.attrib.get(f"{name}Id", 0))
    return every[number] if number < len(every) else None


class _Colours:
    """A colour as six digits, wherever the workbook takes it from; empty where it names none."""

    def __init__(self, theme: ET.Element | None) -> None:
        schemes = (
            each
            for each in (theme.iter() if theme is not None else ())
            if plain(each.tag) == "clrScheme"
        )
        scheme = [
            inside.attrib.get("lastClr") or inside.attrib.get("val", "")
            for colour in next(schemes, ())
            for inside in colour
        ]
        # White stands before black where a cell names them, and behind it in the theme.
        self._scheme = [*scheme[1::-1], *scheme[3:1:-1], *scheme[4:]]

    def of_fill(self, fill: ET.Element | None) -> str:
        for pattern in fill if fill is not None else ():
            if plain(pattern.tag) == "gradientFill":
                return "GRADIENT"
            if pattern.attrib.get("patternType", "none") != "none":
                found = [self._digits(each) for each in pattern if plain(each.tag) == "fgColor"]
                return found[0] if found else "PATTERN"
        return ""

    def of_letters(self, font: ET.Element | None) -> str:
        found = (each for each in (font if font is not None else ()) if plain(each.tag) == "color")
        return next(map(self._digits, found), "")

    def _digits(self, colour: ET.Element) -> str:
        get = colour.attrib.get
        if rgb := get("rgb"):
            return rgb[-6:]
        if theme := get("theme"):
            place = int(theme)
            known = self._scheme[place] if place < len(self._scheme) else f"THEME{place}"
            return _tinted(known, float(get("tint", "0")))
        if number := get("indexed"):
            from openpyxl.styles.colors import COLOR_INDEX

            return COLOR_INDEX[int(number)][-6:] if int(number) < len(COLOR_INDEX) else ""
        return ""


def _tinted(digits: str, tint: float) -> str:
    """Lighter or darker by a part of the way to white or black."""
    if len(digits) != len("RRGGBB") or not tint:
        return digits
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    shade = [part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts]
    return "".join(f"{round(part):02X}" for part in shade)
