"""Sets up the program in this folder and runs it; needs nothing but Python.

    python run.py            set up, make the demo office, open it
    python run.py test       every check and test; what follows is given to pytest
    python run.py bench      every benchmark in tests/bench
    python run.py build      the program for people without Python, in dist/
    python run.py installer  Setup.exe for Windows, in dist/; elsewhere with Wine
    python run.py windows    the program on Windows from its tests to its uninstaller, under Wine
                             elsewhere; what follows is given to tests/windows
    python run.py screenshots    pictures of every screen, and a check that no text is cut off;
                             what follows is given to tests/screenshots
    python run.py walk       every page and dialog on every size of screen, light and dark, and what
                             is wrong there; what follows is given to tests/walk
    python run.py gallery    every notice in every setting, as PDF and as pictures, in build/gallery
    python run.py mutants    make small mistakes in the code and see whether the tests find them;
                             what follows is given to tests/mutation
    python run.py soak       thousands of hostile inputs, by fixed seeds; results in
                             tests/soak/RESULTS.md; what follows is given to tests/soak
    python run.py clauses    which module and test carry out each clause of the law
    python run.py licences   what is shipped, and the licence of each
    python run.py translations   collect the texts of the screens and compile their translations
    python run.py lock       make the lock files again from pyproject.toml

Everything is installed into .venv in this folder, in the versions of the lock files.
"""

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        "run.py: this program needs Python 3.11, 3.12 or 3.13, and this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}: install one of those and run it again."
    )

LINUX: bool = sys.platform == "linux"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "run.json"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
ROOM_IN_MEMORY = 6 * 2**30

# What Qt loads from the system on Linux, and the Debian or Ubuntu package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
# The same for windows on an X or a Wayland screen, and for printing from them.
X_LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "ProxyError",
    "Failed to establish a new connection",
    "Connection to ",
    "Network is unreachable",
    "Name or service not known",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
)

CANNOT_MAKE = (
    "this Python cannot make a virtual environment: install its venv module (on Debian and Ubuntu "
    "`sudo apt-get install python3-venv`) and run this again."
)


class Trouble(Exception):
    """What went wrong, in one sentence, and the exit code to end with."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def say(text: str) -> None:
    print(text, flush=True)


def environment() -> dict[str, str]:
    """This process's variables without those that would lead Python or pip astray."""
    leading_astray = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET"}
    kept = {name: value for name, value in os.environ.items() if name not in leading_astray}
    kept.setdefault("PYTHONIOENCODING", "utf-8")
    return kept


def run(*command: "str | Path", **variables: str) -> int:
    """Run a command in the project's folder; its exit code as a shell would give it."""
    code = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment() | variables, check=False
    ).returncode
    return 128 - code if code < 0 else code


# --- setting up -----------------------------------------------------------------------------


