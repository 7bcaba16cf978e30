export const sample = `## Two tasks take turns
<!-- {tags: [tasks]} -->

What does this program print?

\`\`\`python
import asyncio

async def say(word):
    print(word)
    await asyncio.sleep(0)
    print(word)

async def main():
    await asyncio.gather(say("tick"), say("tock"))

asyncio.run(main())
\`\`\`

<!-- What the program prints. White space at the end of a line does not matter. -->
### Output

\`\`\`text
tick
tock
tick
tock
\`\`\`

### Explanation

\`sleep(0)\` gives the loop one turn, so each task runs up to it and then waits for the other.
`;
