"""What an office, or somebody in its folder, may have written in place of a form."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEAD_LINES = 8
FIRST = HEAD_LINES + 1
"""The line on which a form's words begin."""


@dataclass(frozen=True)
class Hostile:
    """``write`` puts it in the place of a form, of which it is given the program's text.

    ``line`` is where the first problem is, ``field`` what it says it is of; ``line`` None for what
    is only odd and can be used.
    """

    write: Callable[[Path, str], object]
    line: int | None
    field: str = ""


def _body(text: str, line: int | None = FIRST, field: str = "") -> Hostile:
    """Right below the head, above the program's own words."""

    def write(path: Path, shipped: str) -> None:
        content = shipped.replace("---\n", f"---\n{text}\n\n", 1)
        path.write_text(content, encoding="utf-8", errors="surrogatepass")

    return Hostile(write, line, field)


def _bytes(change: Callable[[bytes], bytes], line: int | None, field: str = "") -> Hostile:
    def write(path: Path, shipped: str) -> None:
        path.write_bytes(change(shipped.encode()))

    return Hostile(write, line, field)


def _there(make: Callable[[Path], object], line: int | None = 0) -> Hostile:
    return Hostile(lambda path, _shipped: make(path), line)


def _loops(depth: int) -> str:
    opened = "".join(f"{{% for a{n} in spans %}}" for n in range(depth))
    return f"{opened}Ә{'{% endfor %}' * depth}"


def _elsewhere(path: Path) -> None:
    target = path.with_name("elsewhere")
    target.write_text("root:x:0:0:root:/root:/bin/bash\n", encoding="utf-8")
    path.symlink_to(target)


def _to_itself(path: Path) -> None:
    path.symlink_to(path)


