"""What each part of a paper is, for those who have it read aloud and for the archive.

A PDF's tree of structure (ISO 32000-1, 14.7): sections, headings, paragraphs, lists and tables in
the order in which they are read. The tree is made with the blocks; what is drawn says to which tag
it belongs, so a paragraph over two pages is one tag with two pieces, and what belongs to none, a
rule or the number of a page, is an artifact that nobody reads aloud.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc

ROOT = "StructTreeRoot"


class Tag:
    """A part of a paper, in its place among the others."""

    def __init__(self, kind: str, above: "Tag | None" = None, **extra: Any) -> None:
        """``extra``: ``lang``, ``alt``, or ``attributes`` as they stand in the PDF."""
        self.kind = kind
        self.extra = extra
        self.above = above
        self.parts: list[Tag | tuple[int, int]] = []
        if above is not None:
            above.parts.append(self)

    def within(self, kind: str, **extra: Any) -> "Tag":
        """A new last part of this one."""
        return Tag(kind, self, **extra)


class Marks:
    """Which tag each piece that was drawn belongs to, page by page."""

    def __init__(self) -> None:
        self._drawn: dict[int, list[Tag]] = defaultdict(list)

    def begun(self, page: int, tag: Tag) -> int:
        """The number that a new piece of the tag has on its page."""
        number = len(self._drawn[page])
        self._drawn[page].append(tag)
        tag.parts.append((page, number))
        return number

    def of_page(self, page: int) -> list[Tag]:
        return self._drawn[page]


@contextmanager
def marked(canvas: Any, tag: Tag | None) -> Iterator[None]:
    """What is drawn meanwhile belongs to the tag; to none, it is an artifact."""
    canvas.addLiteral(_begun(canvas, tag))
    yield
    canvas.addLiteral("EMC")


def draw(canvas: Any, tag: Tag | None, code: str) -> None:
    """The same where the operators that draw it are at hand."""
    canvas.addLiteral(f"{_begun(canvas, tag)} {code} EMC")


def _begun(canvas: Any, tag: Tag | None) -> str:
    if tag is None:
        return "/Artifact BMC"
    number = canvas.marks.begun(canvas.sheet_number, tag)
    return f"/{tag.kind} <</MCID {number}>> BDC"


class _Element(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]
    """A tag as it stands in the PDF."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, name: str, above: str) -> None:
        self._tag = tag
        self._name = name
        self._above = above

    def format(self, document: Any) -> bytes:
        pages = [part[0] for part in self._tag.parts if isinstance(part, tuple)]
        home = pages[0] if pages else None
        kids = " ".join(self._kid(part, home, document) for part in self._tag.parts)
        entries = [f"/S/{self._tag.kind}/P {_reference(self._above, document)}"]
        if kids:
            entries.append(f"/K[{kids}]")
        begins = _begins(self._tag) if self._tag.kind == "Table" else home
        if begins is not None:
            entries.append(f"/Pg {_reference(page_name(begins), document)}")
        for key, name in (("lang", "Lang"), ("alt", "Alt")):
            if key in self._tag.extra:
                text = pdfdoc.PDFString(self._tag.extra[key]).format(document)
                entries.append(f"/{name}{text.decode('latin-1')}")
        if "attributes" in self._tag.extra:
            entries.append(f"/A<<{self._tag.extra['attributes']}>>")
        return f"<<{''.join(entries)}>>".encode("latin-1")

    def _kid(self, part: "Tag | tuple[int, int]", home: int | None, document: Any) -> str:
        if isinstance(part, Tag):
            return _reference(name_of(part), document)
        page, number = part
        if page == home:
            return str(number)
        return f"<</Type/MCR/Pg {_reference(page_name(page), document)}/MCID {number}>>"


def _begins(tag: Tag) -> int | None:
    """The page on which the first piece of a part stands."""
    for part in tag.parts:
        found = _begins(part) if isinstance(part, Tag) else part[0]
        if found is not None:
            return found
    return None


class _Root(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]
    """Where the tree begins, and for each page the way from its pieces back to their tags."""

    __RefOnly__ = 1

    def __init__(self, top: Tag, marks: Marks, pages: int) -> None:
        self._top = top
        self._marks = marks
        self._pages = pages

    def format(self, document: Any) -> bytes:
        def of(tag: Tag) -> str:
            return _reference(name_of(tag), document)

        numbers = " ".join(
            f"{page}[{' '.join(map(of, self._marks.of_page(page)))}]" for page in range(self._pages)
        )
        entries = f"/K {of(self._top)}/ParentTree<</Nums[{numbers}]>>"
        kind = "/Type/StructTreeRoot"
        return f"<<{kind}{entries}/ParentTreeNextKey {self._pages}>>".encode("ascii")


def page_name(page: int) -> str:
    """ReportLab's own name for a page, counted from 0."""
    return f"Page{page + 1}"


def name_of(tag: Tag) -> str:
    return f"Tag{id(tag)}"


def _reference(name: str, document: Any) -> str:
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def put_into(document: Any, root: Tag, marks: Marks, pages: int) -> None:
    """Put the tree into the PDF.

    There are more tags than all other objects: they are numbered here, as ReportLab does it.
    """
    waiting = [(root, ROOT)]
    while waiting:
        tag, above = waiting.pop()
        name = name_of(tag)
        document.objectcounter += 1
        document.idToObjectNumberAndVersion[name] = document.objectcounter, 0
        document.numberToId[document.objectcounter] = name
        document.idToObject[name] = _Element(tag, name, above)
        waiting += [(part, name) for part in reversed(tag.parts) if isinstance(part, Tag)]
    document.Catalog.StructTreeRoot = document.Reference(_Root(root, marks, pages), ROOT)
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
