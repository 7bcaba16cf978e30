import type { Shown } from '../../core/layout/shown.ts';
import type { Asked } from '../prompter.ts';

/** What was put to the learner last, as text that can be compared. */
export interface Told {
  readonly page: string;
  readonly aside: readonly string[];
  readonly turned: string;
}

/** What is new since then: all of it on another page, otherwise what came to the aside or was turned up. */
export interface News {
  readonly told: Told;
  readonly isNewPage: boolean;
  readonly shown: readonly Shown[];
}

/** What has to be shown now, after what was told before. `turned` is what the prompt itself shows, such as a card's back. */
export function newsIn(asked: Pick<Asked, 'page' | 'aside'>, turned: readonly Shown[], before: Told | undefined): News {
  const told: Told = {
    page: JSON.stringify(asked.page),
    aside: asked.aside.map((shown) => JSON.stringify(shown)),
    turned: JSON.stringify(turned),
  };
  const last = before?.page === told.page ? before : undefined;
  const aside = asked.aside.filter(
    (shown, at) => shown.is === 'gap' || last?.aside.includes(told.aside[at] ?? '') !== true,
  );
  return {
    told,
    isNewPage: last === undefined,
    shown: [
      ...(last === undefined ? asked.page : []),
      ...(aside.some((shown) => shown.is !== 'gap') ? [{ is: 'gap' } as const, ...aside] : []),
      ...(last?.turned === told.turned ? [] : turned),
    ],
  };
}

/** After a response: when it was not understood the reason is told again, be it the same as before. */
export function answeredTo(told: Told | undefined): Told | undefined {
  return told && { ...told, aside: [] };
}
