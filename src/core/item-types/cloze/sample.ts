export const sample = `## From a coroutine to a running task
<!-- {tags: [tasks]} -->

<!-- Braces make a gap, also in code. A bar separates what is accepted, two colons begin a hint. -->
Calling an \`async def\` function gives a {{coroutine|coroutine object}}, which has not run a line yet.
It runs when a task drives it, or when another coroutine uses {{await::a keyword}} on it.

\`\`\`python
async def main():
    task = asyncio.{{create_task}}(fetch())
    print(await task)

asyncio.{{run}}(main())
\`\`\`

### Explanation

\`create_task()\` schedules the coroutine and returns at once; \`run()\` starts the loop and ends it.
`;