HOSTILE_FORMS: dict[str, Hostile] = {
    "a field that is not there": _body("{{ child.diagnosis }}", FIRST, "child.diagnosis"),
    "the class of a text": _body("{{ ''.__class__ }}", FIRST, ""),
    "the classes below": _body("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "the class of a field": _body("{{ number.__class__ }}", FIRST, "number.__class__"),
    "the builtins": _body("{{ self.__init__.__globals__.__builtins__ }}", FIRST, "self"),
    "a part by number": _body("{{ spans[0] }}", FIRST, "getitem"),
    "a call": _body("{{ range(999999999) }}", FIRST, "call"),
    "an attribute by a filter": _body("{{ number | attr('__class__') }}", FIRST, "attr"),
    "a filter of Jinja": _body("{{ number | safe }}", FIRST, "safe"),
    "a filter over all": _body("{% filter upper %}Ә{% endfilter %}", FIRST, "filterblock"),
    "another file": _body("{% include '/etc/passwd' %}", FIRST, "include"),
    "an import": _body("{% import 'os' as os %}", FIRST, "import"),
    "another form below it": _body("{% extends 'kk/award_refusal.txt' %}", FIRST, "extends"),
    "a macro of itself": _body("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", FIRST, "macro"),
    "a great power": _body("{{ 9 ** 9 ** 9 ** 9 }}", FIRST, "pow"),
    "a long product": _body("{{ 'Ә' * 999999999 }}", FIRST, "mul"),
    "a great number to print": _body("{{ " + "9" * 5_000 + " }}"),
    "texts put together": _body("{{ number ~ number }}", FIRST, "concat"),
    "a loop in a loop in a loop": _body(_loops(9)),
    "loops forty deep": _body(_loops(40)),
    "a loop over a text": _body("{% for a in number %}{{ a }}{% endfor %}", FIRST, "number"),
    "a loop of itself": _body("{% for a in spans recursive %}{{ loop(spans) }}{% endfor %}"),
    "brackets without end": _body("{{ " + "(" * 10_000 + "number" + ")" * 10_000 + " }}"),
    "not not not": _body("{% if " + "not " * 5_000 + "number %}Ә{% endif %}"),
    "branches in branches": _body("{% if number %}" * 500 + "Ә" + "{% endif %}" * 500),
    "an open tag": _body("{{ number", FIRST + 2),
    "an open tag with a percent": _body("{% if number", FIRST + 2),
    "an open remark": _body("{# Ә"),
    "an open branch": _body("{% if number %}Ә", FIRST + 33),
    "a closed branch": _body("{% endif %}"),
    "many open tags": _body("{{ " * 9_000),
    "raw": _body("{% raw %}{{ number }}{% endraw %}", None),
    "ReportLab's picture": _body('<img src="/etc/passwd"/>', None),
    "ReportLab's paragraph": _body('</para><para backcolor="red"><b>Ә</i>', None),
    "a link": _body('<a href="file:///etc/passwd">Ә</a> https://example.invalid', None),
    "an entity": _body("&lt;b&gt; &#0; &xxe; <!ENTITY a SYSTEM 'file:///etc/passwd'>", None),
    "a directive that is not there": _body("#include /etc/passwd", FIRST, "#include"),
    "a thousand parts": _body("#row " + " | ".join("Ә" * 1_000), FIRST, "#row"),
    "bold that stays open": _body("**Ә"),
    "letters from right to left": _body("Ә \u202eәлемет\u2066"),
    "a half of a letter": _body("Ә \ud800"),
    "zero": _body("Ә \0"),
    "a bell": _body("Ә \a"),
    "a letter that was lost": _body("Ә \ufffd"),
    "a smile": _body("Ә 😀"),
    "marks upon marks": _body("Ә" + "\u0301" * 3_000, None),
    "a word of five thousand letters": _body("Ә" * 5_000, None),
    "a heading of five thousand letters": _body("#title " + "Ә" * 5_000, None),
    "cells of two thousand letters": _body("#row " + " | ".join(["Ә" * 2_000] * 6), None),
    "a field of five thousand letters": _body(f"#field {'Ә' * 5_000} | {'Ғ' * 5_000}", None),
    "a signature of five thousand letters": _body(f"#signature {'Ә' * 5_000} | {'Ғ' * 900}", None),
    "words of ten megabytes": _body("Әріп сөз. " * 600_000, 0),
    "lines of ten megabytes": _body("\n\nӘ" * 2_500_000, 0),
    "tags of ten megabytes": _body("{{ number }} " * 800_000, 0),
    "stars of ten megabytes": _body("*" * 10_000_000, 0),
    "tags up to the limit": _body("{{ number }} " * 2_000, None),
    "paragraphs up to the limit": _body("\n\nӘ" * 7_000, 1_501),
    "words up to the limit": _body("Әріп " * 3_000, None),
    "beginnings up to the limit": _body("{% " * 9_000),
    "remarks up to the limit": _body("{#" * 13_000),
    "stars up to the limit": _body("*" * 26_000, None),
    "branches up to the limit": _body(
        "{% if number %}" + "{% elif number %}Ә" * 1_300 + "{% endif %}", None
    ),
    "lines up to the limit": _body("\nӘ" * 1_400, None),
    "a mark of order": _bytes(lambda text: b"\xef\xbb\xbf" + text, None),
    "two marks of order": _bytes(lambda text: b"\xef\xbb\xbf" * 2 + text, 1),
    "UTF-16": _bytes(lambda text: text.decode().encode("utf-16"), 1),
    "CP-1251": _bytes(lambda text: text.decode().encode("cp1251", "replace"), 1),
    "ends of lines of Windows": _bytes(lambda text: text.replace(b"\n", b"\r\n"), None),
    "ends of lines of old Macs": _bytes(lambda text: text.replace(b"\n", b"\r"), None),
    "a program": _bytes(lambda _: b"MZ" + bytes(range(256)) * 100, 2),
    "zeros": _bytes(lambda _: bytes(20_000), 1),
    "nothing": _bytes(lambda _: b"", 1),
    "only a line": _bytes(lambda _: b"---", 1, "act"),
    "a head without end": _bytes(lambda text: text.replace(b"---\n", b""), 1, "---"),
    "a head of three thousand lines": _bytes(lambda text: b"a: b\n" * 3_000 + text, 1, "a"),
    "a day that is none": _bytes(
        lambda text: text.replace(b"since: 2026", b"since: 9999999"), 1, "since"
    ),
    "copies without end": _bytes(lambda text: b"copies: 999999999\n" + text, 1, "copies"),
    "a title of tags": _bytes(
        lambda text: text.replace(b"title: ", b"title: <b>{{ number }}</b> &amp; "), None
    ),
    "a folder": _there(Path.mkdir),
    "a link elsewhere": _there(_elsewhere, 1),
    "a link to itself": _there(_to_itself),
    "a link to zeros": _there(lambda path: path.symlink_to("/dev/zero")),
    "a link to nothing": _there(lambda path: path.symlink_to("nothing"), None),
    "a pipe": _there(os.mkfifo),
}
"""Each is told, by file and line and what it is of, or can be used."""


def _terms(change: Callable[[str], str], line: int | None, field: str = "") -> Hostile:
    def write(path: Path, shipped: str) -> None:
        path.write_text(change(shipped), encoding="utf-8", errors="surrogatepass")

    return Hostile(write, line, field)


def _phone(put: str, line: int | None, field: str = "") -> Hostile:
    """Other words for the telephone, in Kazakh."""
    return _terms(lambda text: text.replace('phone = "тел."', f"phone = {put}", 1), line, field)


HOSTILE_TERMS: dict[str, Hostile] = {
    "a list in a list in a list": _terms(lambda text: f"a = {'[' * 9_000}\n{text}", 0),
    "a table in a table": _terms(lambda text: f"{'.'.join('a' * 9_000)} = 1\n{text}", 0),
    "a number of ten thousand digits": _terms(lambda text: f"a = {'9' * 10_000}\n{text}", 0),
    "ten megabytes": _terms(lambda text: f"{text}# {'Ә' * 5_000_000}", 0),
    "only a language": _terms(lambda _text: "kk = 1\nru = 2\n", 0),
    "no text": _phone("1979-05-27", None),
    "tags": _phone('"{{ number }} {% include 1 %}"', None),
    "markup": _phone("\"<img src='/etc/passwd'/> </para>\"", None),
    "a direction": _phone('"\u202eтел."', 0, "U+202E"),
    "zero, escaped": _phone(r'"\u0000"', 0, "U+0000"),
    "a half of a letter": _phone(r'"\uD800"', 11),
    "no end": _phone('"тел.', 11),
    "the same twice": _terms(lambda text: f"{text}\n[kk]\n", 35),
    "not UTF-8": Hostile(lambda path, text: path.write_bytes(text.encode("cp1251", "replace")), 0),
    "a folder": _there(Path.mkdir),
    "a link to zeros": _there(lambda path: path.symlink_to("/dev/zero")),
    "a pipe": _there(os.mkfifo),
}
"""The same for the words that forms share."""
