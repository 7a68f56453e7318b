"""The way through the program that leads back, place by place."""

from desktop_app.gui.places import Place

_LONGEST = 31


class Way:
    """The places that were gone to, the one where one is last."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def go(self, place: Place) -> None:
        if not self._places or self._places[-1] != place:
            self._places = [*self._places[1 - _LONGEST :], place]

    def is_at(self, place: Place) -> None:
        """The place where one is has become another one: a draft that was kept has an id now, one
        that was registered is a case. The way back leads there."""
        if self._places:
            self._places[-1] = place

    @property
    def leads_back(self) -> bool:
        return len(self._places) > 1

    def back(self) -> Place:
        """The place before; one is there now."""
        self._places.pop()
        return self._places[-1]

    def forget(self) -> None:
        self._places = []
