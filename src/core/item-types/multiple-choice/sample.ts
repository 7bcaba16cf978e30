export const sample = `## Keep the loop alive
<!-- {tags: [executors], level: 3} -->

A coroutine has to call \`crunch(n)\`, pure Python that computes for ten seconds. The event loop must stay responsive and
the work should use a second core. Which of these do you use?

<!-- One option a line; the right one is ticked. Options are shuffled, so do not refer to their order. -->
- [ ] \`asyncio.create_task()\` around the function
  <!-- A quote under an option is feedback: shown when it was chosen. -->
  > A task runs in the thread of the loop: while it computes, nothing else does.
- [ ] \`await asyncio.to_thread(crunch, n)\`
  > The loop stays alive, but the thread shares its GIL, so the work gets no second core.
- [x] \`loop.run_in_executor()\` with a \`ProcessPoolExecutor\`
  > A process has a GIL and a core of its own.
- [ ] \`await asyncio.sleep(0)\` between its steps

### Explanation

Work that computes needs a core; work that waits needs only a place to wait.

### Sources

- [Executing code in thread or process pools](https://docs.python.org/3/library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools)
`;
