"""Four calls that wait 0.1 s each, made from coroutines on one event loop."""

import asyncio
import threading
import time

from report import machine, way

CALLS = 4
SECONDS = 0.1


async def blocking(noted):
    async def call():
        with noted.work("the loop's thread"):
            time.sleep(SECONDS)

    await noted.beating(lambda: asyncio.gather(*(call() for _ in range(CALLS))))


async def awaiting(noted):
    async def call(number):
        with noted.work(number):
            await asyncio.sleep(SECONDS)

    await noted.beating(lambda: asyncio.gather(*(call(number) for number in range(CALLS))))


async def in_threads(noted):
    def call():
        with noted.work(threading.get_ident()):
            time.sleep(SECONDS)

    loop = asyncio.get_running_loop()
    await noted.beating(lambda: asyncio.gather(*(loop.run_in_executor(None, call) for _ in range(CALLS))))


if __name__ == "__main__":
    machine()
    with way("time.sleep in coroutines") as noted:
        asyncio.run(blocking(noted))
    with way("await asyncio.sleep", "task") as noted:
        asyncio.run(awaiting(noted))
    with way("time.sleep in threads", "thread") as noted:
        asyncio.run(in_threads(noted))
