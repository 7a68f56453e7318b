"""Works at the window until it is killed: `python -m tests.soak.sudden_end.at_window FOLDER`."""

from tests.soak.sudden_end.at_work import main
from tests.soak.sudden_end.window import a_day

if __name__ == "__main__":
    main(a_day)
