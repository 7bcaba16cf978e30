import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/core/layout/line.ts';
import { piece } from '../../src/core/layout/line.ts';
import type { ThemeName } from '../../src/core/study/theme-setting.ts';
import { type ThemeSettings, themeFor } from '../../src/shell/theme.ts';
import { contrast } from '../support/contrast.ts';

const terminal = { isTTY: true };
const kitty = { TERM: 'xterm-kitty' };
const roles: readonly Role[] = [
  'plain',
  'muted',
  'accent',
  'strong',
  'emphasis',
  'struck',
  'heading',
  'link',
  'code',
  'right',
  'partly',
  'wrong',
  'warning',
  'code-keyword',
  'code-string',
  'code-number',
  'code-comment',
  'code-name',
  'code-type',
  'code-literal',
];

describe('whether a theme sends colours', () => {
  const cases: readonly [string, ThemeSettings, boolean][] = [
    ['in a terminal', { stream: terminal, env: { TERM: 'xterm' } }, true],
    ['in a pipe', { stream: {}, env: { TERM: 'xterm' } }, false],
    ['in a dumb terminal', { stream: terminal, env: { TERM: 'dumb' } }, false],
    ['with NO_COLOR', { stream: terminal, env: { NO_COLOR: '1' } }, false],
    ['with an empty NO_COLOR', { stream: terminal, env: { NO_COLOR: '' } }, true],
    ['in a pipe with FORCE_COLOR', { stream: {}, env: { FORCE_COLOR: '1' } }, true],
    ['with FORCE_COLOR and NO_COLOR', { stream: {}, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
    ['with FORCE_COLOR=0', { stream: terminal, env: { FORCE_COLOR: '0' } }, false],
    ['when told never to', { stream: terminal, env: { FORCE_COLOR: '1' }, flag: 'never' }, false],
    ['when told always to', { stream: {}, env: { NO_COLOR: '1', TERM: 'dumb' }, flag: 'always' }, true],
  ];

  it.each(cases)('%s', (_, settings, colours) => {
    const theme = themeFor(settings);
    expect(theme.colours).toBe(colours);
    expect(theme.paint([piece('no', 'wrong')])).toBe(colours ? '\u001b[31mno\u001b[39m' : 'no');
  });
});

describe('paint', () => {
  it('sends nothing but text where there are no colours', () => {
    const theme = themeFor({ stream: {}, env: {} });
    expect(theme.paint(roles.map((role) => piece('x', role)))).toBe('x'.repeat(roles.length));
  });

  it('shows control characters instead of sending them', () => {
    const theme = themeFor({ stream: {}, env: {} });
    expect(theme.paint([piece('a\u001b]0;t\u0007b\r\n\u202e')])).toBe('a^[]0;t^Gb^M^J<U+202E>');
  });

  it('links where the terminal can', () => {
    const line = [{ text: 'docs', role: 'plain' as const, href: 'https://a.org/x y\u001b\\ü' }];
    expect(themeFor({ stream: terminal, env: { ...kitty, NO_COLOR: '1' } }).paint(line)).toBe(
      '\u001b]8;;https://a.org/x%20y%1B\\%C3%BC\u001b\\docs\u001b]8;;\u001b\\',
    );
    expect(themeFor({ stream: {}, env: kitty }).paint(line)).toBe('docs');
    expect(themeFor({ stream: terminal, env: { TERM: 'xterm', NO_COLOR: '1' } }).paint(line)).toBe('docs');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'x.md', '', `https://a.org/${'x'.repeat(2_000)}`])(
    'does not link to %s',
    (href) => {
      const theme = themeFor({ stream: terminal, env: { ...kitty, NO_COLOR: '1' } });
      expect(theme.paint([{ text: 'a', role: 'plain', href }])).toBe('a');
    },
  );

  it('lets no text and no address command the terminal', () => {
    const theme = themeFor({ stream: terminal, env: { ...kitty, COLORTERM: 'truecolor' } });
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u001b', '\u009b', '\u0007', '\\', ']', '8;;', '\ud800', '\n'),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
    });
    // The sequences of the theme itself: a colour or style, and a link.
    const own = /\u001b\[\d{1,2}m|\u001b\]8;;[\x21-\x7e]*?\u001b\\/g;
    fc.assert(
      fc.property(text, text, fc.constantFrom(...roles), (shown, address, role) => {
        const painted = theme.paint([{ text: shown, role, href: `https://a.org/${address}` }]);
        expect(painted.replaceAll(own, '')).not.toMatch(/\p{Cc}|\p{Cs}/u);
      }),
    );
  });
});

describe('whether a terminal is trusted with links', () => {
  const cases: readonly [Readonly<Record<string, string>>, boolean][] = [
    [{ TERM_PROGRAM: 'iTerm.app' }, true],
    [{ TERM_PROGRAM: 'vscode' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, false],
    [{ TERM: 'xterm-256color', VTE_VERSION: '7200' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '4800' }, false],
    [{ TERM: 'xterm-256color', WT_SESSION: 'x' }, true],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'screen-256color', VTE_VERSION: '7200' }, false],
    [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, false],
    [{ TERM: 'dumb', TERM_PROGRAM: 'WezTerm' }, false],
  ];

  it.each(cases)('%o', (env, links) => {
    expect(themeFor({ stream: terminal, env }).links).toBe(links);
  });
});

describe('the colours of a theme', () => {
  const painted = (name: ThemeName, role: Role, env: ThemeSettings['env'] = { COLORTERM: 'truecolor' }) =>
    themeFor({ stream: terminal, env: { TERM: 'xterm', ...env }, name }).paint([piece('x', role)]);
  const colourOf = (text: string) => {
    const [, ...parts] = /38;2;(\d+);(\d+);(\d+)m/.exec(text) ?? [];
    return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  };

  it.each<[ThemeName, string]>([
    ['light', '#ffffff'],
    ['dark', '#1e1e1e'],
  ])('%s can be read on %s', (name, ground) => {
    // The least contrast of text in WCAG 2.2, success criterion 1.4.3.
    for (const role of ['accent', 'right', 'wrong', 'code-string', 'muted'] as const)
      expect(contrast(colourOf(painted(name, role)), ground)).toBeGreaterThan(4.5);
  });

  it.each<ThemeName>(['light', 'dark'])("%s is the terminal's own where there are sixteen", (name) => {
    expect(painted(name, 'right', {})).toBe('\u001b[32mx\u001b[39m');
  });

  it('colour-blind has the blue and the orange of Okabe and Ito for right and wrong', () => {
    expect(colourOf(painted('colour-blind', 'right'))).toBe('#0072b2');
    expect(colourOf(painted('colour-blind', 'wrong'))).toBe('#d55e00');
  });

  it('colour-blind has no red and no green among sixteen either', () => {
    const sixteen = roles.map((role) => painted('colour-blind', role, {})).join('');
    expect(sixteen).not.toMatch(/\u001b\[(?:31|32|91|92)m/);
  });

  it('high-contrast sends no colour and nothing dim, and tells right from wrong', () => {
    expect(roles.map((role) => painted('high-contrast', role)).join('')).not.toMatch(/\u001b\[(?:2|3[0-8]|9\d)[;m]/);
    expect(painted('high-contrast', 'right')).not.toBe(painted('high-contrast', 'wrong'));
  });

  it('are none where there are no colours', () => {
    expect(painted('dark', 'wrong', { NO_COLOR: '1' })).toBe('x');
  });
});
