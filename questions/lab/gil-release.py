"""Two pieces of hashing in C, and two of counting in Python, each one after the other and in two threads."""

import hashlib
import threading
import time

from report import machine, way

SECONDS = 0.3  # how long a piece takes alone, about
BLOCK = b"x" * 4_000_000


def hashing(n):
    for _ in range(n):
        hashlib.sha256(BLOCK).digest()


def counting(n):
    while n:
        n -= 1


def size_of_a_piece(job, n):
    def seconds():
        start = time.monotonic()
        job(n)
        return time.monotonic() - start

    return max(1, int(n * SECONDS / min(seconds() for _ in range(3))))


def one_after_another(name, job, n):
    with way(name) as noted:
        for _ in range(2):
            with noted.work("main thread"):
                job(n)


def two_threads(name, job, n):
    def piece(number):
        with noted.work(number):
            job(n)

    with way(name, "thread") as noted:
        both = [threading.Thread(target=piece, args=(number,)) for number in range(2)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()


if __name__ == "__main__":
    machine()
    for what, job, n in (("sha256", hashing, 4), ("counting", counting, 400_000)):
        n = size_of_a_piece(job, n)
        one_after_another(f"{what}, one by one", job, n)
        two_threads(f"{what}, two threads", job, n)
