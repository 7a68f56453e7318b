"""Which styles of an ``.xlsx`` strike letters through, give a cell a colour or hide its number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from desktop_app.documents.workbooks.formats.marks import UNSEEN, WRITTEN, look_of
from desktop_app.documents.workbooks.formats.unseen import THINNEST_LETTER, hides, words_of


@dataclass(frozen=True)
class CellStyles:
    """By the numbers that cells name them with; ``looks`` without those that look plain.

    ``hiding`` are styles of conditions, by their numbers, that hide a cell or strike it through.
    """

    struck: frozenset[bytes] = frozenset()
    looks: Mapping[bytes, str] = field(default_factory=dict)
    hiding: frozenset[int] = frozenset()


def read(styles: ET.Element, theme: ET.Element | None) -> CellStyles:
    colours = _Colours(theme)
    fonts, fills = list(_of(styles, "fonts")), list(_of(styles, "fills"))
    formats = {
        each.attrib.get("numFmtId", ""): each.attrib.get("formatCode", "")
        for each in _of(styles, "numFmts")
    }
    struck, looks = set(), {}
    for number, xf in enumerate(_of(styles, "cellXfs")):
        font, fill = (_at(every, xf, name) for every, name in ((fonts, "font"), (fills, "fill")))
        if font is not None and is_struck(font):
            struck.add(str(number).encode())
        look = look_of(colours.of_fill(fill), colours.of_letters(font))
        code = formats.get(xf.attrib.get("numFmtId", ""), "0")
        if hides(code) or _is_tiny(font):
            look = UNSEEN
        elif not look and (words := words_of(code)):
            look = f"{WRITTEN}{words}"
        if look:
            looks[str(number).encode()] = look
    hiding = {number for number, dxf in enumerate(_of(styles, "dxfs")) if _may_hide(dxf, colours)}
    return CellStyles(frozenset(struck), looks, frozenset(hiding))


def _is_tiny(font: ET.Element | None) -> bool:
    sizes = (each.attrib.get("val", "") for each in _parts(font) if plain(each.tag) == "sz")
    return float(next(sizes, "") or THINNEST_LETTER) < THINNEST_LETTER


def _may_hide(style: ET.Element, colours: "_Colours") -> bool:
    """Of a condition's style, which is laid over the cell's own: letters as white as most cells."""
    parts = {plain(each.tag): each for each in style}
    font, form, fill = parts.get("font"), parts.get("numFmt"), parts.get("fill")
    if form is not None and hides(form.attrib.get("formatCode", "0")):
        return True
    if font is None:
        return False
    ground = colours.of_condition(fill)
    return is_struck(font) or look_of(ground, colours.of_letters(font)) == UNSEEN


def is_struck(element: ET.Element) -> bool:
    return any(
        plain(each.tag) == "strike" and each.attrib.get("val", "1") not in {"0", "false"}
        for each in element.iter()
    )


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def _of(styles: ET.Element, name: str) -> Iterator[ET.Element]:
    return (each for group in styles if plain(group.tag) == name for each in group)


def _parts(element: ET.Element | None) -> Iterable[ET.Element]:
    return element if element is not None else ()  # an element without parts counts as false


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
        for pattern in _parts(fill):
            if plain(pattern.tag) == "gradientFill":
                return "GRADIENT"
            if pattern.attrib.get("patternType", "none") != "none":
                found = [self._digits(each) for each in pattern if plain(each.tag) == "fgColor"]
                return found[0] if found else "PATTERN"
        return ""

    def of_condition(self, fill: ET.Element | None) -> str:
        """A condition's style keeps its colour behind the pattern, unlike a cell's own."""
        found = (
            each
            for pattern in _parts(fill)
            for name in ("bgColor", "fgColor")
            for each in pattern
            if plain(each.tag) == name
        )
        return next(map(self._digits, found), "")

    def of_letters(self, font: ET.Element | None) -> str:
        found = (each for each in _parts(font) if plain(each.tag) == "color")
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
