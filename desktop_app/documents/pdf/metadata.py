"""What a PDF tells of itself: title, author, languages and day, that it is PDF/A-2a and PDF/UA-1.

One text for papers that are drawn and for those that are put together from others: the metadata in
XMP (ISO 19005-2, 6.6.2; ISO 14289-1, 5) say the same as the entries a reader shows.
"""

import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from desktop_app import paths

# Papers are dated, not timed; Kazakhstan has one time zone.
_MIDNIGHT, _ZONE = "000000", "+05'00'"
_XMP_MIDNIGHT = "T00:00:00+05:00"
COLOURS = "sRGB IEC61966-2.1"
PRODUCER = "ReportLab PDF Library - (opensource)"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Which part of ISO 14289 the file meets</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
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


@dataclass(frozen=True)
class Told:
    """``languages`` are those a paper is written in, the first one leading."""

    title: str
    author: str
    subject: str
    creator: str
    issued: date
    languages: tuple[str, ...]


def day(issued: date) -> str:
    """A day as the entries of a PDF have it."""
    return f"D:{issued:%Y%m%d}{_MIDNIGHT}{_ZONE}"


def xmp(told: Told) -> bytes:
    """The packet of metadata."""
    texts = {"title": told.title, "author": told.author, "subject": told.subject}
    texts |= {"creator": told.creator, "producer": PRODUCER}
    return _XMP.format(
        day=f"{told.issued:%Y-%m-%d}{_XMP_MIDNIGHT}",
        language=told.languages[0],
        languages="".join(f"<rdf:li>{language}</rdf:li>" for language in told.languages),
        **{name: escape(text) for name, text in texts.items()},
    ).encode("utf-8")


@cache
def packed_profile() -> bytes:
    """The colours that are meant, as an ICC profile, packed."""
    return zlib.compress(paths.resource("icc", "sRGB.icc").read_bytes(), 9)
