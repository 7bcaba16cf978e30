import type { Analysis } from '../analysis/test-theory/analyse.ts';
import { counted, points, short } from './numbers.ts';

/** What is known of the whole test, a few words each: students and items, mean, deviation, alpha, standard error. */
export function testFacts({ test, as }: Analysis): readonly string[] {
  const { mean, sd, alpha, alphaInterval, sem, possible } = test;
  const level = alphaInterval === null ? '' : ` (${short(alphaInterval.low)} to ${short(alphaInterval.high)})`;
  return [
    `${counted(test.students, 'student')} × ${counted(test.items, 'item')}`,
    ...(mean === null
      ? []
      : [as === 'psych' ? `mean ${points(mean)} an item` : `mean ${points(mean)} of ${points(possible)}`]),
    ...(sd === null ? [] : [`sd ${points(sd)}`]),
    ...(alpha === null ? [] : [`alpha ${short(alpha)}${level}`]),
    ...(sem === null ? [] : [`SEM ${points(sem)}`]),
    ...(as === 'ctt' ? [] : [`as ${as} has it`]),
  ];
}
