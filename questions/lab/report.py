"""Notes who did what when in an experiment, and says it as JSON, one object a line."""

import asyncio
import json
import os
import platform
import sys
import time
from contextlib import contextmanager

MOST_WORKERS = 12  # more are counted, but not drawn
BEAT = 0.01  # seconds between two beats of the event loop's heart


def say(what, **fields):
    print(json.dumps({"is": what, **fields}), flush=True)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def cpus():
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def machine():
    say("machine", python=platform.python_version(), gil=has_gil(), cpus=cpus())


def skipped(way, because):
    say("skipped", way=way, because=because)


class Noted:
    """What was noted of one way to do the job. All times are those of time.monotonic()."""

    def __init__(self, noun):
        self.noun = noun
        self.spans = []
        self.beats = []
        self.numbers = {}
        self.end = None
        self.start = time.monotonic()

    def did(self, worker, start, end):
        self.spans.append((worker, start, end))

    @contextmanager
    def work(self, worker):
        start = time.monotonic()
        try:
            yield
        finally:
            self.did(worker, start, time.monotonic())

    async def heartbeat(self):
        self.beats.append(time.monotonic())
        while True:
            await asyncio.sleep(BEAT)
            self.beats.append(time.monotonic())

    async def beating(self, begin):
        """Awaits the job that `begin` starts, with a heart beating beside it."""
        heart = asyncio.create_task(self.heartbeat())
        await asyncio.sleep(0)
        self.start = time.monotonic()
        try:
            return await begin()
        finally:
            self.end = time.monotonic()
            heart.cancel()


@contextmanager
def way(name, noun="worker"):
    say("way", way=name)
    noted = Noted(noun)
    yield noted
    end = noted.end or time.monotonic()
    since = lambda moment: round(max(0.0, moment - noted.start), 4)
    names = {}
    for worker, start, stop in sorted(noted.spans, key=lambda span: span[1]):
        named = worker if isinstance(worker, str) else f"{noted.noun} {len(names) + 1}"
        names.setdefault(worker, named)
        if len(names) <= MOST_WORKERS or worker in list(names)[:MOST_WORKERS]:
            say("span", worker=names[worker], start=since(start), end=since(stop))
    if len(names) > MOST_WORKERS:
        say("more", workers=len(names) - MOST_WORKERS)
    if noted.beats:
        beats = [beat for beat in noted.beats if beat <= end] + [end]
        gap = max(after - before for before, after in zip(beats, beats[1:]))
        say("heartbeat", gap_ms=round(gap * 1000, 1), beats=[since(beat) for beat in beats[:-1]])
    for number, value in noted.numbers.items():
        say("number", name=number, value=value)
    say("end", seconds=round(end - noted.start, 4))
