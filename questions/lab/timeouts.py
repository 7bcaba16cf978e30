"""Work of 0.5 s under a timeout of 0.1 s: as a coroutine, in a thread, in a thread that can be asked to stop."""

import asyncio
import threading
import time

from report import machine, way

SECONDS = 0.5
PATIENCE = 0.1


async def give_up_on(noted, job):
    """The moment at which a caller stops waiting."""
    with noted.work("the caller"):
        try:
            await asyncio.wait_for(job, PATIENCE)
        except asyncio.TimeoutError:
            pass
    return time.monotonic()


def went_on(noted, ended, gave_up):
    noted.numbers["went on for {} ms"] = round(max(0.0, ended - gave_up) * 1000)


async def coroutine(noted):
    async def work():
        with noted.work("the coroutine"):
            await asyncio.sleep(SECONDS)

    gave_up = await noted.beating(lambda: give_up_on(noted, work()))
    went_on(noted, max(end for name, _, end in noted.spans if name == "the coroutine"), gave_up)


async def thread(noted):
    def work():
        with noted.work("the thread"):
            time.sleep(SECONDS)

    loop = asyncio.get_running_loop()
    gave_up = await noted.beating(lambda: give_up_on(noted, loop.run_in_executor(None, work)))
    while not any(name == "the thread" for name, _, _ in noted.spans):
        await asyncio.sleep(0.01)
    went_on(noted, max(end for name, _, end in noted.spans if name == "the thread"), gave_up)


async def asked_to_stop(noted):
    please = threading.Event()

    def work():
        with noted.work("the thread"):
            for _ in range(50):  # steps of 10 ms, with a look in between
                if please.wait(SECONDS / 50):
                    break

    loop = asyncio.get_running_loop()
    gave_up = await noted.beating(lambda: give_up_on(noted, loop.run_in_executor(None, work)))
    please.set()
    while not any(name == "the thread" for name, _, _ in noted.spans):
        await asyncio.sleep(0.01)
    went_on(noted, max(end for name, _, end in noted.spans if name == "the thread"), gave_up)


if __name__ == "__main__":
    machine()
    for name, job in (("a coroutine", coroutine), ("a thread", thread), ("a thread that looks", asked_to_stop)):
        with way(name) as noted:
            asyncio.run(job(noted))
