/*
 * How each role looks. The sixteen colours of the terminal's own theme, and of these only those that can be read on a
 * dark and on a light ground: magenta is the accent, green and red stand beside words, cyan is kept for source code.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Line, Piece, Role } from '../core/layout/line.ts';
import { neutralise } from '../core/layout/neutralise.ts';
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
}

const OSC_LINK = '\u001b]8;;';
const STRING_END = '\u001b\\';
const LONGEST_ADDRESS = 2_000;
const MAY_LEAD_TO = /^(?:https?:\/\/|mailto:)./i;

/** The theme that suits a stream. */
export function themeFor({ stream, env, flag }: ThemeSettings): Theme {
  const isTerminal = stream.isTTY === true;
  const level = colourLevel(isTerminal, env, flag);
  const links = canLink(isTerminal, env);
  const images = level > 0 ? imageProtocol(isTerminal, env) : undefined;
  const looks = looksOf(new Chalk({ level }));
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

function looksOf(chalk: ChalkInstance): Readonly<Record<Role, ChalkInstance>> {
  return {
    plain: chalk,
    muted: chalk.dim,
    accent: chalk.magenta,
    strong: chalk.bold,
    emphasis: chalk.italic,
    struck: chalk.strikethrough,
    heading: chalk.bold,
    link: chalk.underline,
    code: chalk.magenta,
    right: chalk.green,
    partly: chalk.bold,
    wrong: chalk.red,
    warning: chalk.bold.magenta,
    'code-keyword': chalk.magenta,
    'code-string': chalk.cyan,
    'code-number': chalk.cyan,
    'code-comment': chalk.dim,
    'code-name': chalk.bold,
    'code-type': chalk.magenta,
    'code-literal': chalk.cyan,
  };
}
