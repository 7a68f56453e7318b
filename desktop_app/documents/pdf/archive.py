"""A PDF that an archive takes: PDF/A-2 at level A (ISO 19005-2), always the same for one paper.

ReportLab makes the objects; how they stand in the file is ours, because the standard asks for what
ReportLab does not write (metadata in XMP, the colours that are meant, line ends around streams) and
because the many small objects of the tree of structure are packed together (ISO 32000-1, 7.5.7).
"""

import zlib
from datetime import date
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop_app.documents.pdf import metadata
from desktop_app.documents.pdf.metadata import Told

_VERSION = (1, 7)
# A packed stream may itself end with a carriage return: only both together are surely none of it.
_END = b"\r\nendstream\n"


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc,unused-ignore]
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012


class _TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc,unused-ignore]
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc,unused-ignore]
    """What a reader shows of a file; the metadata in XMP says the same."""

    def __init__(self, issued: date) -> None:
        super().__init__()
        self._day = metadata.day(issued)

    def format(self, document: Any) -> bytes:
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": metadata.PRODUCER,
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
        page.Trans = None  # ReportLab puts in an empty one
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
                body = body.removesuffix(b"endstream\n") + _END
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
        told = Told(
            self.info.title,
            self.info.author,
            self.info.subject,
            self.info.creator,
            self._issued,
            self._languages,
        )
        kind = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
        return pdfdoc.PDFStream(kind, metadata.xmp(told))

    def _colours(self) -> Any:
        profile = pdfdoc.PDFDictionary({"N": 3, "Filter": "/FlateDecode"})
        intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(metadata.COLOURS),
            "Info": pdfdoc.PDFString(metadata.COLOURS),
            "DestOutputProfile": self.Reference(
                pdfdoc.PDFStream(profile, metadata.packed_profile())
            ),
        }
        return pdfdoc.PDFDictionary(intent)


def _place(kind: int, where: int, index: int = 0) -> bytes:
    return bytes([kind]) + where.to_bytes(4, "big") + index.to_bytes(2, "big")


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>" % (number, entries, len(packed))
    return head + b"\nstream\n" + packed + _END + b"endobj\n"
