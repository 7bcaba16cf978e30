import { describe, expect, it } from 'vitest';
import { globOf } from '../../src/shell/glob.ts';

const matching = (glob: string, ...paths: string[]): readonly string[] =>
  paths.filter((path) => globOf(glob)?.matches(path));

describe('a glob', () => {
  it('is a name with a sign of one', () => {
    expect(globOf('questions/asyncio.md')).toBeUndefined();
    expect(globOf('{a')).toBeUndefined();
  });

  it('begins in the folder before its first sign', () => {
    expect(globOf('questions/sub/*.md')?.base).toBe('questions/sub');
    expect(globOf('./q*/x.md')?.base).toBe('');
    expect(globOf('/*.md')?.base).toBe('/');
    expect(globOf('../a/**')?.base).toBe('../a');
  });

  it('stays in a folder with one star and goes through all with two', () => {
    expect(matching('*.md', 'a.md', 'b/a.md', 'a.markdown')).toEqual(['a.md']);
    expect(matching('q/**/*.md', 'q/a.md', 'q/b/c/a.md', 'r/a.md')).toEqual(['q/a.md', 'q/b/c/a.md']);
    expect(matching('q/**', 'q/a.md', 'q/b/c.md')).toEqual(['q/a.md', 'q/b/c.md']);
  });

  it('means all in a folder that it matches', () => {
    expect(matching('q*', 'q1/a.md', 'q2/b/c.md', 'r/a.md')).toEqual(['q1/a.md', 'q2/b/c.md']);
  });

  it('reads one character, a class, its opposite and alternatives', () => {
    expect(matching('0?.md', '01.md', '0.md', '011.md')).toEqual(['01.md']);
    expect(matching('0[1-3].md', '01.md', '04.md')).toEqual(['01.md']);
    expect(matching('0[!1-3].md', '01.md', '04.md')).toEqual(['04.md']);
    expect(matching('{a,b/c}.md', 'a.md', 'b/c.md', 'c.md')).toEqual(['a.md', 'b/c.md']);
  });

  it('takes every other character as itself', () => {
    expect(matching('a.b(c)+*', 'a.b(c)+d', 'axb(c)+d')).toEqual(['a.b(c)+d']);
    expect(matching('a,b?', 'a,bc')).toEqual(['a,bc']);
    expect(matching('\\[a\\]*', '[a]b', 'ab')).toEqual(['[a]b']);
    expect(matching('日?', '日本', '日')).toEqual(['日本']);
  });
});
