import { closest } from '../core/diagnostics/suggest.ts';
import { readVariables, variableOf } from '../core/study/setting-texts.ts';
import { settingNames } from '../core/study/settings.ts';
import { readTheme } from '../core/study/theme-setting.ts';
import { Refusal } from './errors.ts';

const help = 'Settings are given as --set new=5, and as often as you like; `viva config` shows them all.';

/** What `--set name=value` says, by the variables of the environment that say the same. Refuses what cannot be understood. */
export function settingsSaid(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      if (value.trim() === '') throw new Refusal(`--set: “${text}” is no name and value.`, help);
      const because = faultOf(name, value);
      if (because !== undefined) throw new Refusal(`--set: ${because}`, help);
      return [variableOf(name), value];
    }),
  );
}

/** What is wrong with the value of a setting, in a sentence. */
function faultOf(name: string, value: string): string | undefined {
  if (name === 'theme') {
    const read = readTheme(value);
    return read.ok ? undefined : read.because;
  }
  if (!settingNames.includes(name)) {
    const near = closest(name, [...settingNames, 'theme']);
    return `There is no setting \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`;
  }
  const variable = variableOf(name);
  const read = readVariables({ [variable]: value });
  return read.ok ? undefined : read.faults.join(' ').replace(variable, name);
}
