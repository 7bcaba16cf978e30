export const sample = `## When do you prefer threads to \`asyncio\`?
<!-- {tags: [interview], level: 3, points: 4} -->

Give reasons, and name one case for each.

<!-- Key points with their weights; without a weight a point counts 1. The learner ticks those that were made. -->
### Rubric

- [2] says that both overlap waiting, so either suits work that waits
- [1] names libraries that block as a reason for threads
  > Such as a database driver without an asynchronous version.
- names thousands of connections as a reason for \`asyncio\`

### Model answer

Both overlap waiting. With libraries that block and a few dozen calls, a thread pool is simpler; with thousands of
connections, tasks cost far less than threads.
`;
