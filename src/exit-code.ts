/**
 * What the caller is told: 0 done; 1 done, and the result is negative; 2 could not be done; 70 a bug of ours;
 * 130 interrupted. A code is a category and never a count.
 */
export type ExitCode = 0 | 1 | 2 | 70 | 130;
