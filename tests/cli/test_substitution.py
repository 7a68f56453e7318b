"""An order of substitution by command: the same rules as in the window."""

from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import substitutions
from desktop_app.storage.schema import open_database
from tests.cli.conftest import Run
from tests.services.acts import taken_by


def an_order(number: str, place: Path, substitute: Role) -> tuple[str, ...]:
    """Of today: one of those who pay stands in for the other."""
    names, database = _who_pay(place), open_database(place)
    today = Desk(database).today().isoformat()
    database.close()
    stands_in = names.get(substitute, names[Role.HEAD])
    (away,) = {*names.values()} - {stands_in}
    days = ("--day", today, "--from", today, "--until", today)
    return ("--record", number, "--away", away, "--stands-in", stands_in, *days)


def _who_pay(place: Path) -> dict[Role, str]:
    database = open_database(place)
    desk = Desk(database)
    found = {role: taken_by(desk, role).worker.name for role in (Role.HEAD, Role.ACCOUNTANT)}
    database.close()
    return found


def _standing(place: Path) -> list[str]:
    database = open_database(place)
    orders, _workers = substitutions.standing(taken_by(Desk(database), Role.HEAD))
    database.close()
    return [order.named for order in orders]


def test_somebody_else_records_it_and_it_is_taken_back_with_a_reason(
    demo_copy: Path, run: Run
) -> None:
    place = ("--database", demo_copy)
    names = _who_pay(demo_copy)
    order = an_order("№ 14-ж", demo_copy, Role.HEAD)
    assert "You would stand in" in run.fails("substitution", *order, *place, "--as", Role.HEAD)
    code, said, _ = run("substitution", *order, *place, "--as", Role.ADMINISTRATOR)
    assert code == 0
    assert f"{names[Role.HEAD]} stands in for {names[Role.ACCOUNTANT]}" in said
    assert run("substitution", *place, "--as", Role.INSPECTOR)[:2] == (0, said)
    (named,) = _standing(demo_copy)
    assert named.startswith("№ 14-ж, ")

    back = ("substitution", "--take-back", "14-Ж", *place, "--as", Role.ADMINISTRATOR)
    assert "Write why the order is taken back" in run.fails(*back)
    assert run(*back, "--reason", "Қате енгізілген")[0] == 0
    assert _standing(demo_copy) == []
    assert "14-Ж is recorded" in run.fails(*back, "--reason", "тағы да")


def test_what_lacks_or_is_not_known_is_told_and_nothing_is_kept(demo_copy: Path, run: Run) -> None:
    office = ("--database", demo_copy, "--as", Role.ADMINISTRATOR)
    names = _who_pay(demo_copy)
    told = run.fails("substitution", "--record", "14", *office)
    assert "Choose somebody" in told
    assert "Enter the day" in told
    stranger = ("substitution", "--record", "14", "--away", "Ешкім", *office)
    told = run.fails(*stranger)
    assert "Ешкім" in told
    assert names[Role.HEAD] in told
    order = an_order("14", demo_copy, Role.HEAD)
    assert "is not a day" in run.fails("substitution", *order[:2], "--day", "бүгін", *office)
    assert _standing(demo_copy) == []


def test_of_two_with_one_number_none_is_taken_back(demo_copy: Path, run: Run) -> None:
    office = ("--database", demo_copy, "--as", Role.ADMINISTRATOR)
    for substitute in (Role.HEAD, Role.ACCOUNTANT):
        assert run("substitution", *an_order("14", demo_copy, substitute), *office)[0] == 0
    told = run.fails("substitution", "--take-back", "14", "--reason", "қате", *office)
    assert "Several orders have that number" in told
    assert len(_standing(demo_copy)) == 2
