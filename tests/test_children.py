"""What is said between a test and the processes it starts is UTF-8, whatever system this is."""

import os
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent


def test_no_process_is_read_in_the_encoding_of_the_system() -> None:
    by_the_system = re.compile(r"\b(text|universal_newlines)\s*=\s*True")
    found = [
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*.py")
        if path != Path(__file__) and by_the_system.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_process_speaks_utf8_on_a_system_that_does_not() -> None:
    command = [sys.executable, "-c", r"print('\u04e8\u0442')"]
    elsewhere = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, env=elsewhere, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "Өт"
