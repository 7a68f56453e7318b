"""What somebody opened last, by the looks that are put down of it."""

from sqlalchemy import Connection, func, select

from desktop_app.records.looks import Subject, Way
from desktop_app.records.search import Hit
from desktop_app.storage import tables as t
from desktop_app.storage.search import shown

_LOOKED_THROUGH = 20_000
"""The newest looks of the whole office: who has opened nothing among them has opened nothing."""

_READ = {
    Subject.CHILD: shown.children,
    Subject.COMPLAINT: shown.complaints,
    Subject.PAYOUT: shown.payouts,
}


def last(connection: Connection, worker_id: int, most: int) -> list[Hit]:
    """The last things one worker opened, the newest first."""
    looks = t.looks.c
    newest = connection.scalar(select(func.max(looks.id))) or 0
    query = (
        select(looks.subject, looks.subject_id)
        .where(
            looks.id > newest - _LOOKED_THROUGH,
            looks.worker_id == worker_id,
            looks.way == Way.OPENED,
            looks.subject.in_(list(_READ)),
            looks.subject_id != 0,
        )
        .group_by(looks.subject, looks.subject_id)
        .order_by(func.max(looks.id).desc())
        .limit(most)
    )
    wanted = [(Subject(row.subject), row.subject_id) for row in connection.execute(query)]
    found: dict[tuple[Subject, int], Hit] = {}
    for subject, read in _READ.items():
        ids = [each for of, each in wanted if of is subject]
        if ids:
            found |= {(subject, hit.id): hit for hit in read(connection, ids)}
    return [found[each] for each in wanted if each in found]
