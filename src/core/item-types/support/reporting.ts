import { codes } from '../../diagnostics/codes.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';

/** A report that passes everything on and remembers whether an error was among it. */
export function watched(report: Report): { readonly report: Report; readonly failed: () => boolean } {
  let errors = 0;
  return {
    report: (code, span, detail) => {
      if (codes[code].severity === 'error') errors += 1;
      report(code, span, detail);
    },
    failed: () => errors > 0,
  };
}
