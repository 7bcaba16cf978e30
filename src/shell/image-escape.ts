/*
 * The sequences that draw an image. They are made of numbers of ours and of the file's bytes in base64, so that neither
 * the file nor its name can say anything to the terminal. Both protocols name no file for it to open.
 */
import type { Image } from '../core/layout/image.ts';
import type { ImageProtocol } from './terminal-abilities.ts';

const ESC = '\u001b';
/** The longest run of base64 that kitty takes at once. */
const chunkLength = 4096;

/** Draws an image into the rows above the cursor, its left edge in the cursor's column, and leaves the cursor where it is. */
export function drawingOf(image: Image, protocol: ImageProtocol): string {
  const data = Buffer.from(image.bytes).toString('base64');
  const drawn = protocol === 'kitty' ? inKitty(image, data) : inITerm(image, data);
  return `${ESC}7${ESC}[${image.rows}A${drawn}${ESC}8`;
}

/** Takes the images off the screen that text written over them does not. */
export function erasing(protocol: ImageProtocol): string {
  return protocol === 'kitty' ? `${ESC}_Ga=d,d=A,q=2${ESC}\\` : '';
}

function inKitty({ columns, rows }: Image, data: string): string {
  let sequence = '';
  for (let at = 0; at < data.length; at += chunkLength) {
    const how = at === 0 ? `a=T,f=100,C=1,c=${columns},r=${rows},` : '';
    const more = at + chunkLength < data.length ? 1 : 0;
    sequence += `${ESC}_G${how}q=2,m=${more};${data.slice(at, at + chunkLength)}${ESC}\\`;
  }
  return sequence;
}

function inITerm({ columns, rows, bytes }: Image, data: string): string {
  const how = `inline=1;size=${bytes.length};width=${columns};height=${rows};preserveAspectRatio=1`;
  return `${ESC}]1337;File=${how}:${data}\u0007`;
}
