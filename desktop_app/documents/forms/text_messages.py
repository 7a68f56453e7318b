"""Text messages to a parent's phone (R-7-1), with names no longer than a phone likes them.

What is too long is shortened the way people do it: the child's patronymic goes first, then the end
of the school's name but not its number, and at last the child's first name becomes an initial.
"""

import re

MESSAGE_LENGTH = 160
FIELDS = frozenset({"child", "school"})

_FIELD = re.compile(r"\{(\w*)\}")
_NUMBER = re.compile(r"№ ?\d+")
# A school's name that is cut shorter than this tells nobody who asks.
_LEAST_OF_SCHOOL = 12


def is_whole(words: str) -> bool:
    """Whether the words name the child and the school, and nothing else."""
    return set(_FIELD.findall(words)) == FIELDS


def fitted(words: str, child: str, school: str) -> str:
    """The words with both names, in at most MESSAGE_LENGTH characters if it can be.

    Words that leave no room for names keep them whole: a long message is sent in more parts.
    """
    whole = _filled(words, child, school)
    if len(whole) <= MESSAGE_LENGTH:
        return whole
    for name in _shortened(child):
        room = MESSAGE_LENGTH - len(_filled(words, name, "…")) + 1
        if room >= min(len(school), _LEAST_OF_SCHOOL):
            return _filled(words, name, _cut(school, room))
    return whole


def _filled(words: str, child: str, school: str) -> str:
    names = {"child": child, "school": school}
    return _FIELD.sub(lambda found: names[found[1]], words)


def _shortened(name: str) -> tuple[str, ...]:
    """«Тегі Аты» and «Тегі А.»; who has one name only keeps it."""
    surname, *given = name.split()[:2] or [""]
    return " ".join([surname, *given]), " ".join([surname, *(f"{one[0]}." for one in given)])


def _cut(name: str, room: int) -> str:
    """The name, or as many of its words as there is room for, with the school's number."""
    if len(name) <= room:
        return name
    cut = _beginning(name, room)
    number = _NUMBER.search(name)
    if number is None or number[0] in cut:
        return cut
    return f"{_beginning(name, room - len(number[0]) - 1)} {number[0]}"


def _beginning(name: str, room: int) -> str:
    words = name[:room].rpartition(" ")[0] or name[: room - 1]
    return re.sub(r"[«»\"]", "", words).rstrip(" ,.№–-") + "…"
