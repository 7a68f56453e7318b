"""What is offered beside trying again, by what keeps a database from opening."""

import pytest

from desktop_app.gui.opening.ways_out import Acts, ways_out


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        ("not there", ["begin", "restore"]),
        ("no database", ["begin"]),
        ("foreign log", ["move", "restore"]),
        ("older", ["upgrade"]),
        ("damaged", ["restore"]),
        ("other tables", ["restore"]),
        ("counts differ", ["restore"]),
        ("newer", []),
        ("busy", []),
        ("", []),
    ],
)
def test_each_trouble_has_its_ways(kind: str, done: list[str]) -> None:
    did: list[str] = []
    acts = Acts(
        begin=lambda: did.append("begin"),
        move_log_aside=lambda: did.append("move"),
        upgrade=lambda: did.append("upgrade"),
        restore=None,
    )
    for _words, act in ways_out(kind, acts._replace(restore=lambda: did.append("restore"))):
        act()
    assert did == done
    without = [words for words, _act in ways_out(kind, acts)]
    assert len(without) == len([each for each in done if each != "restore"])
