"""A PDF that an archive takes: PDF/A-2 at level A (ISO 19005-2), always the same for one paper.

ReportLab makes the objects; how they stand in the file is ours, because the standard asks for what
ReportLab does not write (metadata in XMP, the colours that are meant, line ends around streams) and
because the many small objects of the tree of structure are packed together (ISO 32000-1, 7.5.7).
"""

import zlib
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from desktop_app import paths

_VERSION = (1, 7)
# Papers are dated, not timed; Kazakhstan has one time zone.
_MIDNIGHT, _ZONE = "000000", "+05'00'"
_XMP_MIDNIGHT = "T00:00:00+05:00"
_COLOURS = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>\
<rdf:li xml:lang="{language}">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc,unused-ignore]
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012


class _TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc,unused-ignore]
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc,unused-ignore]
    """What a reader shows of a file; the metadata in XMP says the same."""

    def __init__(self, issued: date) -> None:
        super().__init__()
        self._day = f"D:{issued:%Y%m%d}{_MIDNIGHT}{_ZONE}"

    def format(self, document: Any) -> bytes:
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
            "CreationDate": self._day,
            "ModDate": self._day,
        }
        texts = {name: pdfdoc.PDFString(text) for name, text in entries.items()}
        return bytes(pdfdoc.PDFDictionary(texts).format(document))


class ArchiveDocument(pdfdoc.PDFDocument):  # type: ignore[misc,unused-ignore]
    """A PDF of one paper. ``languages`` are those it is written in, the first one leading."""

    Catalog: Any
    Reference: Any
    _catalog: Any
    _pdfVersion: Any  # noqa: N815

    def __init__(self, issued: date, languages: tuple[str, ...]) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=languages[0])
        catalog: Any = _Catalog()
        for name in ("Pages", "Outlines", "Lang"):
            setattr(catalog, name, getattr(self._catalog, name))
        self.Catalog = self._catalog = catalog
        self.info: Any = _Info(issued)
        self._issued = issued
        self._languages = languages

    def addPage(self, page: Any) -> None:  # noqa: N802 - ReportLab's name
        page.__class__ = _TaggedPage
        page.StructParents = self.pageCounter - 1
        page.Tabs = "/S"
        super().addPage(page)

    def format(self) -> bytes:
        """The whole file. Called last, when all pages have been drawn."""
        self.Catalog.Metadata = self._metadata()
        self.Catalog.OutputIntents = pdfdoc.PDFArray([self._colours()])
        self.Reference(self.Catalog)
        self.Reference(self.info)
        out = bytearray(pdfdoc.PDFFile(self._pdfVersion).format(self))
        places: list[bytes] = []
        packed: list[tuple[int, bytes]] = []
        number = 0
        while (number := number + 1) in self.numberToId:  # formatting one may add others
            body = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            if body.endswith(b"endstream\n"):
                places.append(_place(1, len(out)))
                body = body.removesuffix(b"endstream\n") + b"\nendstream\n"
                out += b"%d 0 obj\n%sendobj\n" % (number, body)
            else:
                packed.append((number, body.strip()))
                places.append(b"")
        self._pack(out, packed, places)
        return bytes(out)

    def _pack(self, out: bytearray, packed: list[tuple[int, bytes]], places: list[bytes]) -> None:
        """The small objects in one stream, and after it the table of where everything is."""
        holder, table = len(places) + 1, len(places) + 2
        starts, bodies, start = [], [], 0
        for index, (number, body) in enumerate(packed):
            places[number - 1] = _place(2, holder, index)
            starts.append(b"%d %d" % (number, start))
            bodies.append(body)
            start += len(body) + 1
        heads = b" ".join(starts) + b" "
        places.append(_place(1, len(out)))
        entries = b"/Type/ObjStm/N %d/First %d" % (len(packed), len(heads))
        out += _stream(holder, entries, heads + b"\n".join(bodies))
        root, info = (self.Reference(one).format(self) for one in (self.Catalog, self.info))
        mark = sha256(out).hexdigest()[:32].encode("ascii")
        places.append(_place(1, len(out)))
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]" % (
            table + 1, root, info, mark, mark,
        )  # fmt: skip
        start = len(out)
        out += _stream(table, entries, _place(0, 0, 0xFFFF) + b"".join(places))
        out += b"startxref\n%d\n%%%%EOF\n" % start

    def _metadata(self) -> Any:
        told = self.info
        listed = "".join(f"<rdf:li>{language}</rdf:li>" for language in self._languages)
        texts = {"title": told.title, "author": told.author, "subject": told.subject}
        texts |= {"creator": told.creator, "producer": told.producer}
        xmp = _XMP.format(
            day=f"{self._issued:%Y-%m-%d}{_XMP_MIDNIGHT}",
            language=self._languages[0],
            languages=listed,
            **{name: escape(text) for name, text in texts.items()},
        )
        kind = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
        return pdfdoc.PDFStream(kind, xmp.encode("utf-8"))

    def _colours(self) -> Any:
        profile = pdfdoc.PDFDictionary({"N": 3, "Filter": "/FlateDecode"})
        intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(_COLOURS),
            "Info": pdfdoc.PDFString(_COLOURS),
            "DestOutputProfile": self.Reference(pdfdoc.PDFStream(profile, _packed_profile())),
        }
        return pdfdoc.PDFDictionary(intent)


@cache
def _packed_profile() -> bytes:
    return zlib.compress(paths.resource("icc", "sRGB.icc").read_bytes(), 9)


def _place(kind: int, where: int, index: int = 0) -> bytes:
    return bytes([kind]) + where.to_bytes(4, "big") + index.to_bytes(2, "big")


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>" % (number, entries, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
