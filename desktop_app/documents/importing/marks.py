"""What stands beside the values of a workbook: what is hidden or struck through, and notes.

The fast reader knows none of it. Read out of the bare parts of an ``.xlsx`` that the guard has let
in already.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from desktop_app.documents.importing import cell_styles, hidden_parts
from desktop_app.documents.importing.cell_styles import CellStyles, is_struck, plain
from desktop_app.documents.workbooks.formats.marks import (
    Looks,
    Marks,
    Place,
    add_look,
    put_note,
)
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.translation import N_

_UNREADABLE = N_(
    "This workbook can't be read. Open it in Excel, save it again as .xlsx and try once more."
)
_PIECE = 2**20


def read(path: Path) -> Mapping[str, Marks]:
    """By the names of the sheets. Raises RefusedWorkbook, OSError."""
    try:
        with ZipFile(path) as archive:
            return _of_archive(archive)
    except (BadZipFile, KeyError, ValueError, ET.ParseError) as error:
        raise RefusedWorkbook(_UNREADABLE) from error


def _of_archive(archive: ZipFile) -> Mapping[str, Marks]:
    targets = _targets(archive, "xl/workbook.xml")
    styles, struck_texts = _styles(archive), _struck_texts(archive)
    found: dict[str, Marks] = {}
    for sheet in _parsed(archive, "xl/workbook.xml").iter():
        if plain(sheet.tag) != "sheet":
            continue
        ids = [value for name, value in sheet.attrib.items() if plain(name) == "id"]
        part = targets.get(ids[0], ("", ""))[1] if ids else ""
        if part in archive.NameToInfo:
            found[sheet.attrib["name"]] = _of_sheet(archive, part, styles, struck_texts)
    return found


def _of_sheet(
    archive: ZipFile, part: str, styles: CellStyles, struck_texts: frozenset[bytes]
) -> Marks:
    hidden: set[int] = set()
    struck: set[Place] = set()
    looks: Looks = {}
    row = 0
    columns: frozenset[int] | None = None
    behind = b""
    styled = _styled({*styles.struck, *styles.looks})
    for text in _pieces(archive, part):
        if columns is None:
            columns = hidden_parts.hidden_columns(text.partition(b"<sheetData")[0])
        behind = text
        if b"strike" in text:
            struck |= {_place(cell[1].decode()) for cell in _STRUCK_INSIDE.finditer(text)}
        numbered = _NUMBERED.match(text, max(text.rfind(b"<row"), 0))
        may_hide = b"hidden=" in text or b"ht=" in text  # a plain look is ten times as fast
        if numbered is not None and not (may_hide and _HIDDEN.search(text)):
            row = int(numbered[1])  # only the last one is needed
        else:
            for tag in _ROW.finditer(text):
                number = _NUMBER.search(tag[0])
                row = int(number[1]) if number else row + 1
                if _HIDDEN.search(tag[0]):
                    hidden.add(row - 1)
        for cell in styled.finditer(text) if styled is not None else ():
            place = _place(cell[1].decode())
            if cell[2] in styles.struck:
                struck.add(place)
            if cell[2] in styles.looks:
                add_look(looks, place, styles.looks[cell[2]])
        if struck_texts:
            struck |= {
                _place(cell[1].decode())
                for cell in _SHARED.finditer(text)
                if cell[2] in struck_texts
            }
    return Marks(
        frozenset(hidden),
        frozenset(struck),
        _notes(archive, part),
        looks,
        columns or frozenset(),
        tuple(hidden_parts.may_hide(behind, styles.hiding)),
        tuple(_texts(archive, part)),
    )


def _styled(styles: Collection[bytes]) -> re.Pattern[bytes] | None:
    """Finds the cells of these styles alone: most cells of a sheet have another one."""
    if not styles:
        return None
    numbers = b"|".join(sorted(styles))
    return re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3}\d+)"[^<>]*?\bs="(' + numbers + rb')"')


_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb"""\b(?:hidden=["'](?:1|true)["']|ht=["'][0-2](?:\.\d*)?["'])""")
_NUMBERED = re.compile(rb'<row r="(\d+)"')
_STRUCK_INSIDE = re.compile(
    rb'<(?:\w+:)?c\b[^<>]{0,200}?\br="([A-Z]{1,3}\d+)"[^<>]{0,200}>'
    rb'(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?strike(?!\s+val="(?:0|false)")[\s/>]',
    re.DOTALL,
)
"""A text that is written into its cell, a part of it struck through."""
_SHARED = re.compile(
    rb'<(?:\w+:)?c\b(?=[^<>]*\bt="s")[^<>]*?\br="([A-Z]{1,3}\d+)"[^<>]*>\s*<(?:\w+:)?v>(\d+)<'
)


def _styles(archive: ZipFile) -> CellStyles:
    if "xl/styles.xml" not in archive.NameToInfo:
        return CellStyles()
    theme = "xl/theme/theme1.xml"
    colours = _parsed(archive, theme) if theme in archive.NameToInfo else None
    return cell_styles.read(_parsed(archive, "xl/styles.xml"), colours)


def _struck_texts(archive: ZipFile) -> frozenset[bytes]:
    """The numbers of texts that many cells share, a part of which is struck through."""
    if b"strike" not in _bytes(archive, "xl/sharedStrings.xml"):
        return frozenset()
    root = _parsed(archive, "xl/sharedStrings.xml")
    return frozenset(str(number).encode() for number, text in enumerate(root) if is_struck(text))


def _notes(archive: ZipFile, part: str) -> Mapping[Place, str]:
    found: dict[Place, str] = {}
    for kind, target in _targets(archive, part).values():
        if not kind.endswith("/comments") or target not in archive.NameToInfo:
            continue
        for comment in _parsed(archive, target).iter():
            if plain(comment.tag) == "comment":
                put_note(found, _place(comment.attrib["ref"]), "".join(comment.itertext()))
    return found


def _texts(archive: ZipFile, part: str) -> Iterator[str]:
    """What boxes and shapes say that lie over the cells; nothing of charts and pictures."""
    for kind, target in _targets(archive, part).values():
        if not kind.endswith("/drawing") or target not in archive.NameToInfo:
            continue
        for shape in _parsed(archive, target).iter():
            if plain(shape.tag) == "txBody":
                words = " ".join(each.text or "" for each in shape.iter() if plain(each.tag) == "t")
                if words.strip():
                    yield " ".join(words.split())


def _targets(archive: ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """What a part refers to: kind and whole path, by id."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.NameToInfo:
        return {}
    return {
        each.attrib["Id"]: (
            each.attrib["Type"],
            posixpath.normpath(posixpath.join("/", folder, each.attrib["Target"])).lstrip("/"),
        )
        for each in _parsed(archive, relations)
    }


def _place(reference: str) -> Place:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]) - 1, column - 1


def _parsed(archive: ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))


def _bytes(archive: ZipFile, part: str) -> bytes:
    return archive.read(part) if part in archive.NameToInfo else b""


def _pieces(archive: ZipFile, part: str) -> Iterator[bytes]:
    """A part in pieces that end where a row ends, so that no tag is torn."""
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            rest += piece
            end = rest.rfind(b"</row>") + len(b"</row>")
            if end >= len(b"</row>"):
                yield rest[:end]
                rest = rest[end:]
    yield rest
