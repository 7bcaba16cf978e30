import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { spanAt } from '../../../src/core/source/span.ts';

const helpFor = (fence: string): string => diagnostic('fence-unclosed', 'a.md', spanAt(1, 1, 3), { fence }).help;

describe('a diagnostic', () => {
  it('says a fence as it is written', () => {
    expect(helpFor('```')).toBe('Close it with ``` on a line of its own.');
  });

  it('cuts what a file gives it to say without end', () => {
    expect(helpFor('`'.repeat(1_000_000))).toBe(`Close it with ${'`'.repeat(300)}… on a line of its own.`);
  });
});