def maker() -> dict[str, str]:
    """Which Python makes the environment, and where: one of another Python or place is remade."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return {"python": version, "from": sys.base_prefix, "at": str(VENV)}


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def digest(lock: str) -> str:
    text = (ROOT / lock).read_text(encoding="utf-8")  # the same whatever the line ends
    return hashlib.sha256(text.encode()).hexdigest()


def set_up(lock: str) -> None:
    """Have an environment with everything in the lock file, quickly if it is there already."""
    if sys.maxsize < 2**32:
        raise Trouble("this is a 32-bit Python, and the program needs a 64-bit one.")
    stamp = read_stamp()
    if not (PYTHON.exists() and stamp.items() >= maker().items()):
        make_environment()
        stamp = maker()
        write_stamp(stamp)
    if stamp.get(lock) != digest(lock):
        write_stamp(maker())
        install(lock)
        stamp = maker() | {lock: digest(lock)}
        if lock == DEV_LOCK:  # has all of the other
            stamp[LOCK] = digest(LOCK)
        write_stamp(stamp)
    if LINUX:
        have_qt_libraries()


def make_environment() -> None:
    say("== making .venv")
    if Path(sys.prefix) == VENV:
        raise Trouble(
            ".venv does not fit and cannot be made again by the Python inside it: "
            "deactivate it and run this with the Python of the system."
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    if importlib.util.find_spec("venv") is None:
        raise Trouble(CANNOT_MAKE)
    if importlib.util.find_spec("ensurepip") is not None:
        code = run(sys.executable, "-m", "venv", VENV)
    elif importlib.util.find_spec("pip") is not None:
        code = run(sys.executable, "-m", "venv", "--without-pip", VENV)
    else:
        raise Trouble(CANNOT_MAKE)
    if code:
        raise Trouble(CANNOT_MAKE)


def pip() -> "list[str | Path]":
    """The environment's own pip or, where it has none, the system's working on it."""
    if importlib.util.find_spec("ensurepip") is not None:
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def install(lock: str) -> None:
    say(f"== installing {lock} (the first time about 300 MB are downloaded)")
    # The lock file is complete, and every package in it is ready-made.
    options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-input"]
    options += ["--disable-pip-version-check", "--no-warn-script-location", "--retries=2"]
    options += [] if sys.stdout.isatty() else ["--quiet"]
    done = subprocess.run(
        [*pip(), "install", *options, "-r", lock],
        cwd=ROOT,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    tampered = "DO NOT MATCH THE HASHES" in done.stderr
    if not tampered and any(sign in done.stderr for sign in NO_NETWORK):
        raise Trouble(
            "the packages could not be downloaded: connect to the internet (or set HTTPS_PROXY, if "
            "the office has a proxy) and run this again."
        )
    errors = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
    say("\n".join(errors[-15:]))
    raise Trouble("the packages could not be installed: pip's own words are above.")


# --- the system's libraries ------------------------------------------------------------------


def has_screen() -> bool:
    if LINUX:
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def missing(libraries: dict[str, str]) -> list[str]:
    names = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            names.append(name)
    return names


def have_qt_libraries(*, screen: bool = False) -> None:
    """Qt's wheels expect some libraries of the system, which a small system lacks.

    ``screen``: an X screen will be there.
    """
    wanted = dict(QT_LIBRARIES)
    if screen or os.environ.get("DISPLAY"):
        wanted |= X_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    names = missing(wanted)
    if not names:
        return
    packages = sorted({wanted[name] for name in names})
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("== installing the system's libraries for Qt: " + " ".join(packages))
        unasked = environment() | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "-y", "--no-install-recommends", "install", *packages]
        for command in (["apt-get", "update"], install):
            subprocess.run(command, env=unasked, capture_output=True, check=False)
        names = missing(wanted)
        if not names:
            return
    provided = " ".join(f"'{name}()(64bit)'" for name in names)
    if shutil.which("apt-get"):
        advice = "install them with\n    sudo apt-get install -y " + " ".join(packages)
    elif shutil.which("dnf"):
        advice = "install them with\n    sudo dnf install " + provided
    elif shutil.which("zypper"):
        advice = "install them with\n    sudo zypper install " + provided
    else:
        advice = "they are " + ", ".join(names)
    raise Trouble(f"Qt needs libraries that this system lacks; {advice}")


# --- the commands ----------------------------------------------------------------------------


def steps(*commands: "list[str | Path]", **variables: str) -> None:
    """Run one after the other; the first that fails ends it with its exit code."""
    for command in commands:
        shown = [part.stem if isinstance(part, Path) else part for part in command]
        say("== " + shlex.join(shown))
        code = run(*command, **variables)
        if code:
            raise Trouble(f"{shlex.join(shown)} failed.", code)


def offscreen() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def scratch() -> dict[str, str]:
    """Tests keep their files in memory where there is room: thousands of databases are synced."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or shutil.disk_usage(memory).free < ROOM_IN_MEMORY:
        return {}
    return {"PYTEST_DEBUG_TEMPROOT": str(memory)}


def demo() -> None:
    set_up(LOCK)
    if not (ROOT / "demo" / "office.sqlite").exists():
        steps([PYTHON, "-m", "desktop_app", "demo", "demo"])
    if has_screen():
        steps([PYTHON, "-m", "desktop_app", "--database", "demo/office.sqlite"])
    else:
        say("There is no screen here to open the window on; the demo office is in demo.")


