"""Two hundred waits of 10 ms: one after another, in threads, on an event loop."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from report import machine, way

WAITS = 200
SECONDS = 0.01


def wait(noted, worker):
    with noted.work(worker):
        time.sleep(SECONDS)


def one_after_another():
    with way("one after another") as noted:
        for _ in range(WAITS):
            wait(noted, "main thread")


def threads():
    with way("200 threads", "thread") as noted:
        all_of_them = [threading.Thread(target=wait, args=(noted, number)) for number in range(WAITS)]
        for thread in all_of_them:
            thread.start()
        for thread in all_of_them:
            thread.join()


def pool():
    with way("a pool of 20", "thread") as noted:
        with ThreadPoolExecutor(20) as workers:
            for _ in range(WAITS):
                workers.submit(lambda: wait(noted, threading.get_ident()))


async def asyncio_wait(noted, number):
    with noted.work(number):
        await asyncio.sleep(SECONDS)


async def all_tasks(noted):
    await asyncio.gather(*(asyncio_wait(noted, number) for number in range(WAITS)))


def tasks():
    with way("asyncio", "task") as noted:
        asyncio.run(all_tasks(noted))


if __name__ == "__main__":
    machine()
    one_after_another()
    threads()
    pool()
    tasks()
