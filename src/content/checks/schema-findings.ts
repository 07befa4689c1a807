import type { z } from 'zod';
import { splitList } from '../schema/text.ts';
import type { Finding } from './issue.ts';
import { isRuleName } from './rules.ts';
import { suggestNearest } from './suggestion.ts';
import type { YamlReading } from './yaml-text.ts';
import { quoteIfNeeded, writeList } from './yaml-writing.ts';

export type SchemaReading<T> = { value: T; findings: [] } | { value: undefined; findings: Finding[] };

/** Validates YAML by a schema. Each finding has its position and a fix. */
export function readBySchema<T>(reading: YamlReading, schema: z.ZodType<T>): SchemaReading<T> {
  if (reading.findings.length > 0) return { value: undefined, findings: reading.findings };
  const result = schema.safeParse(reading.value, { reportInput: true });
  if (result.success) return { value: result.data, findings: [] };
  return {
    value: undefined,
    findings: result.error.issues.flatMap((issue) => describeIssue(issue, reading, schema)),
  };
}

/** There are few keys, so two edits in a short key are still a likely misspelling. */
const keyTolerance = 2.5;

function describeIssue(issue: z.core.$ZodIssue, reading: YamlReading, schema: z.ZodType): Finding[] {
  const { path, input } = issue;
  const name = nameOf(path);
  const offset = reading.locateValue(path);
  const wrongType = (message: string, fix: string): Finding[] => [
    { rule: 'wrong-type', offset, message: `${name} ${message}`, fix },
  ];

  if (issue.code === 'unrecognized_keys') {
    const known = listKeys(schema, path);
    return issue.keys.map((key) => {
      const nearest = suggestNearest(key, known, keyTolerance);
      return {
        rule: 'unknown-key',
        offset: reading.locateKey([...path, key]),
        message: `there is no key “${key}”`,
        fix: nearest ? `did you mean “${nearest}”?` : `take it out; the keys are ${known.join(', ')}`,
      };
    });
  }
  if (issue.code === 'custom') return [describeRefusal(issue, reading)];
  if (issue.code === 'invalid_key') {
    const findings = issue.issues.flatMap((inner) => describeIssue({ ...inner, path }, reading, schema));
    return findings.map((finding) => ({ ...finding, offset: reading.locateKey(path) }));
  }
  if (input === null && path.length === 0) return [nothingWritten(schema, offset)];
  if (input === undefined) {
    const fix = `add a line “${String(path.at(-1) ?? name)}: …”`;
    return [{ rule: 'missing-key', offset, message: `${name} is missing`, fix }];
  }
  if (input === null || input === '' || issue.code === 'too_small') return [blankValue(name, offset)];
  if (issue.code === 'invalid_value') {
    const written = typeof input === 'string' ? `“${input}”` : JSON.stringify(input);
    return wrongType(`cannot be ${written}`, `write one of: ${issue.values.map(String).join(', ')}`);
  }
  switch (issue.code === 'invalid_type' ? issue.expected : 'string') {
    case 'array': {
      const list = typeof input === 'string' ? splitList(input) : undefined;
      const mend = mendValue(reading, path, list);
      return [
        {
          rule: 'wrong-type',
          offset,
          message: `${name} must be a list in brackets`,
          fix: 'write it in brackets: […]',
          ...mend,
        },
      ];
    }
    case 'boolean':
      return wrongType('must be true or false', 'write true or false, without quotes');
    case 'number':
      return wrongType('must be a number', 'write a number without quotes, for example 480');
    case 'object':
    case 'record':
      return wrongType('must be keys with values', 'write lines of “key: value”');
  }
  if (typeof input === 'object') {
    return wrongType('must be text', 'write text; put it in double quotes if it holds : [ or {');
  }
  const written = reading.findSource(path) ?? JSON.stringify(input);
  return wrongType(`must be text, and ${written} without quotes is not`, `put it in quotes: "${written}"`);
}

/**
 * The message of a check in a schema. Its `mend` is the right value, and `fix` says more where the line with that
 * value does not say it all.
 */
function describeRefusal({ path, message, params }: z.core.$ZodIssueCustom, reading: YamlReading): Finding {
  const { rule, fix, mend } = params ?? {};
  const offset = reading.locateValue(path);
  if (rule === 'blank-value') return blankValue(nameOf(path), offset);
  return {
    rule: isRuleName(rule) ? rule : 'wrong-type',
    offset,
    message: `${nameOf(path)}: ${message}`,
    fix: 'write it as docs/editing.md says',
    ...mendValue(reading, path, mend),
    ...(typeof fix === 'string' && { fix }),
  };
}

/** The line with the right value, and the edit that makes it if the value has no lines of its own. */
export function mendValue(
  reading: YamlReading,
  path: readonly PropertyKey[],
  mend: unknown,
): Pick<Finding, 'fix' | 'edit'> | undefined {
  const isText = typeof mend === 'string';
  if (!isText && !Array.isArray(mend)) return undefined;
  const written = isText ? quoteIfNeeded(mend) : writeList(mend.map(String));
  const mended = reading.replaceValue(path, written);
  if (!mended) return { fix: `write ${written}` };
  return { fix: mended.line, edit: mended.edit };
}

function nothingWritten(schema: z.ZodType, offset: number): Finding {
  const keys = listKeys(schema, []);
  return {
    rule: 'blank-value',
    offset,
    message: 'nothing is written here',
    fix:
      keys.length > 0
        ? `write lines of “key: value”; the keys are ${keys.join(', ')}`
        : `write ${schema.def.type === 'record' ? '{}' : '[]'} if the list is meant to be empty`,
  };
}

function blankValue(name: string, offset: number): Finding {
  return {
    rule: 'blank-value',
    offset,
    message: `${name} has no value`,
    fix: 'write one, or take the key out if it is optional',
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${String(part + 1)}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

/** Lists the keys of the object schema at a path through objects, arrays, records and optional values. */
function listKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
  let current = schema as { def?: Record<string, unknown> } | undefined;
  for (const part of path) {
    current = unwrap(current);
    const shape = current?.def?.shape as Record<PropertyKey, unknown> | undefined;
    current = (shape ? shape[part] : (current?.def?.element ?? current?.def?.valueType)) as typeof current;
  }
  return Object.keys(unwrap(current)?.def?.shape ?? {});
}

function unwrap(schema: { def?: Record<string, unknown> } | undefined): typeof schema {
  let current = schema;
  while (current?.def?.innerType) current = current.def.innerType;
  return current;
}
