"""Two pieces of computing in pure Python, while an event loop has a heart to keep beating."""

import asyncio
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from report import machine, skipped, way

PIECES = 2
SECONDS = 0.4  # how long a piece takes alone, about


def count(n):
    """Computes, and says in which process and thread, from when to when."""
    start = time.monotonic()
    while n:
        n -= 1
    return f"{os.getpid()} {threading.get_ident()}", start, time.monotonic()


def idle(_):
    time.sleep(0.05)


def size_of_a_piece():
    best = min(end - start for _, start, end in (count(500_000) for _ in range(3)))
    return int(500_000 * SECONDS / best)


def note(noted, done):
    names = {}
    for worker, start, end in done:
        names.setdefault(worker, len(names))
        noted.did(names[worker], start, end)


async def in_coroutines(noted, n):
    async def piece():
        with noted.work("the loop's thread"):
            count(n)

    await noted.beating(lambda: asyncio.gather(*(piece() for _ in range(PIECES))))


async def in_pool(noted, pool, n):
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(pool, idle, None) for _ in range(PIECES)))  # its workers are up
    jobs = lambda: asyncio.gather(*(loop.run_in_executor(pool, count, n) for _ in range(PIECES)))
    note(noted, await noted.beating(jobs))


def pool_way(name, noun, executor, n):
    with way(name, noun) as noted, executor(PIECES) as pool:
        asyncio.run(in_pool(noted, pool, n))


def interpreters(n):
    if sys.version_info < (3, 14):
        return skipped("interpreter pool", "it came with Python 3.14")
    try:
        from concurrent.futures import InterpreterPoolExecutor

        pool_way("interpreter pool", "interpreter", InterpreterPoolExecutor, n)
    except Exception as error:
        skipped("interpreter pool", f"it failed: {type(error).__name__}")


if __name__ == "__main__":
    machine()
    n = size_of_a_piece()
    with way("in coroutines") as noted:
        asyncio.run(in_coroutines(noted, n))
    pool_way("thread pool", "thread", ThreadPoolExecutor, n)
    pool_way("process pool", "process", ProcessPoolExecutor, n)
    interpreters(n)
