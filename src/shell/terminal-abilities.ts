type Env = Readonly<Record<string, string | undefined>>;

/** How many colours a stream shows: none, 16, 256, or all. */
type ColourLevel = 0 | 1 | 2 | 3;

/** What was asked for on the command line; nothing where nothing was said. */
export type ColourFlag = 'always' | 'never' | undefined;

/** True where lines are wanted and no cursor that moves: `ACCESSIBLE` is set, but for `0`, or the terminal is a dumb one. */
export function wantsLines(env: Env): boolean {
  return !['', '0'].includes(env['ACCESSIBLE'] ?? '') || env['TERM'] === 'dumb';
}

/** How many colours to send: the flag decides, then FORCE_COLOR, NO_COLOR, TERM=dumb, and whether it is a terminal. */
export function colourLevel(isTerminal: boolean, env: Env, flag: ColourFlag): ColourLevel {
  if (flag === 'never') return 0;
  if (flag === 'always') return ableLevel(env);
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forcedLevel(forced);
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return 0;
  return env['TERM'] === 'dumb' || !isTerminal ? 0 : ableLevel(env);
}

/** True where the terminal is known to follow OSC 8 links. Those that are not known get the address in words. */
export function canLink(isTerminal: boolean, env: Env): boolean {
  const term = env['TERM'] ?? '';
  if (!isTerminal || /^(?:dumb$|screen|tmux|linux)/.test(term) || env['TMUX'] !== undefined) return false;
  if (/^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby)$/i.test(env['TERM_PROGRAM'] ?? '')) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/.test(term)) return true;
  return (
    Boolean(env['WT_SESSION']) || numberOf(env['VTE_VERSION']) >= 5000 || numberOf(env['KONSOLE_VERSION']) >= 201_200
  );
}

/** The ways to draw an image: kitty's, which takes PNG alone, and iTerm2's. */
export type ImageProtocol = 'kitty' | 'iterm';

/** Programs that stand between this one and the terminal, whose name in the environment is no longer the truth. */
const between = ['TMUX', 'STY', 'ZELLIJ', 'NVIM', 'VIM_TERMINAL', 'INSIDE_EMACS'];

/** How the terminal draws images, if it is known to. The console of Windows lets no image through. */
export function imageProtocol(isTerminal: boolean, env: Env): ImageProtocol | undefined {
  const term = env['TERM'] ?? '';
  const isWindows = env['OS'] === 'Windows_NT';
  if (!isTerminal || isWindows || between.some((name) => env[name] !== undefined)) return undefined;
  // What a program that was started from the terminal hands on to its own is not `TERM`.
  if (/^xterm-(?:kitty|ghostty)$/.test(term)) return 'kitty';
  if (/^(?:dumb$|screen|tmux|linux)/.test(term)) return undefined;
  return /^(?:iTerm\.app|WezTerm)$/.test(env['TERM_PROGRAM'] ?? '') ? 'iterm' : undefined;
}

function ableLevel(env: Env): 1 | 2 | 3 {
  if (/^(?:truecolor|24bit)$/i.test(env['COLORTERM'] ?? '')) return 3;
  return /-256(?:color)?$/i.test(env['TERM'] ?? '') ? 2 : 1;
}

/** As Node reads it: empty, `1` and `true` are 16 colours, `0` and `false` none. */
function forcedLevel(value: string): ColourLevel {
  switch (value) {
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

function numberOf(value: string | undefined): number {
  return Number.parseInt(value ?? '', 10) || 0;
}
