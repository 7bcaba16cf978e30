export const sample = `## Calling a coroutine function runs its body up to the first \`await\`.
<!-- {tags: [coroutines]} -->

<!-- The heading is the statement. Write \`= true\` or \`= false\`; a quote below is shown with that answer. -->
= false
> Calling it gives a coroutine object and runs nothing.

<!-- The other answer may have feedback of its own: -->
~ true
> That is how generators of other languages behave; here nothing runs before it is awaited or made a task.

### Explanation

\`await\` or a task drives the coroutine; without either Python warns that it was never awaited.
`;
