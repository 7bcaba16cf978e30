import type { Diagnostic } from './diagnostic.ts';

/** A number with its noun: `1 item`, `2 items`, `no items`. */
export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What was found in some files, as one line: `12 files, 340 items, 2 errors, 5 warnings`. */
export function countsText(files: number, items: number, errors: number, warnings: number): string {
  const found = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  const wrong = found.filter((part) => part !== '');
  return [counted(files, 'file'), counted(items, 'item'), ...(wrong.length > 0 ? wrong : ['nothing wrong'])].join(', ');
}

/** How many errors are among some diagnostics. */
export function errorsAmong(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((found) => found.severity === 'error').length;
}
