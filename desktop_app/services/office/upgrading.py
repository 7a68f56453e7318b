"""What is said before and after the tables of a database are brought to this version."""

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.storage.database import Upgraded
from desktop_app.storage.schema import HEAD

SCHEMA = HEAD
"""Which version of the tables this program works with."""


def told(done: Upgraded) -> Step:
    """What was done, and where the copy lies that was made first."""
    values = {"before": as_is(done.before), "after": as_is(done.after)}
    if done.copy is None:
        label = N_("The database was upgraded from version {before} to {after}.")
        return Step(label, "", values)
    label = N_(
        "The database was upgraded from version {before} to {after}. As it was before, it lies in "
        "{file} in the folder {folder}, opened and counted: keep it, with its .keys if it has any, "
        "until the office has worked on the new one for a while."
    )
    values |= {"file": as_is(done.copy.name), "folder": as_is(str(done.copy.parent))}
    return Step(label, "", values)


def how_far(done: int, count: int) -> Step:
    """What is told while the people of an older database get what this version knows of them."""
    label = N_("The database is being upgraded. People: {done} of {count}")
    return Step(label, "", {"done": done, "count": count})


def backup_first(name: str) -> Step:
    """What is asked before a server's database is upgraded, for all PCs at once."""
    label = N_(
        "The database {name} is on a server, and every PC of the office needs this version of the "
        "program afterwards. Make a backup first, such as with pg_dump --format=custom, look that "
        "nobody works on it, and then: home-education upgrade --backup-made"
    )
    return Step(label, "", {"name": as_is(name)})
