/** An element as a strict reader sees it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text with its references resolved; throws at what XML 1.0 does not allow in it. */
function resolved(text: string): string {
  if (/[<\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error(`Not allowed: ${text}`);
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (all, code, name) => {
    const found = code === undefined ? named[name] : String.fromCodePoint(Number(code));
    if (found === undefined) throw new Error(`No reference: ${all}`);
    return found;
  });
}

/** The elements of a document of elements, attributes and text alone; throws where it is not well formed. */
export function elementsOf(document: string): readonly Element[] {
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const tag = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y;
  for (let at = 0; at < body.length; ) {
    const inner = open.at(-1);
    if (inner === undefined) throw new Error('More is closed than was opened.');
    if (body[at] !== '<') {
      const end = body.indexOf('<', at);
      const text = body.slice(at, end < 0 ? body.length : end);
      inner.text += resolved(text).trim();
      at += text.length;
      continue;
    }
    tag.lastIndex = at;
    const [all, closes, name = '', written = '', isEmpty] = tag.exec(body) ?? [];
    if (all === undefined) throw new Error(`No tag at ${at}: ${body.slice(at, at + 60)}`);
    at += all.length;
    if (closes === '/') {
      if (inner.name !== name) throw new Error(`${inner.name} is closed as ${name}.`);
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, resolved(value)]),
    );
    const element: Open = { name, attributes, children: [], text: '' };
    inner.children.push(element);
    if (isEmpty !== '/') open.push(element);
  }
  if (open.length !== 1) throw new Error('Not all is closed.');
  return root.children;
}
