import type { z } from 'zod';
import { createSlug } from '../../lib/slugs.ts';
import type { TagSettings } from '../schema/tag.ts';
import { createIssue, createIssues, type Finding, type Issue } from './issue.ts';
import { readBySchema } from './schema-findings.ts';
import { readText } from './text-file.ts';
import { readYaml } from './yaml-text.ts';

/** A settings file, judged by itself alone. */
export interface SettingsFile<T> {
  issues: Issue[];
  /** Absent where the file cannot be used. */
  value?: T | undefined;
}

/** Finds in a value that its schema has accepted what a schema cannot express. */
export type FurtherCheck<T> = (value: T, locate: (path: PropertyKey[]) => number) => Finding[];

/**
 * Checks a `.yaml` file of the content folder.
 *
 * @param bytes undefined where the file is absent.
 */
export function checkSettingsFile<T>(
  file: string,
  bytes: Uint8Array | undefined,
  schema: z.ZodType<T>,
  checkFurther: FurtherCheck<T> = () => [],
): SettingsFile<T> {
  if (bytes === undefined) {
    const missing = {
      rule: 'file-missing',
      message: 'the file is missing',
      fix: `add ${file} to the content folder`,
    } as const;
    return { issues: [createIssue(file, { line: 1, column: 1 }, missing)] };
  }
  const { text, findings } = readText(bytes);
  if (findings.length > 0) return { issues: createIssues(file, text, findings) };

  const yaml = readYaml(text);
  const { value, findings: refusals } = readBySchema(yaml, schema);
  if (value === undefined) return { issues: createIssues(file, text, refusals) };
  return { issues: createIssues(file, text, checkFurther(value, yaml.locateValue)), value };
}

/** Finds labels and aliases that leave no address, or that another tag has. */
export function findTagConflicts(
  tags: readonly TagSettings[],
  locate: (path: PropertyKey[]) => number,
): Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, { label: string; name: string }>();
  for (const [index, { label, aliases = [] }] of tags.entries()) {
    const names = [
      { name: label, path: [index, 'label'] },
      ...aliases.map((name, position) => ({ name, path: [index, 'aliases', position] })),
    ];
    for (const { name, path } of names) {
      const slug = createSlug(name);
      const owner = owners.get(slug);
      if (slug === '') {
        findings.push({ ...describeTagWithoutSlug(name), offset: locate(path) });
      } else if (owner) {
        findings.push({
          rule: 'tag-conflict',
          offset: locate(path),
          message: `“${name}” and “${owner.name}” of the tag ${owner.label} are one and the same address`,
          fix: 'take one of the two out',
        });
      } else {
        owners.set(slug, { label, name });
      }
    }
  }
  return findings;
}

/** What is said of a tag of punctuation or emoji alone, which no address can be made of. */
export function describeTagWithoutSlug(written: string) {
  return {
    rule: 'tag-slug',
    message: `the tag “${written}” has no letter and no digit, so it has no address`,
    fix: 'write it in words',
  } as const;
}
