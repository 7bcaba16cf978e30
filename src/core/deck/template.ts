import { type Kind, kinds, sampleOf } from '../item-types/index.ts';

/** A deck to begin with: front matter, and one item of a kind, or one of each, with comments that explain the notation. */
export function template(title: string, kind?: Kind): string {
  const samples = (kind === undefined ? kinds : [kind]).map(sampleOf);
  return `---
# Every field is optional; a line that begins with # says nothing.
title: ${JSON.stringify(title)}
# Items are chosen by tags and levels: viva quiz --tag asyncio --level 2..3
tags: [example]
# What each item has unless its own settings say otherwise.
defaults: {points: 1, shuffle: true}
---

# ${title.replace(/[\\`*_{}[\]<>#]/g, '\\$&')}

Text like this is shown before the item that follows it. Every heading opens a section; a section with a notation is an
item.

${samples.map((sample) => sample.trim()).join('\n\n')}
`;
}
