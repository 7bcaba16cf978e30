/* `npm start`: builds, then runs with the arguments that follow, or asks the first deck where there are none. */
import './build.mjs';

if (process.argv.length === 2) process.argv.push('asyncio');
await import('./viva.js');
