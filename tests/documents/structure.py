"""The tree of structure of a PDF as a screen reader goes through it, and what each page draws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import pypdf
from pypdf.generic import ContentStream, StreamObject

SHOWS = {b"Tj", b"TJ", b"'", b'"'}
PAINTS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"EI"}


@dataclass(frozen=True)
class Drawn:
    """One text or shape: its mark (None in an artifact, ``bare`` where nothing marks it)."""

    mark: int | None
    bare: bool
    text: str
    kind: str
    font: str = ""
    codes: bytes = b""


@dataclass
class Node:
    """A part of the paper: its kind, language and other texts, and the parts or text in it."""

    kind: str
    lang: str = ""
    alt: str = ""
    parts: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its words: a piece ends with a space if a word ends there."""
        parts = (part if isinstance(part, str) else f" {part.text}" for part in self.parts)
        return "".join(parts)

    def all(self, *kinds: str) -> Iterator["Node"]:
        for part in self.parts:
            if isinstance(part, Node):
                if part.kind in kinds or not kinds:
                    yield part
                yield from part.all(*kinds)


def operations(page: pypdf.PageObject) -> list[Any]:
    """What a page says, one operator after the other. Only to be looked at: it is kept."""
    contents: Any = page["/Contents"]
    return _parsed(contents.get_object().get_data())


@lru_cache(maxsize=128)
def _parsed(content: bytes) -> list[Any]:
    # Reading takes longer than making the page, and many checks look at each.
    stream = StreamObject()
    stream.set_data(content)
    return ContentStream(stream, None).operations


def drawn(page: pypdf.PageObject) -> Iterator[Drawn]:
    """What a page draws, in its order."""
    fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
    within: list[tuple[str, int | None]] = []
    font = ""
    for operands, operator in operations(page):
        if operator == b"BDC":
            within.append((operands[0], operands[1]["/MCID"]))
        elif operator == b"BMC":
            within.append((operands[0], None))
        elif operator == b"EMC":
            within.pop()
        elif operator == b"Tf":
            font = operands[0]
        elif operator in SHOWS | PAINTS:
            kind, mark = within[-1] if within else ("", None)
            assert len(within) <= 1, "nothing is marked twice"
            codes = operands[0].original_bytes if operator in SHOWS else b""
            text = decoded(codes, fonts[font]) if codes else ""
            yield Drawn(mark, not within, text, str(kind).lstrip("/"), font, codes)
    assert not within, "every mark ends on its page"


def decoded(codes: bytes, font: Any) -> str:
    known = to_unicode(font["/ToUnicode"].get_object().get_data().decode("ascii"))
    return "".join(known[code] for code in codes)


@cache
def to_unicode(cmap: str) -> dict[int, str]:
    """What a font's codes stand for; only the two ways in which ReportLab writes them."""
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, _last, texts in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            for number, text in enumerate(re.findall(r"<(\w+)>", texts)):
                character = bytes.fromhex(text).decode("utf-16-be")
                found[int(first, 16) + number] = character
    return found


def tree(reader: pypdf.PdfReader) -> Node:
    """The document as it is read aloud."""
    texts = [_texts(page) for page in reader.pages]
    pages = {page.indirect_reference: n for n, page in enumerate(reader.pages)}
    root: Any = reader.root_object["/StructTreeRoot"]
    return _node(root["/K"].get_object(), texts, pages)


def _texts(page: pypdf.PageObject) -> dict[int, str]:
    found: dict[int, str] = {}
    for one in drawn(page):
        if one.mark is not None:
            found[one.mark] = found.get(one.mark, "") + one.text
    return found


def _node(element: Any, texts: list[dict[int, str]], pages: dict[Any, int]) -> Node:
    home = element.raw_get("/Pg") if "/Pg" in element else None
    made = Node(element["/S"][1:], element.get("/Lang", ""), element.get("/Alt", ""))
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            made.parts.append(texts[pages[home]].get(kid, ""))
            continue
        inner = kid.get_object()
        if inner.get("/Type") == "/MCR":
            made.parts.append(texts[pages[inner.raw_get("/Pg")]].get(inner["/MCID"], ""))
        else:
            made.parts.append(_node(inner, texts, pages))
    return made
