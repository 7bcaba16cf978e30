import { describe, expect, it } from 'vitest';
import { sourcesShown, sourceText } from '../../../src/core/feedback/sources.ts';

describe('a source', () => {
  it.each([
    [
      'Running in threads',
      'https://docs.python.org/3/library/asyncio-task.html#running-in-threads',
      'docs.python.org › asyncio-task › Running in threads',
    ],
    ['The `asyncio` module', 'https://docs.python.org/3/library/asyncio.html', 'docs.python.org › The asyncio module'],
    ['', 'https://docs.python.org/3/library/asyncio-task.html#id1', 'docs.python.org › asyncio-task › id1'],
    ['', 'https://www.example.org/', 'example.org'],
    ['', 'https://example.org/caf%C3%A9', 'example.org › café'],
    ['', 'https://example.org/%ff', 'example.org › %ff'],
    ['asyncio', 'https://example.org/asyncio.html#top', 'example.org › asyncio'],
    ['Notes', '../notes.md', 'Notes'],
    ['', '../notes.md', '../notes.md'],
  ])('%j at %s reads %s', (title, url, text) => expect(sourceText({ title, url })).toBe(text));

  it('is a link only where it leads into the web or to mail', () => {
    const hrefs = ['https://a.org/', 'mailto:a@b.org', 'javascript:alert(1)', 'file:///etc/passwd', 'notes.md'].map(
      (url) =>
        sourcesShown([{ title: 't', url }]).flatMap((shown) =>
          shown.is === 'row' ? shown.left.map((piece) => piece.href) : [],
        ),
    );
    expect(hrefs).toEqual([['https://a.org/'], ['mailto:a@b.org'], [undefined], [undefined], [undefined]]);
  });

  it('gives nothing where there is none', () => expect(sourcesShown([])).toEqual([]));
});
