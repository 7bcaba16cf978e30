export const sample = `## Which tool suits which work?
<!-- {kind: matching, tags: [executors]} -->

<!-- Each left side goes with its right side. A row without a left side adds a right side that fits nothing. -->
| work | tool |
| --- | --- |
| thousands of open sockets | tasks on one event loop |
| one blocking call in a coroutine | \`asyncio.to_thread()\` |
| pure Python that computes for seconds | a process pool |
| | \`time.sleep()\` |

### Explanation

What waits needs only a place to wait; what computes needs a core.
`;
