"""Ten workers read a counter, wait 10 ms, and write it back one higher: without a lock and with one."""

import asyncio
import threading
import time

from report import machine, way

WORKERS = 10
SECONDS = 0.01

counter = 0


async def add(noted, number, lock):
    global counter
    async with lock:
        with noted.work(number):
            value = counter
            await asyncio.sleep(SECONDS)
            counter = value + 1


class NoLock:
    def __enter__(self):
        pass

    def __exit__(self, *_):
        pass

    async def __aenter__(self):
        pass

    async def __aexit__(self, *_):
        pass


async def tasks(noted, make_lock):
    lock = make_lock()
    await asyncio.gather(*(add(noted, number, lock) for number in range(WORKERS)))


def threads(noted, lock, all_have_read):
    def add_in_thread(number):
        global counter
        with lock, noted.work(number):
            value = counter
            all_have_read()
            counter = value + 1

    all_of_them = [threading.Thread(target=add_in_thread, args=(number,)) for number in range(WORKERS)]
    for thread in all_of_them:
        thread.start()
    for thread in all_of_them:
        thread.join()


def counting(name, noun, run):
    global counter
    counter = 0
    with way(name, noun) as noted:
        run(noted)
        noted.numbers["{} lost updates"] = WORKERS - counter


if __name__ == "__main__":
    machine()
    counting("tasks, no lock", "task", lambda noted: asyncio.run(tasks(noted, NoLock)))
    counting("tasks, asyncio.Lock", "task", lambda noted: asyncio.run(tasks(noted, asyncio.Lock)))
    # A barrier makes the unlucky order certain, which threads otherwise meet only now and then.
    counting("threads, no lock", "thread", lambda noted: threads(noted, NoLock(), threading.Barrier(WORKERS).wait))
    counting(
        "threads, Lock", "thread", lambda noted: threads(noted, threading.Lock(), lambda: time.sleep(SECONDS))
    )
