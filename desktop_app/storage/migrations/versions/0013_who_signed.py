"""Who signed an issued paper is who stands under it, not who let it pass in the program.

A school's order is signed by its director; its journal named the head of the department.
"""

import json
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OF_THE_SCHOOL = ("order", "certificate")
_AT_ONCE = 500

notices = sa.table(
    "notices",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("signed_by", sa.String),
    sa.column("words", sa.LargeBinary),
)


def upgrade() -> None:
    connection = op.get_bind()
    # Papers of version 0002 have no words: of a school's it is not known who its director was.
    connection.execute(
        notices.update()
        .where(notices.c.kind.in_(_OF_THE_SCHOOL), notices.c.words.is_(None))
        .values(signed_by="")
    )
    last = 0
    while True:
        rows = connection.execute(
            sa.select(notices.c.id, notices.c.signed_by, notices.c.words)
            .where(notices.c.words.is_not(None), notices.c.id > last)
            .order_by(notices.c.id)
            .limit(_AT_ONCE)
        ).all()
        if not rows:
            return
        last = rows[-1].id
        for row in rows:
            signed_by = _signatory(row.words)
            if signed_by is not None and signed_by != row.signed_by:
                connection.execute(
                    notices.update().where(notices.c.id == row.id).values(signed_by=signed_by)
                )


def _signatory(words: bytes) -> str | None:
    """Who stands at the first line for a signature; None for words that can't be read."""
    try:
        stored: Any = json.loads(zlib.decompress(words).decode("utf-8", "surrogatepass"))
        blocks = [block for form in stored["paper"]["forms"] for block in form["blocks"]]
        signed = next((each for each in blocks if each["kind"] == "signature"), None)
        return "" if signed is None else "".join(signed["cells"][-1]).strip()
    except (zlib.error, ValueError, KeyError, TypeError):
        return None
