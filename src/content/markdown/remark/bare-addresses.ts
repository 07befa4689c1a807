import type { Link, Nodes, Parents, Text } from 'mdast';
import type { TextOrigins } from './text-origins.ts';

/** A bare address in a text, by its offsets; up to `rest` signs at its end are a text of their own. */
interface BareAddress {
  start: number;
  end: number;
  rest: number;
  url: string;
}

/**
 * Links the bare addresses that remark’s tokenizer leaves in texts, by the rules of Sätteri 0.10, which differ from
 * those of remark-gfm: `gfm_autolink_literal_pass` in its crate satteri-pulldown-cmark. And each has its place.
 */
export function linkBareAddresses(root: Nodes, origins: TextOrigins): void {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('children' in node) || node.type === 'link' || node.type === 'linkReference') continue;
    if (node.children.some((child) => child.type === 'text' && mayHold.test(child.value))) {
      const parent: { children: Nodes[] } = node;
      parent.children = parent.children.flatMap((child): Nodes[] =>
        child.type === 'text' ? splitText(child, origins) : [child],
      );
    }
    pending.push(...(node as Parents).children);
  }
}

const mayHold = /:\/\/|www\.|@/i;

function splitText(text: Text, origins: TextOrigins): (Text | Link)[] {
  const addresses = findAddresses(text.value);
  if (addresses.length === 0) return [text];
  const cut = (start: number, end: number): Text => ({
    type: 'text',
    value: text.value.slice(start, end),
    position: origins.locate(text, start, end),
  });
  const parts: (Text | Link)[] = [];
  let position = 0;
  for (const { start, end, rest, url } of addresses) {
    const words = cut(start, end);
    parts.push(cut(position, start));
    parts.push({ type: 'link', title: null, url, children: [words], position: words.position });
    parts.push(cut(end, rest));
    position = rest;
  }
  parts.push(cut(position, text.value.length));
  return parts.filter((part) => part.type === 'link' || part.value !== '');
}

function findAddresses(text: string): BareAddress[] {
  const webAddresses = findWebAddresses(text);
  const edges = [...webAddresses, { start: text.length, rest: text.length }];
  return edges.flatMap((edge, index) => [
    ...findMailAddresses(text, webAddresses[index - 1]?.rest ?? 0, edge.start),
    ...webAddresses.slice(index, index + 1),
  ]);
}

function findWebAddresses(text: string): BareAddress[] {
  const pattern = /(https?:\/\/|www(?=\.))([\w.-]+)([^ \t\r\n]*)/gi;
  const found: BareAddress[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, scheme = '', domain = '', path = ''] = match;
    const isWww = /^w/i.test(scheme);
    const kept = keepAddress(domain + path);
    if (
      !mayFollow(text, match.index) ||
      !isDomain(isWww ? scheme + domain : domain) ||
      (!isWww && kept === '')
    ) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const address = scheme + kept;
    found.push({
      start: match.index,
      end: match.index + address.length,
      rest: match.index + whole.length,
      url: isWww ? `http://${address}` : address,
    });
  }
  return found;
}

function isDomain(domain: string): boolean {
  const parts = domain.split('.');
  return parts.length > 1 && parts.slice(-2).every((part) => part === '' || /^(?!.*_).*[\da-z]/i.test(part));
}

/** An address without the signs that end its sentence; a bracket that it opens itself may close. */
function keepAddress(written: string): string {
  let kept = written.replace(/[!"&'),.:;<>?\]}]+$/, '');
  const count = (sign: string): number => kept.split(sign).length - 1;
  while (count('(') > count(')')) {
    const closing = written.indexOf(')', kept.length);
    if (closing === -1) break;
    kept = written.slice(0, closing + 1);
  }
  return kept;
}

function findMailAddresses(text: string, from: number, to: number): BareAddress[] {
  const found: BareAddress[] = [];
  for (let at = text.indexOf('@', from); at !== -1 && at < to; at = text.indexOf('@', at + 1)) {
    const [domain = ''] = /^[\w-]+(?:\.[\w-]+)*/.exec(text.slice(at + 1, to)) ?? [];
    const start = findMailStart(text, at);
    const isWhole = start < at && start >= (found.at(-1)?.end ?? from);
    if (!isWhole || !/\.[\w-]*[a-z][\w-]*$/i.test(domain) || /[\d_-]$/.test(domain)) continue;
    const end = at + 1 + domain.length;
    found.push({ start, end, rest: end, url: `mailto:${text.slice(start, end)}` });
  }
  return found;
}

/** Where the name before an `@` begins; at the `@` if there is none. */
function findMailStart(text: string, at: number): number {
  const [name = ''] = /[\w.+-]*$/.exec(text.slice(0, at)) ?? [];
  let start = at - name.length;
  if (text[start - 1] === '/') while (start < at && /[\da-z/]/i.test(text[start - 1] ?? '')) start += 1;
  while (start < at && !mayFollow(text, start)) start += 1;
  return start;
}

/** Whether an address may begin at an offset: behind a space, a sign, or nothing. */
function mayFollow(text: string, offset: number): boolean {
  return /(?:^|[\s\p{P}\p{S}])$/u.test(text.slice(Math.max(0, offset - 2), offset));
}
