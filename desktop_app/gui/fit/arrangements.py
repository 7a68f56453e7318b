"""How somebody arranged the columns of each table, kept on this PC until «as at first».

A table is known by the function that gives the text of its first column and by how many columns it
has, so it is the same in every language, and one that has got another column begins anew.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

_TABLES, _PARTS, _EACH = "|", ";", ","


class Arrangement(NamedTuple):
    """Columns by their numbers: ``widths`` for letters as they are at first, ``order``, ``hidden``.

    An empty ``order`` is that of the program.
    """

    widths: Mapping[int, int] = {}
    order: tuple[int, ...] = ()
    hidden: frozenset[int] = frozenset()


AT_FIRST = Arrangement()

_kept: dict[str, Arrangement] = {}
_changed: list[Callable[[str], object]] = []


def use(text: str, changed: Callable[[str], object]) -> None:
    """What was kept, and who keeps what is arranged from now on."""
    _kept.clear()
    _kept.update(_read(text))
    _changed[:] = [changed]


def of(table: str) -> Arrangement:
    return _kept.get(table, AT_FIRST)


def keep(table: str, arranged: Arrangement) -> None:
    """Tell who keeps them, where it is another than before."""
    if arranged == of(table):
        return
    _kept.pop(table, None)
    if arranged != AT_FIRST:
        _kept[table] = arranged
    for changed in _changed:
        changed(written())


def written() -> str:
    """In one line."""
    return _TABLES.join(f"{table}{_PARTS}{_line(each)}" for table, each in _kept.items())


def _line(arranged: Arrangement) -> str:
    widths = _EACH.join(f"{number}:{width}" for number, width in sorted(arranged.widths.items()))
    order = _EACH.join(map(str, arranged.order))
    return _PARTS.join((widths, order, _EACH.join(map(str, sorted(arranged.hidden)))))


def _read(text: str) -> dict[str, Arrangement]:
    """What can't be read is as at first."""
    found = {}
    for each in filter(None, text.split(_TABLES)):
        try:
            table, widths, order, hidden = each.split(_PARTS)
            pairs = [pair.split(":") for pair in filter(None, widths.split(_EACH))]
            found[table] = Arrangement(
                {int(number): int(width) for number, width in pairs},
                tuple(map(int, filter(None, order.split(_EACH)))),
                frozenset(map(int, filter(None, hidden.split(_EACH)))),
            )
        except ValueError:
            continue
    return found
