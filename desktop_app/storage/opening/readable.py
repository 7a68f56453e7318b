"""A stored value that makes no sense, such as a day that is none, is damage and not a bug."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Date, DateTime, Engine
from sqlalchemy.types import TypeEngine

from desktop_app.storage.trouble import DatabaseTrouble


def only(engine: Engine) -> None:
    """Whatever the engine reads from a file is readable, or DatabaseTrouble “damaged”.

    Days, moments and JSON are text there; a server lets no other text in.
    """
    dialect: Any = engine.dialect
    dialect._json_deserializer = _known(_loads)
    of_days = {kind: _readable(dialect.colspecs[kind]) for kind in (Date, DateTime)}
    dialect.colspecs = {**dialect.colspecs, **of_days}


def _readable(kind: type[TypeEngine[Any]]) -> type[TypeEngine[Any]]:
    class Readable(kind):  # type: ignore[misc, valid-type]
        def result_processor(self, dialect: Any, coltype: object) -> Callable[[Any], Any] | None:
            process = super().result_processor(dialect, coltype)
            return None if process is None else _known(process)

    Readable.__name__ = kind.__name__
    return Readable


def _known(process: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return process(value)
        except (ValueError, TypeError) as error:
            raise DatabaseTrouble("damaged") from error

    return read


def _loads(text: str) -> Any:
    """What `json.loads` gives, sooner for the thousands of short texts of a sheet."""
    try:
        found, end = _scan()(text, 0)
    except StopIteration as error:
        raise ValueError("no JSON") from error
    if end != len(text):
        from json import loads

        return loads(text)
    return found


@cache
def _scan() -> Callable[[str, int], tuple[Any, int]]:
    from json import JSONDecoder

    decoder: Any = JSONDecoder()
    found: Callable[[str, int], tuple[Any, int]] = decoder.scan_once
    return found
