"""The command of orders of substitution: record one, take one back, or print those that stand."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from desktop_app import wording
from desktop_app.cli.given import add_database, day, desk_of
from desktop_app.cli.grammar import DONE, Command
from desktop_app.law.steps import N_, as_is
from desktop_app.records.people import Worker
from desktop_app.records.substitutions import Substitution, SubstitutionEntry
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import substitutions
from desktop_app.translation import _


def _arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add = parser.add_argument
    act = parser.add_mutually_exclusive_group()
    words = _("the number of an order to record")
    act.add_argument("--record", default="", metavar="NUMBER", help=words)
    words = _("the number of a recorded order that is to let nobody approve any more")
    act.add_argument("--take-back", default="", metavar="NUMBER", help=words)
    add("--day", default="", metavar="DAY", help=_("the day of the order"))
    add("--away", default="", metavar="NAME", help=_("the worker who is away"))
    add("--stands-in", default="", metavar="NAME", help=_("the worker who stands in"))
    add("--from", dest="first", default="", metavar="DAY", help=_("the first day of standing in"))
    add("--until", dest="last", default="", metavar="DAY", help=_("the last day of standing in"))
    add("--reason", default="", metavar="TEXT", help=_("why the order is taken back"))


def _run(options: Namespace) -> int:
    with desk_of(options) as desk:
        orders, workers = substitutions.standing(desk)
        if options.record:
            entry = SubstitutionEntry(
                number=options.record,
                day=day(options.day) if options.day else None,
                absent_id=_worker(options.away, workers),
                substitute_id=_worker(options.stands_in, workers),
                first_day=day(options.first) if options.first else None,
                last_day=day(options.last) if options.last else None,
            )
            orders = [substitutions.record(desk, entry)]
        elif options.take_back:
            orders = [_order(options.take_back, orders)]
            substitutions.annul(desk, orders[0], options.reason)
    for order in orders:
        print(_line(order))
    return DONE


def _line(order: Substitution) -> str:
    words = _("{order}: {who} stands in for {absent}, {first} – {last}; recorded by {recorder}")
    return words.format(
        order=order.named,
        who=order.substitute,
        absent=order.absent,
        first=wording.day(order.first_day),
        last=wording.day(order.last_day),
        recorder=order.recorded_by,
    )


def _worker(name: str, workers: Sequence[Worker]) -> int:
    """Of those who pay; none where nobody is named. Trouble where the name is not one worker's."""
    if not name:
        return 0
    wanted = " ".join(name.split()).casefold()
    found = [each for each in workers if each.name.casefold() == wanted]
    if len(found) == 1:
        return found[0].id
    label = N_("“{name}” is not the name of one worker who draws up or approves payouts: {names}.")
    raise Trouble(label, name=as_is(name), names=as_is(", ".join(each.name for each in workers)))


def _order(number: str, orders: Sequence[Substitution]) -> Substitution:
    wanted = number.strip().removeprefix("№").strip().casefold()
    found = [each for each in orders if each.number.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        label = N_("Several orders have that number: {orders}. Take one back in the window.")
        named = "; ".join(_line(each) for each in found)
        raise Trouble(label, orders=as_is(named))
    label = N_("No order of substitution {number} is recorded.")
    raise Trouble(label, number=as_is(number))


SUBSTITUTION = Command(
    "substitution [--record NUMBER --day DAY --away NAME --stands-in NAME --from DAY --until DAY | "
    "--take-back NUMBER --reason TEXT] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("print the orders of substitution, record one for somebody else, or take one back"),
    _arguments,
    _run,
)
