import type { Source } from '../deck/item.ts';
import type { Shown } from '../layout/shown.ts';
import { plainText } from './words.ts';

/** The sources one a row, each as the way to it: `docs.python.org › asyncio-task › Running in threads`. */
export function sourcesShown(sources: readonly Source[]): readonly Shown[] {
  if (sources.length === 0) return [];
  const rows = sources.map((source): Shown => {
    const href = hrefOf(source.url);
    const text = sourceText(source);
    return { is: 'row', left: [{ text, role: 'link', ...(href === undefined ? {} : { href }) }] };
  });
  return [{ is: 'gap' }, ...rows];
}

/** A source as the way to it: host, then the page where the link leads into it, then the title. */
export function sourceText({ title, url }: Source): string {
  const name = plainText(title);
  const parsed = parse(url);
  if (parsed === undefined) return name === '' ? url : name;
  const host = parsed.hostname.replace(/^www\./, '');
  const page = parsed.pathname.split('/').findLast((part) => part !== '');
  const pageName = page === undefined ? [] : [decoded(page).replace(/\.\w{1,5}$/, '')];
  if (name === '')
    return [host, ...pageName, ...(parsed.hash === '' ? [] : [decoded(parsed.hash.slice(1))])].join(' › ');
  const isPart = parsed.hash !== '' && pageName[0]?.toLowerCase() !== name.toLowerCase();
  return [host, ...(isPart ? pageName : []), name].join(' › ');
}

/** Only addresses of the web and of mail become links. */
function hrefOf(url: string): string | undefined {
  const scheme = parse(url)?.protocol;
  return scheme === 'https:' || scheme === 'http:' || scheme === 'mailto:' ? url : undefined;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
