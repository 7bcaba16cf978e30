export const sample = `## Which function of \`asyncio\` runs a blocking call in a thread and can be awaited?
<!-- {tags: [executors], level: 2} -->

<!-- One accepted answer a line. Case and accents do not matter unless the settings say \`case: true\`. -->
= asyncio.to_thread
<!-- Between slashes stands a pattern that has to match the whole answer. -->
= /(asyncio\\.)?to_?thread(\\(.*\\))?/i
<!-- An answer that earns a part of the points: -->
= run_in_executor <!-- {credit: 1/2} -->
> It does the same, with a pool that you name. It is a method of the loop.

<!-- An expected wrong answer with what you want to say to it: -->
~ create_task
> A task runs in the thread of the loop, so a blocking call stops all others.

### Explanation

\`asyncio.to_thread()\` hands the call to the default thread pool and gives the result back.
`;
