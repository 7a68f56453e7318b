"""Which lines are not as a revision of git has them."""

import re
import subprocess
from collections import defaultdict
from pathlib import Path

HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def lines_since(root: Path, revision: str, package: str) -> dict[str, set[int]]:
    """By file. A file that was only moved has none; one that git does not know yet has them all."""
    found: dict[str, set[int]] = defaultdict(set)
    path = ""
    diff = _git(
        root, "diff", "--unified=0", "--find-renames", "--no-color", revision, "--", package
    )
    for line in diff.splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ ").removeprefix("b/")
        elif hunk := HUNK.match(line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found[path] |= set(range(first, first + count))
    for new in _git(root, "ls-files", "--others", "--exclude-standard", package).splitlines():
        found[new] = set(range(1, len((root / new).read_bytes().splitlines()) + 1))
    return dict(found)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "diff.noprefix=false", "-c", "core.quotePath=false", *arguments]
    run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise SystemExit(f"mutants: git says: {run.stderr.strip()}")
    return run.stdout
