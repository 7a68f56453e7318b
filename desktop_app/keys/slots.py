"""One worker's slot: their password opens their own key, and that one opens the office's.

The office's key is sealed for the slot's public key, so it can be changed without asking anybody
for a password, and whoever leaves has nothing that opens the new one. Argon2id makes each guess of
a password cost 64 MiB and about a tenth of a second; libsodium does the rest (PyNaCl).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

RECOVERY = 0
"""The slot of no worker: the printed code opens it."""

KEY_BYTES = 32
TEMPORARY_FOR = timedelta(days=7)
"""How long a password that somebody else knows lets its owner in."""

_SALT_BYTES = 16
_OPERATIONS = 3
_MEMORY = 64 * 2**20
_MOST_MEMORY = 256 * 2**20
_MOST_OPERATIONS = 16
_MOST_KEYS = 8

Json = Mapping[str, Any]


class WrongPassword(Exception):
    """It does not open the slot."""


class Tampered(Exception):
    """A slot was put together from parts of others, or is damaged: its password opens nothing."""


@dataclass(frozen=True)
class Slot:
    """``name`` is shown where somebody chooses who they are; ``worker`` is who they are.

    ``temporary_from``: somebody else knows the password since that day, and its owner is to choose
    another; None where it is their own.
    """

    worker: int
    name: str
    salt: bytes = field(repr=False)
    operations: int = field(repr=False)
    memory: int = field(repr=False)
    locked: bytes = field(repr=False)
    public: bytes = field(repr=False)
    sealed: tuple[bytes, ...] = field(repr=False)
    temporary_from: date | None = None

    @property
    def temporary(self) -> bool:
        return self.temporary_from is not None

    def is_over(self, today: date) -> bool:
        """Whether it is a temporary password that nobody has changed in time."""
        given = self.temporary_from
        return given is not None and today > given + TEMPORARY_FOR

    @property
    def fingerprint(self) -> str:
        """By which one is known that was made by an act of the office: not its password, nor what
        it opens, which change without another slot being made.
        """
        said = [self.worker, _text(self.public), _day(self.temporary_from)]
        return sha256(json.dumps(said).encode()).hexdigest()

    @classmethod
    def made(
        cls, office: str, worker: int, name: str, password: str, keys: tuple[bytes, ...]
    ) -> "Slot":
        from nacl.public import PrivateKey

        own = PrivateKey.generate()
        empty = cls(worker, name, b"", 0, 0, b"", bytes(own.public_key), ())
        return empty.locked_by(password, bytes(own)).sealing(office, keys)

    def locked_by(self, password: str, private: bytes) -> "Slot":
        """The same slot with a new password."""
        from nacl.secret import SecretBox
        from nacl.utils import random

        salt = random(_SALT_BYTES)
        box = SecretBox(_stretched(password, salt, _OPERATIONS, _MEMORY))
        return replace(
            self,
            salt=salt,
            operations=_OPERATIONS,
            memory=_MEMORY,
            locked=bytes(box.encrypt(private)),
        )

    def sealing(self, office: str, keys: tuple[bytes, ...]) -> "Slot":
        """The same slot, opening these keys, the newest first. Needs no password."""
        from nacl.public import PublicKey, SealedBox

        box = SealedBox(PublicKey(self.public))
        texts = (
            json.dumps({"office": office, "worker": self.worker, "key": key.hex()}) for key in keys
        )
        return replace(self, sealed=tuple(box.encrypt(text.encode()) for text in texts))

    def private_key(self, password: str) -> bytes:
        """Their own key. Raises WrongPassword."""
        from nacl.exceptions import CryptoError
        from nacl.secret import SecretBox

        try:
            stretched = _stretched(password, self.salt, self.operations, self.memory)
            return SecretBox(stretched).decrypt(self.locked)
        except (CryptoError, ValueError) as error:
            raise WrongPassword from error

    def keys(self, office: str, private: bytes) -> tuple[bytes, ...]:
        """The office's keys, the newest first. Raises Tampered."""
        from nacl.exceptions import CryptoError
        from nacl.public import PrivateKey, SealedBox

        try:
            box = SealedBox(PrivateKey(private))
        except (CryptoError, ValueError, TypeError) as error:
            raise Tampered from error
        found = []
        for each in self.sealed:
            try:
                told = json.loads(box.decrypt(each))
                named = (told["office"], told["worker"])
                key = bytes.fromhex(told["key"])
            except (CryptoError, KeyError, TypeError, ValueError, RecursionError) as error:
                raise Tampered from error
            # What was sealed for one worker opens nothing in another's name.
            if named != (office, self.worker) or len(key) != KEY_BYTES:
                raise Tampered
            found.append(key)
        if not found:
            raise Tampered
        return tuple(found)

    def to_json(self) -> Json:
        return {
            "worker": self.worker,
            "name": self.name,
            "salt": _text(self.salt),
            "operations": self.operations,
            "memory": self.memory,
            "locked": _text(self.locked),
            "public": _text(self.public),
            "sealed": [_text(each) for each in self.sealed],
            "temporary": _day(self.temporary_from),
        }

    @classmethod
    def from_json(cls, stored: Json) -> "Slot":
        """Raises KeyError, TypeError, ValueError or OverflowError where it is no slot."""
        operations, memory = int(stored["operations"]), int(stored["memory"])
        if not (0 < operations <= _MOST_OPERATIONS and 0 < memory <= _MOST_MEMORY):
            raise ValueError(memory)  # it would take the PC's whole memory
        given = str(stored["temporary"])
        slot = cls(
            worker=int(stored["worker"]),
            name=str(stored["name"]),
            salt=_bytes(stored["salt"]),
            operations=operations,
            memory=memory,
            locked=_bytes(stored["locked"]),
            public=_bytes(stored["public"]),
            sealed=tuple(_bytes(each) for each in stored["sealed"]),
            temporary_from=date.fromisoformat(given) if given else None,
        )
        if (len(slot.salt), len(slot.public)) != (_SALT_BYTES, KEY_BYTES):
            raise ValueError(slot.worker)
        if len(slot.sealed) > _MOST_KEYS:  # there are two while the office's key is changed
            raise ValueError(slot.worker)
        return slot


def _stretched(password: str, salt: bytes, operations: int, memory: int) -> bytes:
    from unicodedata import normalize

    from nacl.pwhash import argon2id

    typed = normalize("NFC", password).encode("utf-8", "surrogatepass")
    return argon2id.kdf(KEY_BYTES, typed, salt, opslimit=operations, memlimit=memory)


def _day(given: date | None) -> str:
    return given.isoformat() if given is not None else ""


def _text(value: bytes) -> str:
    return b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return b64decode(value, validate=True)
