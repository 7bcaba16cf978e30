export const sample = `## What lets the event loop run something else?
<!-- {tags: [event-loop], partial: right-minus-wrong} -->

<!-- Tick every right option. With a single right one, add \`kind: multiple-select\` to the settings above. -->
- [x] \`await asyncio.sleep(0)\`
- [ ] \`time.sleep(0)\`
  > It gives other threads a chance, but the loop's thread comes back to this very line.
- [x] \`await queue.get()\` on an empty queue
  <!-- Feedback for an option that should have been chosen and was not: -->
  > not chosen: An empty queue makes the coroutine wait, and while it waits the loop is free.
- [ ] \`sum(range(10**8))\`

### Explanation

Only an \`await\` that has to wait gives control back to the loop.
`;
