"""python run.py mutants [--seed N] [--count N] [--since REV] [--again] [PATHS]: see MUTATION.md."""

import sys

from tests.mutation.command import main
from tests.mutation.project import Project

main(Project(), sys.argv[1:])
