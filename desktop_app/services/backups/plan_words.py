"""What restoring a backup would change, in lines to read before one decides."""

from collections.abc import Iterator, Mapping

from desktop_app import wording
from desktop_app.identity.sorting import sort_key
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.services.backups.planning import Plan
from desktop_app.storage.backups.between import Difference

MOST = 20
"""So many numbers of a kind are told, and how many more there are."""

_LOST = {
    "applications": N_("Applications that would be lost ({count}): {numbers}"),
    "payouts": N_("Payouts that would be lost ({count}): {numbers}"),
    "papers": N_("Papers that would be lost ({count}): {numbers}"),
}
_GAINED = {
    "applications": N_("Applications that would be there again ({count}): {numbers}"),
    "payouts": N_("Payouts that would be there again ({count}): {numbers}"),
    "papers": N_("Papers that would be there again ({count}): {numbers}"),
}


def lines(plan: Plan) -> list[Step]:
    return [*_of_the_backup(plan), *_of_states(plan), *_of_passwords(plan), Step(_KEPT, "")]


def _of_the_backup(plan: Plan) -> Iterator[Step]:
    values: dict[str, Value] = {
        "moment": as_is(wording.moment(plan.backup.made_at)),
        "count": plan.backup.cases,
    }
    yield Step(N_("The backup of {moment}: cases {count}."), "", values)


def _of_states(plan: Plan) -> Iterator[Step]:
    if plan.lost is None or plan.gained is None:
        yield Step(
            N_(
                "What would be lost can't be told: the database can't be read, or the backup is of "
                "another version of the program."
            ),
            "",
        )
        return
    if plan.lost.is_empty:
        yield Step(N_("Nothing would be lost."), "")
    else:
        label = N_("Lost would be entries of the history: {count}, {first} – {last}.")
        yield _days(label, plan.lost)
        yield from _numbers(_LOST, plan.lost)
    if not plan.gained.is_empty:
        label = N_("There again would be entries of the history: {count}, {first} – {last}.")
        yield _days(label, plan.gained)
        yield from _numbers(_GAINED, plan.gained)


def _days(label: str, found: Difference) -> Step:
    first, last = (as_is(wording.day(day)) for day in (found.first, found.last))
    return Step(label, "", {"count": found.acts, "first": first, "last": last})


def _numbers(labels: Mapping[str, str], found: Difference) -> Iterator[Step]:
    for kind, label in labels.items():
        given = found.numbers[kind]
        if given:
            told = ", ".join(f"{number} ({wording.day(day)})" for number, day in given[:MOST])
            more = "…" if len(given) > MOST else ""
            yield Step(label, "", {"count": len(given), "numbers": as_is(f"{told}{more}")})


def _of_passwords(plan: Plan) -> Iterator[Step]:
    found = plan.passwords
    for names, label in (
        (found.changed, N_("The password of the day of the backup will be needed by: {names}.")),
        (found.missing, N_("Nobody of these could enter any more: {names}.")),
        (found.back, N_("These could enter again: {names}.")),
    ):
        if names:
            yield Step(label, "", {"names": as_is(", ".join(sorted(names, key=sort_key)))})


_KEPT = N_("The database of now is kept beside the restored one, under a name that says so.")
