"""A paper that the head signs, from its preparation to what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.records.kinds import ApprovalState, NoticeKind
from desktop_app.records.people import Author

PROPOSED_WHY = "nobody is heard"
"""Under which word ``content`` holds why nobody is to be heard, where who prepared it says so."""


@dataclass(frozen=True)
class Approval:
    """``content`` is what the paper is made of besides what is on file, as JSON holds it.

    ``about`` names what the paper tells, so that the same is not prepared twice; ``why`` is the
    reason where it was sent back or taken back.
    """

    id: int
    kind: NoticeKind
    application_id: int | None
    child_id: int | None
    complaint_id: int | None
    about: str
    content: Mapping[str, Any]
    prepared_at: datetime
    prepared_by: str
    prepared_by_id: int | None
    state: ApprovalState
    settled_at: datetime | None
    settled_by: str
    why: str
    notice_id: int | None
    version: int

    @property
    def author(self) -> Author:
        return Author(self.prepared_by_id, self.prepared_by)

    @property
    def proposed_why(self) -> str:
        """Why nobody is to be heard, as who prepared it proposes; the signature decides it."""
        return str(self.content.get(PROPOSED_WHY, ""))


@dataclass(frozen=True)
class TrayRow:
    """A paper in the tray, whom it is about, and the number of its case or complaint."""

    approval: Approval
    about_whom: str
    case_number: str
