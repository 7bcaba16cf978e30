export const sample = `## What keeps a task alive until it is done?
<!-- {tags: [tasks], reverse: false} -->

<!-- The heading, with the text below it, is the front. \`reverse: true\` asks the card in both directions. -->
The loop itself holds only weak references to tasks.

### Answer

A reference of yours: a variable, a set of tasks, or a \`TaskGroup\`, which keeps its own.

### Explanation

Without one the garbage collector may take the task away while it waits.
`;
