"""Checks of PDF/A-2a, rule by rule, for files that hold what our papers hold.

The validator that `tests/documents/pdf/test_checkers.py` asks knows the levels B, so each function
here says which rule of ISO 19005-2 it looks at and yields what it finds wrong. What papers never
hold (pictures, forms, annotations, scripts, attached files, optional content) is looked for and
refused rather than checked further.
"""

import re
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from tests.documents import structure

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
KINDS = set(
    "Document Part BlockQuote Sect Div P H1 H2 L LI Lbl LBody Table TR TH TD Figure".split()
)
WITHIN = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Part": {"Document"},
    "Sect": {"Document", "Part", "Sect"},
}
FORBIDDEN = {
    "/Encrypt", "/OpenAction", "/AA", "/JavaScript", "/JS", "/AcroForm", "/Annots", "/XFA",
    "/EmbeddedFiles", "/AF", "/OCProperties", "/SMask", "/Group", "/TR", "/TR2", "/HTP", "/OPI",
    "/Ref", "/PS", "/Alternates", "/PresSteps", "/AlternatePresentations", "/Requirements",
}  # fmt: skip
OPERATORS = set(
    "q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts"
    " Td TD Tm T* Tj TJ ' \" CS cs SC SCN sc scn G g RG rg Do BMC BDC EMC".split()
)
MOST_OBJECTS, LONGEST_STRING, LONGEST_NAME, DEEPEST = 8_388_607, 32_767, 127, 28
Faults = Iterator[str]


def faults(pdf: bytes) -> list[str]:
    """Everything that an archive would not take."""
    reader = pypdf.PdfReader(BytesIO(pdf), strict=True)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(pdf, reader)]


