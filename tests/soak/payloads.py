"""What people, or programs, may have typed or pasted into a field: the same text for a number."""

from random import Random

FRAGMENTS = (
    "Әлімқұлова",
    "Ғ. Ңұрлыбекова",
    "ӘҒҚҢӨҰҮҺІ әғқңөұүһі",
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://example.invalid","x")',
    "=1+1",
    "+7 (701) 000-00-00",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "'=1+1",
    "<b>Ә</b>",
    "</para>",
    "<para backColor='red'>",
    '<img src="/etc/passwd"/>',
    '<a href="file:///etc/passwd">Ә</a>',
    "<br/><br/>",
    "<font size='99'>",
    "<script>alert(1)</script>",
    "<!-- Ә -->",
    "<![CDATA[Ә]]>",
    "]]>",
    "&amp; &lt;b&gt; &#0; &nbsp; &xxe;",
    "A & B && C",
    "{{ number }}",
    "{% include '/etc/passwd' %}",
    "{# Ә #}",
    "{{ ''.__class__ }}",
    "{0} {number} {citation} {}",
    "%s %(name)s %d %%",
    "$name ${name}",
    "#title Ә",
    "**Ә** | Ғ",
    "**",
    "|",
    "#",
    "_x0041_ _x003D_1 _x005F_",
    "\\n \\u0410 \\0 \\",
    "\u202eәлемет\u202c \u2066Ә\u2069",
    "\u200b\u200d\u2060\ufeff",
    "И\u0306 е\u0308 Қ\u0327",
    "Ә" + "\u0301" * 12,
    "\xa0 \u2003 \u2028 \u2029 \x85",
    "\x01\x08\x1b[31m\x7f\x9f",
    "\ud800 \udfff \ufffe \uffff",
    "\ufdd0\ufdd1\ufdd2\ufdd3",
    "'; DROP TABLE people; --",
    '" onmouseover="alert(1)',
    "../../etc/passwd C:\\Windows\\",
    "file:///etc/passwd https://example.invalid/?a=b&c=d",
    "12 345 678 1e999 NaN 0x10 007",
    "31.12.2026 2026-12-31 12:30",
    "TRUE FALSE #REF! #N/A",
    "№ 7 «Ә» “Ғ” — – … ₸ §",
)
"""The pieces; the fonts of papers have all that is seen of them."""
NOT_PRINTED = ("😀", "👩‍👧", "שלום", "مرحبا", "中文", "\ue000", "𝔄")
"""What they lack: a paper with one of these is not printed, and says so."""
_GLUE = ("", " ", "", " ", "\n", ", ")
_LONG = 5_000


def payload(number: int, *, printable: bool = True) -> str:
    chance = Random(number)
    pieces = FRAGMENTS if printable else (*FRAGMENTS, *NOT_PRINTED * 3)
    if number < len(pieces):
        return pieces[number]
    if number % 97 == 0:
        return chance.choice("ӘҚWі<&=") * _LONG
    chosen = [chance.choice(pieces) for _piece in range(chance.randint(1, 4))]
    return "".join(part for piece in chosen for part in (piece, chance.choice(_GLUE)))
