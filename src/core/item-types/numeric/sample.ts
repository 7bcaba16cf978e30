export const sample = `## Ten coroutines each \`await asyncio.sleep(0.5)\` under one \`gather()\`. How long does it take?
<!-- {tags: [tasks]} -->

<!-- A number with a tolerance and a unit. Also: \`= 42\`, \`= 3.14 ± 1%\`, \`= 10..12\`, \`= 10..\`. -->
= 0.5 ± 0.1 s
> The waits overlap, so together they take as long as one.

<!-- An expected wrong answer with feedback of its own: -->
~ 5 s
> That is how long it takes one after the other, awaited in a loop.

### Explanation

\`gather()\` makes a task of each coroutine. All of them wait at the same time.
`;
