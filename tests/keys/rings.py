"""Two offices with a few workers each, made once: each slot costs a tenth of a second."""

from functools import cache

from desktop_app.keys.ring import Ring, new_key

PASSWORDS = {1: "жасыл тауда қар көп", 2: "көк аспанда бұлт жоқ", 3: "ақ көйлек киген қыз"}


@cache
def keys() -> tuple[bytes, ...]:
    return (new_key(), new_key())


@cache
def ring(office: str = "one") -> Ring:
    made = Ring(office)
    for worker, password in PASSWORDS.items():
        made = made.with_worker(worker, f"Worker {worker}", password, keys())
    return made
