import { type PatternNode, parsePattern } from '../../grading/pattern-syntax.ts';

const usual = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.,:;/()[]{}<>=+*\'"!?@#$%^&|~\\\n\t';

/** A text that a part of a pattern takes, optional parts taken or left; nothing where no usual character fits. */
function textOf(node: PatternNode, characters: readonly string[], takeOptional: boolean): string | undefined {
  switch (node.is) {
    case 'character':
      return characters.find((character) => node.fits(character));
    case 'assertion':
      return '';
    case 'repeat': {
      const count = node.least === 0 && node.most === 1 && takeOptional ? 1 : node.least;
      return count === 0 ? '' : textOf(node.part, characters, takeOptional)?.repeat(count);
    }
    case 'either':
      return node.parts.map((part) => textOf(part, characters, takeOptional)).find((text) => text !== undefined);
    case 'sequence': {
      const texts = node.parts.map((part) => textOf(part, characters, takeOptional));
      return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
    }
  }
}

/** Texts that a valid pattern may take, to be shown as what was expected; its anchors may still refuse them. */
export function examplesOf(source: string, flags: string): readonly string[] {
  const tree = parsePattern(source, flags);
  const characters = [...new Set([...usual, ...source])];
  return [true, false]
    .map((takeOptional) => textOf(tree, characters, takeOptional))
    .filter((text) => text !== undefined);
}
