/*
 * How each role looks. The sixteen colours of the terminal's own theme, and of these only those that can be read on a
 * dark and on a light ground: magenta is the accent, green and red stand beside words, cyan is kept for source code.
 * A setting names another choice of colours.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Line, Piece, Role } from '../core/layout/line.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import type { ThemeName } from '../core/study/theme-setting.ts';
import { drawingOf } from './image-escape.ts';
import { type ColourFlag, canLink, colourLevel, type ImageProtocol, imageProtocol } from './terminal-abilities.ts';

export interface Theme {
  /** True where anything but text is sent. */
  readonly colours: boolean;
  /** True where a link can be followed, so that its address need not be written out. */
  readonly links: boolean;
  /** How images can be drawn, where they can. */
  readonly images?: ImageProtocol;
  /** The characters to send for a row, without a line feed. Whatever the text holds, only the theme's own sequences command. */
  paint(line: Line): string;
}

/** Where a theme is for: the stream, the environment, and what the command line asked for. */
export interface ThemeSettings {
  readonly stream: { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flag?: ColourFlag;
  /** The choice of colours; the terminal's own unless told. */
  readonly name?: ThemeName;
}

const OSC_LINK = '\u001b]8;;';
const STRING_END = '\u001b\\';
const LONGEST_ADDRESS = 2_000;
const MAY_LEAD_TO = /^(?:https?:\/\/|mailto:)./i;

/** The theme that suits a stream. */
export function themeFor({ stream, env, flag, name = 'terminal' }: ThemeSettings): Theme {
  const isTerminal = stream.isTTY === true;
  const level = colourLevel(isTerminal, env, flag);
  const links = canLink(isTerminal, env);
  const images = level > 0 ? imageProtocol(isTerminal, env) : undefined;
  const chalk = new Chalk({ level });
  const looks = looksOf(chalk, huesOf(chalk, name));
  const paintPart = (part: Piece): string => {
    const painted = paintPiece(part, looks, links);
    return part.image === undefined || images === undefined ? painted : drawingOf(part.image, images) + painted;
  };
  return {
    colours: level > 0,
    links,
    ...(images === undefined ? {} : { images }),
    paint: (line) => line.map(paintPart).join(''),
  };
}

function paintPiece({ text, role, href }: Piece, looks: Readonly<Record<Role, ChalkInstance>>, links: boolean): string {
  const shown = neutralise(text);
  if (shown === '') return '';
  const painted = looks[role](shown);
  const address = links && href !== undefined ? safeAddress(href) : undefined;
  return address === undefined ? painted : `${OSC_LINK}${address}${STRING_END}${painted}${OSC_LINK}${STRING_END}`;
}

/** An address that a terminal may be told: of the web or of a mailbox, in printable ASCII; nothing for any other. */
function safeAddress(href: string): string | undefined {
  if (!MAY_LEAD_TO.test(href)) return undefined;
  const address = href.replaceAll(/[^\x21-\x7e]/gu, encoded);
  return address.length > LONGEST_ADDRESS ? undefined : address;
}

function encoded(character: string): string {
  return /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
}

/** The colours that carry something, as looks. */
type Hues = Readonly<Record<'accent' | 'right' | 'wrong' | 'source' | 'muted', ChalkInstance>>;

/* Each has a contrast of 4.5 and more: on paper white, and on near black. */
const onLight = { accent: '#8c2d9c', right: '#1a6b2f', wrong: '#b3261e', source: '#0a5f68', muted: '#57606a' };
const onDark = { accent: '#dfa6ea', right: '#6bd985', wrong: '#ff9a93', source: '#7bd0d9', muted: '#9aa4ae' };

/**
 * The colours of a theme by its name. `light` and `dark` bring their own, where the terminal has more than sixteen.
 * `colour-blind` tells right from wrong by blue and orange, those of Okabe and Ito, which all kinds of sight tell apart.
 * `high-contrast` has no colour and nothing dim: right and wrong have weight.
 */
function huesOf(chalk: ChalkInstance, name: ThemeName): Hues {
  const own = { accent: chalk.magenta, right: chalk.green, wrong: chalk.red, source: chalk.cyan, muted: chalk.dim };
  const hasMany = chalk.level > 1;
  switch (name) {
    case 'light':
      return hasMany ? hexes(chalk, onLight) : own;
    case 'dark':
      return hasMany ? hexes(chalk, onDark) : own;
    case 'colour-blind':
      return hasMany
        ? { ...own, right: chalk.hex('#0072b2'), wrong: chalk.hex('#d55e00') }
        : { ...own, right: chalk.blueBright, wrong: chalk.bold.yellow };
    case 'high-contrast':
      return { accent: chalk.bold, right: chalk.bold, wrong: chalk.inverse, source: chalk, muted: chalk };
    case 'terminal':
      return own;
  }
}

function hexes(chalk: ChalkInstance, { accent, right, wrong, source, muted }: typeof onLight): Hues {
  return {
    accent: chalk.hex(accent),
    right: chalk.hex(right),
    wrong: chalk.hex(wrong),
    source: chalk.hex(source),
    muted: chalk.hex(muted),
  };
}

function looksOf(
  chalk: ChalkInstance,
  { accent, right, wrong, source, muted }: Hues,
): Readonly<Record<Role, ChalkInstance>> {
  return {
    plain: chalk,
    muted,
    accent,
    strong: chalk.bold,
    emphasis: chalk.italic,
    struck: chalk.strikethrough,
    heading: chalk.bold,
    link: chalk.underline,
    code: accent,
    right,
    partly: chalk.bold,
    wrong,
    warning: accent.bold,
    'code-keyword': accent,
    'code-string': source,
    'code-number': source,
    'code-comment': muted,
    'code-name': chalk.bold,
    'code-type': accent,
    'code-literal': source,
  };
}
