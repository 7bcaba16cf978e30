import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';

const read = (...lines: string[]) => parseDeck('deck.md', `${lines.join('\n')}\n`);
const titles = (...lines: string[]): string[] =>
  itemsOf(read(...lines)).map(({ number = '', title, stem }) => `${number}${title}${stem}`);
const codes = (...lines: string[]): string[] =>
  read(...lines).diagnostics.map(({ code, span }) => `${code}@${span.line}`);

describe('questions in one section', () => {
  it('are one item each in a numbered list', () => {
    expect(titles('1. One?', '   - [x] a', '   - [ ] b', '2. Two?', '   - [ ] a', '   - [x] b')).toEqual([
      '1.One?',
      '2.Two?',
    ]);
  });

  it('are told apart by numbers, bold questions and rules', () => {
    const options = ['', '- [x] a', '- [ ] b', ''];
    expect(titles('1. One?', ...options, '2. Two?', ...options)).toEqual(['1.One?', '2.Two?']);
    expect(titles('**One?**', ...options, '**Two?**', ...options)).toEqual(['One?', 'Two?']);
    expect(titles('One?', ...options, '---', 'Two?', ...options)).toEqual(['One?', 'Two?']);
  });

  it('stay one item where only one part has options', () => {
    expect(titles('## Q', '', '1. a fact', '', '---', '', '- [x] a', '- [ ] b', '', '---', '', 'Because.')).toEqual([
      'Q1. a fact\n\n---',
    ]);
  });

  it('are named where one of them has no key', () => {
    expect(codes('1. One?', '   - [x] a', '   - [ ] b', '2. Two?', '   - [ ] a', '   - [x] b', '3. Three?')).toEqual([
      'question-without-key@7',
    ]);
    const boxes = ['', '- [ ] a', '- [ ] b', ''];
    expect(codes('**One?**', ...boxes, '**Two?**', ...boxes)).toEqual(['key-missing@1', 'key-missing@6']);
  });
});

describe('reading that only looks like a question', () => {
  it('is left alone in a page that asks nothing', () => {
    expect(codes('# A tool', '', '## What is new?', '', '- this', '- that', '- more', '', '## Why?')).toEqual([]);
  });

  it('is named in a page that asks, and where it has a number', () => {
    expect(codes('## One?', '', '= true', '', '## What is new?', '', '- this', '- that', '- more')).toEqual([
      'question-without-key@5',
    ]);
    expect(codes('#### Q1. Which?', '', '- this', '- that <--- Correct')).toEqual(['question-without-key@1']);
  });

  it('is a list of work where its title says so, unless it has a kind', () => {
    expect(titles('## To do', '', '- [ ] write', '- [ ] test', '', '## ✅ Roadmap', '', '- [x] plan')).toEqual([]);
    expect(codes('## To do', '', '- [ ] write')).toEqual([]);
    expect(titles('## To do', '<!-- {kind: multiple-choice} -->', '', '- [x] write', '- [ ] test')).toEqual(['To do']);
  });

  it('is a list of boxes that nobody ticks or asks about, in a page without other items', () => {
    expect(codes('- [ ] buy milk', '- [ ] write')).toEqual([]);
    expect(
      codes('## Phase A', '', '- [x] one', '- [x] two', '', '## Phase B', '', '- [ ] three', '- [ ] four'),
    ).toEqual([]);
    expect(codes('1. Do this', '   - [ ] first', '2. Do that', '   - [ ] then')).toEqual([]);
    expect(codes('## Before you start', '', '- [ ] Install it', '- [ ] Run it', '', '## One?', '', '= true')).toEqual([
      'key-missing@1',
    ]);
    expect(codes('Which one?', '', '- [ ] this', '- [ ] that')).toEqual(['key-missing@3']);
  });

  it('is no plan where one list has one tick, or where every list has a heading and no tick', () => {
    expect(codes('## A', '', '- [x] one', '- [ ] two', '', '## B', '', '- [ ] three', '- [ ] four')).toEqual([
      'key-missing@6',
    ]);
    expect(codes('## Capital of France', '', '- [ ] Paris', '- [ ] Rome')).toEqual(['key-missing@1']);
    expect(codes('---', 'title: Plan', '---', '- [ ] buy milk', '- [ ] write')).toContain('key-missing@4');
  });

  it('is whatever its author sets as reading', () => {
    expect(titles('## The notation', '<!-- {kind: reading} -->', '', 'A gap is {{this}}.')).toEqual([]);
  });
});
