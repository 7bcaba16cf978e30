export const sample = `## What happens, in which order, when \`asyncio.run(main())\` is called?
<!-- {kind: ordering, tags: [event-loop]} -->

<!-- A numbered list in the right order; the learner sees it mixed. -->
1. A new event loop is made.
2. \`main()\` becomes the first task and runs.
3. Tasks that are still running are cancelled.
   > They get a \`CancelledError\`, and the loop waits for them to end.
4. The loop is closed.

### Explanation

So a task that nobody awaited does not outlive \`main()\`.
`;
