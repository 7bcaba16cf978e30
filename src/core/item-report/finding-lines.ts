import type { TeacherFinding } from '../analysis/findings/finding.ts';
import type { Analysis } from '../analysis/test-theory/analyse.ts';
import { grouped, percent, short } from './numbers.ts';

/** What a finding is about, and what it says of it. */
export interface FindingLine {
  readonly about: string;
  readonly says: string;
}

/** The findings of a class in few words each, in their order. */
export function findingLines(
  findings: readonly TeacherFinding[],
  { items }: Pick<Analysis, 'items'>,
): readonly FindingLine[] {
  const restOf = new Map(items.map(({ id, itemRest }) => [id, itemRest]));
  return findings.map((finding) => lineOf(finding, restOf.get(finding.items[0] ?? '') ?? null));
}

function lineOf(finding: TeacherFinding, itemRest: number | null): FindingLine {
  const { code, items, evidence, response = '', students = [] } = finding;
  const item = `item ${items[0] ?? ''}`;
  const number = (name: string): number => evidence[name] ?? 0;
  switch (code) {
    case 'key-probably-wrong': {
      const rest = itemRest === null ? '' : `, item-rest ${short(itemRest)}`;
      const share = percent(number('topThirdShareOfOption'));
      return { about: item, says: `the key may be wrong: ${share} of the top third chose ${response}${rest}` };
    }
    case 'wrong-response-common': {
      const able = grouped(Math.round(number('topThirdGave')));
      return { about: item, says: `${able} of the top third typed “${response}”, which earned nothing: accept it?` };
    }
    case 'wrong-answers-identical':
      return { about: named(students), says: `gave the same ${number('wrong')} wrong answers` };
    case 'key-always-longest': {
      const says = 'the longest option is the key: who notices need not know the answer';
      return { about: `in ${number('longestIsKey')} of ${number('items')} items`, says };
    }
    case 'items-measure-the-same': {
      const says = `correlate by ${short(number('correlation'))}: one of them may do`;
      return { about: `items ${items.join(' and ')}`, says };
    }
    case 'distractor-untaken': {
      const others = number('untaken') - 1;
      const options = others === 0 ? response : `${response} or ${others === 1 ? 'another one' : `${others} others`}`;
      const takers = number('count');
      return { about: item, says: takers === 0 ? `nobody chose ${options}` : `${grouped(takers)} chose ${options}` };
    }
  }
}

const namedAtMost = 4;

function named(students: readonly string[]): string {
  const more = students.length - namedAtMost;
  if (more > 0) return `${students.slice(0, namedAtMost).join(', ')} and ${grouped(more)} more`;
  return `${students.slice(0, -1).join(', ')} and ${students.at(-1) ?? ''}`;
}

/** A finding on one line of plain text. */
export const asText = ({ about, says }: FindingLine): string => `${about}  ${says}`;
