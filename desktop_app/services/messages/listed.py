"""The list of proactive messages: found by child or parent, narrowed by what came back (R-7-1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.kinds import MessageAnswer
from desktop_app.records.messages import MessageRow
from desktop_app.services.listing import Listing
from desktop_app.storage.messages import sent as messages


@dataclass(frozen=True)
class Messages(Listing[MessageRow]):
    """The newest first. No ``answers`` are all of them.

    ``without_application``: only consents in time that no application rests on yet.
    """

    text: str = ""
    answers: tuple[MessageAnswer, ...] = ()
    without_application: bool = False

    def ids(self, connection: Connection) -> list[int]:
        return messages.ids(
            connection, self.text, self.answers, without_application=self.without_application
        )

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[MessageRow]:
        return messages.rows(connection, wanted)
