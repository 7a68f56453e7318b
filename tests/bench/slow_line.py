"""A line to a server that is as slow as one likes: everything that goes through it comes later."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PIECE = 1 << 16


class SlowLine:
    """Passes on what comes to ``port`` to a port of this machine, and back.

    ``round_trip`` is in seconds, half of it each way; what is on its way does not keep back what
    comes after it. It may be changed while the line is in use.
    """

    def __init__(self, to: int, round_trip: float) -> None:
        self._to, self.round_trip = to, round_trip
        self.asked = 0
        """How many pieces went to the server: each of them is waited for."""
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    async def _pass_on(self, came: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(self._late(came, writer, counts=True), self._late(reader, back))

    async def _late(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counts: bool = False
    ) -> None:
        """Each piece as long after it came as the way takes, one after the other."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await on_the_way.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                if not piece:
                    writer.close()
                    return
                writer.write(piece)

        delivering = asyncio.create_task(deliver())
        piece = b"-"
        while piece:
            try:
                piece = await reader.read(_PIECE)
            except ConnectionError:
                piece = b""
            self.asked += counts
            on_the_way.put_nowait((self._loop.time() + self.round_trip / 2, piece))
        await delivering

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@contextmanager
def slow_line(to: int, round_trip: float) -> Iterator[SlowLine]:
    line = SlowLine(to, round_trip)
    try:
        yield line
    finally:
        line.close()
