import { describe, expect, it } from 'vitest';
import { caught } from '../../src/core/caught.ts';

class Refusal extends Error {}
class Sharper extends Refusal {}

describe('what is caught of some work', () => {
  it('is what it gives', () => {
    expect(caught(Refusal, () => 7)).toEqual({ ok: true, value: 7 });
    expect(caught(Refusal, () => undefined)).toEqual({ ok: true, value: undefined });
  });

  it('is an error of the class, as it was thrown', () => {
    const thrown = new Sharper('no');
    const found = caught(Refusal, () => {
      throw thrown;
    });
    expect(found).toEqual({ ok: false, fault: thrown });
  });

  it('is no other error: that one goes on', () => {
    const ours = new TypeError('a mistake of ours');
    const work = () => {
      throw ours;
    };
    expect(() => caught(Refusal, work)).toThrow(ours);
  });
});
