import { hash } from 'node:crypto';

/** Digests of objects, by the objects: stories and the frame stand in the props of many pages. */
const known = new WeakMap<object, string>();

/**
 * The key of a page: what tells whether it must be made anew. It is a digest of the page’s props, for a
 * page is a function of these and of the code, and `digestCode` answers for the code.
 *
 * @param props plain data, which `createLazyPath` sees to. An object that stands in the props of several
 * pages must stay as it is, for it is digested once.
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

/** A digest cannot be taken for JSON, which never begins with that sign. */
function describeValue(value: unknown): string {
  return isObject(value) ? `#${digest(value)}` : JSON.stringify(value);
}

function digest(object: object): string {
  const digested = known.get(object) ?? hash('sha256', JSON.stringify(object));
  known.set(object, digested);
  return digested;
}

/** As JSON does, it passes over what is undefined. */
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
