"""How wide the columns of a table are: names are the widest and shrink last.

Where there is room to spare, columns without a width of their own share it. Where there is not,
the others give way first, down to what stands in them; then the names, down to what can still be
told apart; what is still too wide is scrolled. A width that somebody chose stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Wish(NamedTuple):
    """``width`` is 0 for what takes the room there is, such as a name.

    ``least`` is the heading and what stands below it; of a name, what is enough to know it by.
    """

    width: int
    liked: int
    least: int


def widths(wishes: Mapping[int, Wish], room: int, chosen: Mapping[int, int]) -> dict[int, int]:
    """In pixels, by the number of the column; ``chosen`` are those that somebody set."""
    found = {
        number: chosen.get(number) or max(wish.liked, wish.least) for number, wish in wishes.items()
    }
    free = [number for number in wishes if number not in chosen]
    names = [number for number in free if not wishes[number].width]
    others = [number for number in free if wishes[number].width]
    spare = room - sum(found.values())
    if spare > 0:
        _share(found, names, spare)
    else:
        lacking = _take(found, others, wishes, -spare)
        _take(found, names, wishes, lacking)
    return found


def _share(found: dict[int, int], names: Sequence[int], spare: int) -> None:
    """So that they come out as wide as each other, where none is wider already."""
    rest = sorted(names, key=lambda number: found[number], reverse=True)
    while rest:
        even, left_over = divmod(sum(found[number] for number in rest) + spare, len(rest))
        widest = rest[0]
        if found[widest] > even:
            rest.pop(0)
            continue
        for number in rest:
            found[number] = even
        found[rest[0]] += left_over
        return


def _take(
    found: dict[int, int], among: Sequence[int], wishes: Mapping[int, Wish], lacking: int
) -> int:
    """From each as much as it can spare, in proportion; what is still lacking then."""
    can = {number: max(0, found[number] - wishes[number].least) for number in among}
    whole = sum(can.values())
    taken = min(lacking, whole)
    rest = taken
    for number, spare in can.items():
        part = min(rest, -(-spare * taken // whole)) if whole else 0
        found[number] -= part
        rest -= part
    return lacking - taken
