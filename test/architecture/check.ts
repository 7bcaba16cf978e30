import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { rules } from './rules.ts';
import { type Breach, syntaxBreaches, syntaxRules } from './syntax.ts';

/** Every rule that the check knows. */
export const ruleNames: readonly string[] = [...rules.flatMap(({ name }) => name ?? []), ...syntaxRules];

/** Every breach of the architecture by the sources below a folder that holds `src`. */
export async function breaches(root: string): Promise<readonly Breach[]> {
  return [...(await importBreaches(root)), ...syntaxBreaches(root)];
}

async function importBreaches(root: string): Promise<readonly Breach[]> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...rules] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      preserveSymlinks: true,
    },
    {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  return violationsOf(output);
}

function violationsOf({ summary }: ICruiseResult): readonly Breach[] {
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, file: from, what: to }));
}
