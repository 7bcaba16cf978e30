import type { Face } from './face.ts';

/** A face without keys of its own, for waiting on a command. */
export const blank: Face = {
  keys: [],
  typing: false,
  draft: null,
  press: () => undefined,
  draw: () => ({ parts: [] }),
};
