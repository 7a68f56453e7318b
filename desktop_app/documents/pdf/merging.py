"""Many papers in one PDF, page by page as they were issued, and for the archive as they are.

Each paper stays a part of its own in what is read aloud; fonts and colours that are alike are kept
once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from desktop_app.documents.pdf import metadata
from desktop_app.documents.pdf.ends import surely_ended
from desktop_app.documents.pdf.metadata import Told

_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass
class _Merging:
    """What the papers before have brought already, and what is told of all of them."""

    whole: Any
    fonts: dict[bytes, Any] = field(default_factory=dict)
    parts: list[Any] = field(default_factory=list)
    of_pages: list[Any] = field(default_factory=list)
    beginnings: list[tuple[str, int]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)


def merged(pdfs: Iterable[bytes], title: str) -> bytes:
    """The papers one after the other. Read one at a time, so that many take little memory."""
    from pikepdf import Pdf

    whole = Pdf.new()
    merging = _Merging(whole)
    for pdf in pdfs:
        with Pdf.open(BytesIO(pdf)) as paper:
            _take(merging, paper)
    if merging.parts:
        _put_tree(merging)
        _put_bookmarks(merging)
    _tell(merging, title)
    return saved(whole)


def saved(whole: Any) -> bytes:
    """The file, packed, with every stream surely ended as the archive wants it."""
    from pikepdf import ObjectStreamMode, Stream

    for each in whole.objects:
        if isinstance(each, Stream):
            _end_surely(each)
    packed = surely_ended(_saved(whole, ObjectStreamMode.generate))
    return packed if b"\r\nendstream" not in packed else _saved(whole, ObjectStreamMode.disable)


def _saved(whole: Any, packing: Any) -> bytes:
    from pikepdf import StreamDecodeLevel

    out = BytesIO()
    whole.save(
        out,
        force_version="1.7",
        object_stream_mode=packing,
        stream_decode_level=StreamDecodeLevel.none,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _take(merging: _Merging, paper: Any) -> None:
    """The pages of a paper and what is read aloud of them; its pages' numbers go on."""
    whole, before = merging.whole, len(merging.whole.pages)
    whole.pages.extend(paper.pages)
    for page in list(whole.pages)[before:]:
        _share_fonts(page.obj, merging.fonts)
    merging.beginnings.append((str(paper.docinfo.get("/Title", "")), before))
    merging.authors.append(str(paper.docinfo.get("/Author", "")))
    merging.languages.append(str(paper.Root.get("/Lang", "kk-KZ")))
    found = _DAY.match(str(paper.docinfo.get("/CreationDate", "")))
    merging.days += [date(*map(int, found.groups()))] if found else []
    tree = paper.Root.get("/StructTreeRoot")
    if tree is None:
        return
    # The tree says on which pages its pieces stand: these are the ones that were just taken.
    taken = whole.copy_foreign(paper.make_indirect(tree))
    top = taken.K
    top.S = _name("/Part")
    top.Lang = merging.languages[-1]
    merging.parts.append(top)
    numbers = taken.ParentTree.Nums
    for place, page in enumerate(list(whole.pages)[before:]):
        merging.of_pages.append(numbers[2 * place + 1])
        page.obj.StructParents = before + place


def _put_tree(merging: _Merging) -> None:
    from pikepdf import Array, Dictionary

    whole = merging.whole
    root = whole.make_indirect(Dictionary(Type=_name("/StructTreeRoot")))
    top = whole.make_indirect(Dictionary(S=_name("/Document"), P=root, K=Array(merging.parts)))
    for part in merging.parts:
        part.P = top
    numbers = [each for pair in enumerate(merging.of_pages) for each in pair]
    root.K = top
    root.ParentTree = Dictionary(Nums=Array(numbers))
    root.ParentTreeNextKey = len(merging.of_pages)
    whole.Root.StructTreeRoot = root
    whole.Root.MarkInfo = Dictionary(Marked=True)


def _put_bookmarks(merging: _Merging) -> None:
    """Where each paper begins, by its title and number."""
    from pikepdf import OutlineItem

    with merging.whole.open_outline() as outline:
        outline.root.extend(OutlineItem(title, page) for title, page in merging.beginnings)


def _tell(merging: _Merging, title: str) -> None:
    """Title, author, languages, day and colours, as in each of the papers."""
    from pikepdf import Array, Dictionary

    whole = merging.whole
    author = next(filter(None, merging.authors), "")
    day = max(merging.days, default=date.min)
    languages = tuple(dict.fromkeys(merging.languages)) or ("kk-KZ",)
    told = Told(title, author, title, author, day, languages)
    whole.Root.Lang = languages[0]
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stream = whole.make_stream(metadata.xmp(told), Type=_name("/Metadata"), Subtype=_name("/XML"))
    whole.Root.Metadata = stream
    profile = whole.make_stream(metadata.packed_profile(), N=3, Filter=_name("/FlateDecode"))
    intent = Dictionary(
        Type=_name("/OutputIntent"),
        S=_name("/GTS_PDFA1"),
        OutputConditionIdentifier=metadata.COLOURS,
        Info=metadata.COLOURS,
        DestOutputProfile=profile,
    )
    whole.Root.OutputIntents = Array([intent])
    moment = metadata.day(day)
    entries = {"Title": title, "Author": author, "Subject": title, "Creator": author}
    entries |= {"Producer": metadata.PRODUCER, "CreationDate": moment, "ModDate": moment}
    for name, text in entries.items():
        whole.docinfo[f"/{name}"] = text


def _name(text: str) -> Any:
    from pikepdf import Name

    return Name(text)


def _end_surely(stream: Any) -> None:
    """A packed stream that ends with half of a line's end is packed anew (6.1.7.1).

    A font file or a profile may have a space after its end, as text may.
    """
    if stream.read_raw_bytes()[-1:] in (b"\r", b"\n"):
        stream.write(stream.read_bytes() + b" ")


def _share_fonts(page: Any, known: dict[bytes, Any]) -> None:
    """Let the page use font files that pages before it brought already: nine tenths of a letter."""
    for font in page.Resources.get("/Font", {}).values():
        for described in font.get("/DescendantFonts", [font]):
            descriptor = described.get("/FontDescriptor")
            if descriptor is None or "/FontFile2" not in descriptor:
                continue
            file = descriptor["/FontFile2"]
            digest = sha256(file.read_raw_bytes()).digest()
            descriptor["/FontFile2"] = known.setdefault(digest, file)
