"""What happens to edits of the same record by two people at once."""

from datetime import datetime


class ChangedMeanwhile(Exception):
    """Somebody else saved the row first; ``who`` and ``when`` say who and when."""

    def __init__(self, who: str, when: datetime | None) -> None:
        super().__init__("changed meanwhile")
        self.who = who
        self.when = when
