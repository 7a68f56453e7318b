"""What says only that an address is another one's, or that there is none: no letter finds it."""

import re

from desktop_app.identity.folding import folded

_NO_ADDRESSES = frozenset(
    map(
        folded,
        (
            "там же|там|тот же|тот же адрес|по тому же адресу|та же|то же|тоже|тот-же|"
            "см выше|см. выше|смотри выше|как выше|как у ребенка|как у матери|как у отца|"
            "адрес тот же|прежний|прежний адрес|нет|нет адреса|не указан|неизвестен|"
            "сол жерде|сол жер|сол жақта|сонда|сол|сол мекенжай|сол мекенжайда|сол мекен-жай|"
            "мекенжайы сол|дәл сол|бұрынғы|бұрынғы мекенжай|жоғарыда|жоғарыдағы|жоғарыдағыдай|"
            "осында|осы жерде|жоқ|мекенжайы жоқ|белгісіз|"
            "same|the same|same address|same as above|as above|same place|ibid|none|unknown"
        ).split("|"),
    )
)
_DIGIT = re.compile("[0-9]")
_MARKS = re.compile(r"[^\w\s]+")


def is_no_address(text: str) -> bool:
    """Whether «там же», «сол жерде», "same" or ditto marks stand there, and no address."""
    if _DIGIT.search(text):  # a house: nearly every address has one, and none of these
        return False
    plain = folded(_MARKS.sub(" ", text))
    return bool(text.strip()) and (plain in _NO_ADDRESSES or not any(map(str.isalnum, text)))
