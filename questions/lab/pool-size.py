"""Twelve calls that block for 0.1 s, handed to pools of 2, 6 and 12 threads."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from report import machine, way

CALLS = 12
SECONDS = 0.1


async def handed_over(noted, pool):
    def call():
        with noted.work(threading.get_ident()):
            time.sleep(SECONDS)

    loop = asyncio.get_running_loop()
    await noted.beating(lambda: asyncio.gather(*(loop.run_in_executor(pool, call) for _ in range(CALLS))))


if __name__ == "__main__":
    machine()
    for size in (2, 6, 12):
        with way(f"{size} threads", "thread") as noted, ThreadPoolExecutor(size) as pool:
            asyncio.run(handed_over(noted, pool))
