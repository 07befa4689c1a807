import type { z } from 'zod';
import { createIssue, createIssues, createLocator, type Finding, type Issue, type Place } from './issue.ts';
import { readBySchema } from './schema-findings.ts';
import { readText } from './text-file.ts';
import { readYaml } from './yaml-text.ts';

export interface SettingsFile<T> {
  issues: Issue[];
  /** Absent if the file is not valid. */
  value?: T | undefined;
  /** Where a part of the value stands. */
  locate?: (path: PropertyKey[]) => Place;
}

/** Checks a valid value for rules that a schema cannot express. */
export type FurtherCheck<T> = (value: T, locate: (path: PropertyKey[]) => number) => Finding[];

/**
 * Checks a `.yaml` file of the content folder.
 *
 * @param bytes undefined if there is no such file.
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
  const placeOf = createLocator(text);
  return {
    issues: createIssues(file, text, checkFurther(value, yaml.locateValue)),
    value,
    locate: (path) => placeOf(yaml.locateValue(path)),
  };
}
