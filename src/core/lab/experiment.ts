import { fieldOf, listIn, numberIn, textIn } from './checked.ts';

/** What must hold of a Python and its machine, or a claim says nothing about them. */
export type Need = 'gil' | 'two-cpus';

/** What an explanation says of one way to do the job, and the bounds within which a measurement bears it out. */
export interface Claim {
  readonly way: string;
  /** `speed-up` over the base, `longest gap` of the heartbeat in ms, `seconds`, or the name of a number of the program. */
  readonly measure: string;
  /** The claim in words. */
  readonly says: string;
  /** The way that a speed-up is reckoned from. */
  readonly base?: string;
  readonly least?: number;
  readonly most?: number;
  readonly needs: readonly Need[];
  /** Why a measurement may lie outside of the bounds. */
  readonly otherwise?: string;
}

/** A comparison that ships with the program: what it is about, what is claimed, where the recorded results come from. */
export interface Experiment {
  readonly name: string;
  readonly title: string;
  /** The question that it answers. */
  readonly asks: string;
  /** What is done, the same in every way. */
  readonly job: string;
  readonly claims: readonly Claim[];
  readonly recorded: { readonly machine: string; readonly on: string };
}

function isNeed(value: unknown): value is Need {
  return value === 'gil' || value === 'two-cpus';
}

function claimOf(value: unknown, base: string): Claim {
  const own = textIn(value, 'base') || base;
  const least = numberIn(value, 'least');
  const most = numberIn(value, 'most');
  const otherwise = textIn(value, 'otherwise');
  return {
    way: textIn(value, 'way'),
    measure: textIn(value, 'measure'),
    says: textIn(value, 'says'),
    needs: listIn(value, 'needs').filter(isNeed),
    ...(own === '' ? {} : { base: own }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(otherwise === '' ? {} : { otherwise }),
  };
}

/** The description of an experiment from its JSON; what is missing in it is empty. */
export function experimentOf(name: string, value: unknown): Experiment {
  const base = textIn(value, 'base');
  const recorded = fieldOf(value, 'recorded');
  return {
    name,
    title: textIn(value, 'title'),
    asks: textIn(value, 'asks'),
    job: textIn(value, 'job'),
    claims: listIn(value, 'claims').map((claim) => claimOf(claim, base)),
    recorded: { machine: textIn(recorded, 'machine'), on: textIn(recorded, 'on') },
  };
}
