import { hash } from 'node:crypto';

/** Digests of objects, cached by object: the props of many pages share articles and the frame. */
const known = new WeakMap<object, string>();

/**
 * The key of a page: if it changes, the page is made again. It is a digest of the page's props. A page
 * depends only on its props and the code; `digestCode` covers the code.
 *
 * @param props plain data, which `createLazyPath` ensures. An object that several pages share must not
 * change, because it is digested once.
 */
export function createPageKey(props: object): string {
  return hash(
    'sha256',
    describeEntries(props, (prop) => describeProp(prop)),
  );
}

/** The page, as a rule: what it is made of is described part by part. */
function describeProp(prop: unknown): string {
  return isObject(prop) && !Array.isArray(prop)
    ? `{${describeEntries(prop, describePart)}}`
    : describePart(prop);
}

function describePart(part: unknown): string {
  return Array.isArray(part) ? `[${part.map(describeValue).join(',')}]` : describeValue(part);
}

/** JSON never begins with that character, so a digest is never mistaken for JSON. */
function describeValue(value: unknown): string {
  return isObject(value) ? `#${digest(value)}` : JSON.stringify(value);
}

function digest(object: object): string {
  const digested = known.get(object) ?? hash('sha256', JSON.stringify(object));
  known.set(object, digested);
  return digested;
}

/** Like JSON, it skips undefined values. */
function describeEntries(object: object, describe: (value: unknown) => string): string {
  let text = '';
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (value !== undefined) text += `${JSON.stringify(name)}:${describe(value)},`;
  }
  return text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
