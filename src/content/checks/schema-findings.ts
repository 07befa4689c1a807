import type { z } from 'zod';
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

type SchemaIssue = z.core.$ZodIssue;

function describeIssue(issue: SchemaIssue, reading: YamlReading, schema: z.ZodType): Finding[] {
  const offset = reading.locateValue(issue.path);
  const name = nameOf(issue.path);

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = knownKeys(schema, issue.path);
        const nearest = suggestNearest(key, known, keyTolerance);
        return {
          rule: 'unknown-key',
          offset: reading.locateKey([...issue.path, key]),
          message: `there is no key “${key}”`,
          fix: nearest ? `did you mean “${nearest}”?` : `take it out; the keys are ${known.join(', ')}`,
        };
      });
    case 'custom':
      return [describeRefusal(issue, reading)];
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => describeIssue({ ...inner, path: issue.path }, reading, schema))
        .map((finding) => ({ ...finding, offset: reading.locateKey(issue.path) }));
    case 'too_small':
      return [blankValue(name, offset)];
    case 'invalid_value':
      if (issue.input === undefined || issue.input === null) return [describeType(issue, reading)];
      return [
        {
          rule: 'wrong-type',
          offset,
          message: `${name} cannot be ${showValue(issue.input)}`,
          fix: `write one of: ${issue.values.map(String).join(', ')}`,
        },
      ];
    case 'invalid_type':
    case 'invalid_union':
      if (issue.path.length === 0 && issue.input === null) return [nothingWritten(schema, offset)];
      return [describeType(issue, reading)];
    default:
      return [
        {
          rule: 'wrong-type',
          offset,
          message: `${name}: ${issue.message}`,
          fix: 'compare it with docs/editing.md',
        },
      ];
  }
}

/**
 * The message of a check in a schema. Its `mend` is the right value, and `fix` says more where the line with that
 * value does not say it all.
 */
function describeRefusal(issue: z.core.$ZodIssueCustom, reading: YamlReading): Finding {
  const offset = reading.locateValue(issue.path);
  const { rule, fix, mend, isCertain = true } = (issue.params ?? {}) as Record<string, unknown>;
  if (rule === 'blank-value') return blankValue(nameOf(issue.path), offset);
  const written = writeMend(mend);
  const mended = written === undefined ? undefined : reading.replaceValue(issue.path, written);
  return {
    rule: isRuleName(rule) ? rule : 'wrong-type',
    offset,
    message: `${nameOf(issue.path)}: ${issue.message}`,
    fix: typeof fix === 'string' ? fix : (mended?.line ?? `write ${written ?? 'it as docs/editing.md says'}`),
    ...(mended && isCertain === true && { edit: mended.edit }),
  };
}

function writeMend(mend: unknown): string | undefined {
  if (typeof mend === 'string') return quoteIfNeeded(mend);
  return Array.isArray(mend) ? writeList(mend.map(String)) : undefined;
}

function describeType(issue: SchemaIssue, reading: YamlReading): Finding {
  const offset = reading.locateValue(issue.path);
  const name = nameOf(issue.path);
  const expected = 'expected' in issue ? issue.expected : 'string';
  const input = issue.input;

  if (input === undefined) {
    return {
      rule: 'missing-key',
      offset,
      message: `${name} is missing`,
      fix: `add a line “${String(issue.path.at(-1) ?? name)}: …”`,
    };
  }
  if (input === null || input === '') return blankValue(name, offset);

  const wrongType = { rule: 'wrong-type', offset } as const;
  if (expected === 'array') {
    const list = typeof input === 'string' ? writeList(splitList(input)) : undefined;
    const mended = list === undefined ? undefined : reading.replaceValue(issue.path, list);
    return {
      ...wrongType,
      message: `${name} must be a list in brackets`,
      fix: mended?.line ?? `write it in brackets: […]`,
      ...(mended && { edit: mended.edit }),
    };
  }
  if (expected === 'boolean') {
    return {
      ...wrongType,
      message: `${name} must be true or false`,
      fix: 'write true or false, without quotes',
    };
  }
  if (expected === 'object' || expected === 'record') {
    return { ...wrongType, message: `${name} must be keys with values`, fix: 'write lines of “key: value”' };
  }
  if (typeof input === 'object') {
    return {
      ...wrongType,
      message: `${name} must be text`,
      fix: 'write text; put it in double quotes if it holds : [ or {',
    };
  }
  const written = reading.findSource(issue.path) ?? JSON.stringify(input);
  return {
    ...wrongType,
    message: `${name} must be text, and ${written} without quotes is not`,
    fix: `put it in quotes: "${written}"`,
  };
}

/** The entries of a list that is written without brackets, or with full-width ones. */
function splitList(text: string): string[] {
  return text
    .replace(/^[【［〔]|[】］〕]$/gu, '')
    .split(/[,，、；]/u)
    .map((item) => item.replace(/^[\s“”‘’]+|[\s“”‘’]+$/gu, ''))
    .filter(Boolean);
}

function nothingWritten(schema: z.ZodType, offset: number): Finding {
  const keys = knownKeys(schema, []);
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

function showValue(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

/** Lists the keys of the object schema at a path through objects, arrays, records and optional values. */
function knownKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
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
