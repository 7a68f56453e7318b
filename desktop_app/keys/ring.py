"""The ring of an office: a slot for each worker who may enter, and one for the printed code."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from desktop_app.keys.slots import KEY_BYTES, RECOVERY, Slot, WrongPassword

VERSION = 1
MOST_SLOTS = 500
"""No office has so many workers; a longer ring would only make the program stand still."""


class RingUnread(Exception):
    """What should be a ring is none, or one of a newer program."""


@dataclass(frozen=True)
class Entered:
    """Who has opened which keys of the office, the newest first; ``private`` is their own."""

    worker: int
    keys: tuple[bytes, ...]
    private: bytes

    def __repr__(self) -> str:
        return f"Entered({self.worker})"  # keys stand in no message and no log


@dataclass(frozen=True)
class Ring:
    """Frozen: each change gives another one, to be kept in the place of this."""

    office: str
    slots: tuple[Slot, ...] = ()

    @property
    def workers(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.worker != RECOVERY)

    def of(self, worker: int) -> Slot | None:
        return next((slot for slot in self.slots if slot.worker == worker), None)

    def enter(self, worker: int, password: str) -> Entered:
        """Raises WrongPassword, also for somebody who has no slot, and Tampered."""
        slot = self.of(worker)
        if slot is None:
            raise WrongPassword
        private = slot.private_key(password)
        return Entered(worker, slot.keys(self.office, private), private)

    def with_worker(
        self,
        worker: int,
        name: str,
        password: str,
        keys: tuple[bytes, ...],
        *,
        temporary_from: date | None = None,
    ) -> "Ring":
        """A slot for somebody, in place of the one they had; `Slot` says what the day is."""
        slot = Slot.made(self.office, worker, name, password, keys)
        return self._with(replace(slot, temporary_from=temporary_from))

    def with_password(self, entered: Entered, password: str) -> "Ring":
        """Somebody's own new password, for whoever has entered with the old one.

        Raises WrongPassword and Tampered where they have no slot or another one since.
        """
        slot = self.of(entered.worker)
        if slot is None:
            raise WrongPassword
        slot.keys(self.office, entered.private)  # somebody may have made them another slot since
        own = slot.locked_by(password, entered.private)
        return self._with(replace(own, temporary_from=None))

    def renamed(self, worker: int, name: str) -> "Ring":
        slot = self.of(worker)
        return self if slot is None else self._with(replace(slot, name=name))

    def without(self, worker: int) -> "Ring":
        return replace(self, slots=tuple(slot for slot in self.slots if slot.worker != worker))

    def sealing(self, keys: tuple[bytes, ...]) -> "Ring":
        """Every slot opens these keys; nobody is asked for a password."""
        return replace(self, slots=tuple(slot.sealing(self.office, keys) for slot in self.slots))

    def _with(self, new: Slot) -> "Ring":
        kept = tuple(new if slot.worker == new.worker else slot for slot in self.slots)
        return replace(self, slots=kept if new in kept else (*kept, new))

    def to_text(self) -> str:
        """With a sum, by which damage is noticed; changes by somebody are noticed by the keys."""
        slots = [slot.to_json() for slot in self.slots]
        told = {"version": VERSION, "office": self.office, "slots": slots}
        told["sum"] = _sum(self.office, slots)
        return json.dumps(told, ensure_ascii=False, indent=1)

    @classmethod
    def from_text(cls, text: str) -> "Ring":
        """Raises RingUnread."""
        try:
            stored = json.loads(text)
            office, slots = str(stored["office"]), stored["slots"]
            if stored["version"] != VERSION or stored["sum"] != _sum(office, slots):
                raise RingUnread
            if len(slots) > MOST_SLOTS:
                raise RingUnread
            ring = cls(office, tuple(map(Slot.from_json, slots)))
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise RingUnread from error
        if len({slot.worker for slot in ring.slots}) < len(ring.slots):
            raise RingUnread
        return ring


def _sum(office: str, slots: Sequence[Mapping[str, Any]]) -> str:
    text = json.dumps([office, slots], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def new_key() -> bytes:
    return token_bytes(KEY_BYTES)
