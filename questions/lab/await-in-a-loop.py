"""Six waits of 0.1 s, awaited one by one, all together, and two at a time."""

import asyncio

from report import machine, way

WAITS = 6
SECONDS = 0.1


async def wait(noted, number):
    with noted.work(f"wait {number + 1}"):
        await asyncio.sleep(SECONDS)


async def one_by_one(noted):
    for number in range(WAITS):
        await wait(noted, number)


async def together(noted):
    await asyncio.gather(*(wait(noted, number) for number in range(WAITS)))


async def two_at_a_time(noted):
    places = asyncio.Semaphore(2)

    async def in_turn(number):
        async with places:
            await wait(noted, number)

    await asyncio.gather(*(in_turn(number) for number in range(WAITS)))


if __name__ == "__main__":
    machine()
    for name, job in (("await in a loop", one_by_one), ("gather", together), ("Semaphore(2)", two_at_a_time)):
        with way(name) as noted:
            asyncio.run(job(noted))