def header_and_end(pdf: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.1.2, 6.1.3: the first two lines, the ID, and nothing after the end."""
    first, second = pdf.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first):
        yield "the header"
    if second[:1] != b"%" or len([byte for byte in second[1:5] if byte > 127]) < 4:
        yield "the comment below the header"
    if not re.search(rb"startxref\n\d+\n%%EOF\n?$", pdf) or pdf.count(b"%%EOF") != 1:
        yield "the end"
    identity = reader.trailer.get("/ID", [])
    if len(identity) != 2 or not all(len(part.original_bytes) == 16 for part in identity):
        yield "no ID"


def objects_and_streams(pdf: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.1.7.1, 6.1.7.2, 6.1.9: line ends around objects and streams, lengths, filters."""
    bounds = re.compile(rb"(?<=\n)(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
    end = 0
    for found in bounds.finditer(pdf):
        end = found.end()
        head, stream, body = found[2].partition(b"\nstream\n")
        if not stream:
            continue
        length = int(re.search(rb"/Length (\d+)", head)[1])  # type: ignore[index]
        ends = (b"\r\nendstream", b"\nendstream")
        # Half of a line's end that belongs to the stream would be taken for a whole one's.
        if body[length:] not in ends or (body[length - 1 :] == b"\r\nendstream"):
            yield f"object {found[1].decode()}: its length or the line end before endstream"
        if re.search(rb"LZW|/Crypt|/F ", head):
            yield f"object {found[1].decode()}: its filter"
    if not pdf[end:].lstrip().startswith((b"startxref\n", b"xref\n")):
        yield "something between the last object and the end"
    size: Any = reader.trailer["/Size"]
    if size > MOST_OBJECTS:
        yield "too many objects"


def limits(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.1.8, 6.1.13: names and strings are not too long, and nothing is nested too deep."""
    for item in everything(reader):
        if isinstance(item, NameObject) and len(str(item).encode("utf-8")) - 1 > LONGEST_NAME:
            yield f"the name {item[:20]}"
        raw = getattr(item, "original_bytes", b"")
        if len(raw) > LONGEST_STRING:
            yield "a string"
    for page in reader.pages:
        depth = 0
        for _operands, operator in structure.operations(page):
            depth += (operator == b"q") - (operator == b"Q")
            if not 0 <= depth <= DEEPEST:
                yield "the depth of q"


def nothing_forbidden(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.2.5, 6.2.9, 6.2.10, 6.3-6.5, 6.8-6.11: no transparency, scripts, forms, files or layers."""
    for item in everything(reader):
        if isinstance(item, DictionaryObject):
            yield from sorted(FORBIDDEN & set(item))
            if item.get("/Subtype") in ("/Image", "/PS", "/Form"):
                yield str(item["/Subtype"])


def content(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.2.2, 6.2.4: known operators, own resources, colours that the output intent covers."""
    for page in reader.pages:
        if "/Resources" not in page:
            yield "no resources"
        for _operands, operator in structure.operations(page):
            if operator.decode() not in OPERATORS:
                yield f"the operator {operator.decode()}"


def colours(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.2.3: one output intent with an RGB profile of ICC version 2 or 4."""
    intents: Any = reader.root_object["/OutputIntents"]
    (intent,) = (one.get_object() for one in intents)
    stream = intent["/DestOutputProfile"]
    profile = stream.get_data()
    if intent["/S"] != "/GTS_PDFA1" or not intent["/OutputConditionIdentifier"]:
        yield "the output intent"
    if stream["/N"] != 3 or profile[16:20] != b"RGB ":
        yield "its colours"
    if struct.unpack(">I", profile[:4])[0] != len(profile) or profile[36:40] != b"acsp":
        yield "its profile"
    if profile[8] not in (2, 4) or profile[12:16] not in (b"mntr", b"prtr"):
        yield "its kind"


def fonts(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.2.11: embedded, symbolic, of the widths they say, every code a glyph and a character."""
    for name, font, used in shown_fonts(reader):
        if font["/Subtype"] != "/TrueType" or "/Encoding" in font:
            yield f"{name}: its kind"
        description = font["/FontDescriptor"]
        if not re.match(r"/[A-Z]{6}\+", description["/FontName"]):
            yield f"{name}: its name"
        if font["/BaseFont"] != description["/FontName"] or description["/Flags"] & 0x24 != 4:
            yield f"{name}: its description"
        yield from _glyphs(name, font, used)


def _glyphs(name: str, font: Any, used: set[int]) -> Faults:
    file = TrueType(font["/FontDescriptor"]["/FontFile2"].get_object().get_data())
    if len(file.glyph_of) == 0:
        yield f"{name}: not the one table of characters that a symbolic font has"
    known = structure.to_unicode(font["/ToUnicode"].get_object().get_data().decode("ascii"))
    for code in sorted(used):
        glyph = file.glyph_of.get(code, 0)
        told = font["/Widths"][code - font["/FirstChar"]]
        if glyph == 0:
            yield f"{name}: no glyph for {code}"
        elif abs(file.width(glyph) - told) > 1:
            yield f"{name}: the width of {code}"
        text = known.get(code, "")
        if not text or text in "\0\ufeff\ufffe" or "\ue000" <= text <= "\uf8ff":
            yield f"{name}: the character of {code}"


def metadata(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.6.2, 6.6.3, 6.6.4: well-formed, PDF/A-2a, and the same as the document's information."""
    stream: Any = reader.root_object["/Metadata"]
    if (stream["/Type"], stream["/Subtype"]) != ("/Metadata", "/XML") or "/Filter" in stream:
        yield "the stream"
    packet = stream.get_data().decode("utf-8")
    if re.search(r"<\?xpacket[^>]*(bytes|encoding)=", packet):
        yield "the packet's header"
    root = ET.fromstring(packet)
    info: Any = reader.metadata

    def text(path: str) -> str:
        return str(root.findtext(f".//{path}", default="", namespaces=NAMES))

    listed = "rdf:li"
    same = {
        "/Title": f"dc:title/rdf:Alt/{listed}",
        "/Author": f"dc:creator/rdf:Seq/{listed}",
        "/Subject": f"dc:description/rdf:Alt/{listed}",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
    }
    if (text("pdfaid:part"), text("pdfaid:conformance")) != ("2", "A"):
        yield "the level"
    yield from (key for key, path in same.items() if text(path) != info[key])
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        shown = re.sub(r"[-:T']", "", info[key].removeprefix("D:"))
        if re.sub(r"[-:T]", "", text(path)) != shown:
            yield key
    if set(info) - set(same) - {"/CreationDate", "/ModDate"}:
        yield "something that the metadata does not say"


def tagged(_: bytes, reader: pypdf.PdfReader) -> Faults:
    """6.7.2-6.7.4: all content is in the tree once or an artifact; known kinds, languages."""
    catalog: Any = reader.root_object
    if catalog["/MarkInfo"]["/Marked"] != BooleanObject(True) or not re.fullmatch(
        r"kk-KZ|ru-RU", catalog["/Lang"]
    ):
        yield "the catalog"
    numbers = list(catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        marks = []
        for one in structure.drawn(page):
            if one.bare:
                yield f"unmarked: {one.text!r}"
            elif one.mark is not None and one.mark not in marks:
                marks.append(one.mark)
        told = parents[page["/StructParents"]]
        if sorted(marks) != list(range(len(told))) or str(page["/Tabs"]) != "/S":
            yield "the marks of a page"
        for number, element in enumerate(told):
            if number not in marks_in(element.get_object(), page):
                yield f"mark {number} is not where its page says"
    yield from _kinds(structure.tree(reader), "")


def marks_in(element: Any, page: pypdf.PageObject) -> list[int]:
    """The marks of a page that one element takes in."""
    found = []
    for kid in element.get("/K", []):
        if isinstance(kid, int) and element.raw_get("/Pg") == page.indirect_reference:
            found.append(int(kid))
        elif not isinstance(kid, int) and kid.get_object().get("/Type") == "/MCR":
            inner = kid.get_object()
            if inner.raw_get("/Pg") == page.indirect_reference:
                found.append(int(inner["/MCID"]))
    return found


def _kinds(node: structure.Node, above: str) -> Faults:
    if node.kind not in KINDS or above not in WITHIN.get(node.kind, {above}):
        yield f"{node.kind} in {above or 'nothing'}"
    if node.kind == "Figure" and not node.alt:
        yield "a figure without words"
    if node.lang and node.lang not in ("kk-KZ", "ru-RU"):
        yield f"the language {node.lang}"
    for part in node.parts:
        if isinstance(part, structure.Node):
            yield from _kinds(part, node.kind)


def everything(reader: pypdf.PdfReader) -> Iterator[Any]:
    """Every value of the file, each indirect object once."""
    waiting: list[Any] = [reader.trailer]
    seen = set()
    while waiting:
        item = waiting.pop()
        if hasattr(item, "idnum"):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            item = item.get_object()
        yield item
        if isinstance(item, dict):
            waiting += [*item.keys(), *(item.raw_get(key) for key in item)]  # type: ignore[attr-defined]
        elif isinstance(item, list):
            waiting += list.__iter__(item)


def shown_fonts(reader: pypdf.PdfReader) -> Iterator[tuple[str, Any, set[int]]]:
    """Each font of the file with the codes that pages show in it.

    In a file that was put together two papers may call different ones alike.
    """
    used: dict[Any, tuple[str, set[int]]] = {}
    for page in reader.pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for name in fonts:
            used.setdefault(fonts.raw_get(name), (name, set()))
        for one in structure.drawn(page):
            if one.font:
                used[fonts.raw_get(one.font)][1].update(one.codes)
    for reference, (name, codes) in used.items():
        yield name, reference.get_object(), codes


class TrueType:
    """What a font file itself says of its glyphs."""

    def __init__(self, file: bytes) -> None:
        count = struct.unpack(">H", file[4:6])[0]
        self._tables = {}
        for number in range(count):
            tag, _, start, length = struct.unpack(">4sIII", file[12 + 16 * number :][:16])
            self._tables[tag] = file[start : start + length]
        self._em = struct.unpack(">H", self._tables[b"head"][18:20])[0]
        self._measured = struct.unpack(">H", self._tables[b"hhea"][34:36])[0]
        self.glyph_of = self._characters(self._tables[b"cmap"])

    def width(self, glyph: int) -> float:
        entry = 4 * min(glyph, self._measured - 1)
        width: int = struct.unpack(">H", self._tables[b"hmtx"][entry : entry + 2])[0]
        return width * 1000 / float(self._em)

    @staticmethod
    def _characters(table: bytes) -> dict[int, int]:
        """The one table that a symbolic font has (6.2.11.6); empty for any other kind."""
        count, platform, _, start = struct.unpack(">HHHI", table[2:12])
        kind = struct.unpack(">H", table[start : start + 2])[0]
        if count != 1 or platform != 1 or kind not in (0, 6):
            return {}
        if kind == 0:
            return dict(enumerate(table[start + 6 : start + 262]))
        first, entries = struct.unpack(">HH", table[start + 6 : start + 10])
        glyphs = struct.unpack(f">{entries}H", table[start + 10 : start + 10 + 2 * entries])
        return {first + number: glyph for number, glyph in enumerate(glyphs)}


CHECKS: tuple[Callable[[bytes, pypdf.PdfReader], Faults], ...] = (
    header_and_end,
    objects_and_streams,
    limits,
    nothing_forbidden,
    content,
    colours,
    fonts,
    metadata,
    tagged,
)