def test(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps(
        [PYTHON, "-m", "ruff", "check"],
        [PYTHON, "-m", "ruff", "format", "--check"],
        [PYTHON, "-m", "mypy"],
        [SCRIPTS / ("lint-imports.exe" if os.name == "nt" else "lint-imports")],
    )
    say("== pytest")
    # In their own order: xdist's would leave the long files, which have few tests, to the end.
    shared = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    at_once = [] if arguments else shared
    sys.exit(run(PYTHON, "-m", "pytest", *at_once, *arguments, **offscreen(), **scratch()))


def bench() -> None:
    set_up(DEV_LOCK)
    names = sorted(path.stem for path in (ROOT / "tests" / "bench").glob("bench_*.py"))
    for name in names:
        steps([PYTHON, "-m", f"tests.bench.{name}"], **offscreen())


def build() -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", "build.spec"])


def installer(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.windows.installer", *arguments])


def windows(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    if LINUX:
        have_qt_libraries(screen=True)  # whose picture is taken
    sys.exit(run(PYTHON, "-m", "tests.windows", *arguments, **scratch()))


def screenshots(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.screenshots", *arguments], **offscreen())


def walk(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.walk", *arguments], **offscreen())


def gallery(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.documents.gallery", *arguments], **offscreen())


def mutants(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.mutation", *arguments], **offscreen())


def soak(arguments: list[str]) -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.soak", *arguments], **offscreen(), **scratch())


def translations() -> None:
    set_up(DEV_LOCK)
    (ROOT / "build").mkdir(exist_ok=True)
    source, where = "build/desktop_app.pot", "resources/translations"
    pybabel: list[str | Path] = [PYTHON, "-m", "babel.messages.frontend"]
    extract = ["extract", "--no-location", "--sort-output", "--no-wrap", "--keywords=N_"]
    update = ["update", "--no-wrap", "--no-fuzzy-matching", "--ignore-pot-creation-date"]
    update += [
        "--init-missing",
        "--ignore-obsolete",
        "--domain=desktop_app",
        f"-i{source}",
        f"-d{where}",
    ]
    steps(
        [*pybabel, *extract, "--project=home-education-office", f"-o{source}", "desktop_app"],
        [*pybabel, *update, "--locale=kk"],
        [*pybabel, *update, "--locale=ru"],
        [*pybabel, "compile", "--statistics", "--domain=desktop_app", f"-d{where}"],
    )


def licences() -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.licences"])


def clauses() -> None:
    set_up(DEV_LOCK)
    steps([PYTHON, "-m", "tests.clauses"])


def lock() -> None:
    set_up(DEV_LOCK)
    options = ["--universal", "--python-version=3.11", "--generate-hashes", "--quiet", "--upgrade"]
    options += ["--no-emit-index-url", "--no-emit-find-links"]
    options += ["--custom-compile-command=python run.py lock"]
    compile_lock: list[str | Path] = [PYTHON, "-m", "uv", "pip", "compile", *options]
    steps(
        [*compile_lock, "pyproject.toml", "--output-file", LOCK],
        [*compile_lock, "pyproject.toml", "--extra=dev", "-c", LOCK, "--output-file", DEV_LOCK],
    )


def main(arguments: list[str]) -> None:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    given = {"test": test, "screenshots": screenshots, "gallery": gallery, "walk": walk}
    given |= {"mutants": mutants, "soak": soak, "installer": installer, "windows": windows}
    if command in given:
        given[command](rest)
        return
    commands = {"": demo, "demo": demo, "bench": bench, "build": build}
    commands |= {"translations": translations, "clauses": clauses, "licences": licences}
    commands |= {"lock": lock}
    if rest or command not in commands:
        say((__doc__ or "").strip())
        raise Trouble("no such command: " + " ".join(arguments), 2)
    commands[command]()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Trouble as trouble:
        print(f"run.py: {trouble}", file=sys.stderr)
        sys.exit(trouble.code)
    except KeyboardInterrupt:
        print("run.py: stopped.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        print(f"run.py: {error}", file=sys.stderr)
        sys.exit(1)
