import { createSlug, fitsAddress } from '../../lib/slugs.ts';
import type { ContributorSettings } from '../schema/contributor.ts';
import type { TagSettings } from '../schema/tag.ts';
import { tooLong } from '../schema/text.ts';
import type { Finding } from './issue.ts';
import type { RuleName } from './rules.ts';
import type { FurtherCheck } from './settings-file.ts';

/** Finds labels and aliases that have no address, or the address of another tag. */
export const findTagConflicts: FurtherCheck<TagSettings[]> = (tags, locate) =>
  findNameConflicts(
    tags.map(({ label, aliases }) => ({ key: 'label', name: label, aliases })),
    { kind: 'tag', unusable: 'tag-slug', taken: 'tag-conflict' },
    locate,
  );

/** Finds names and aliases that have no address, or the address of another contributor. */
export const findContributorConflicts: FurtherCheck<ContributorSettings[]> = (contributors, locate) =>
  findNameConflicts(
    contributors.map(({ name, aliases }) => ({ key: 'name', name, aliases })),
    { kind: 'contributor', unusable: 'slug', taken: 'contributor-conflict' },
    locate,
  );

/** An entry of a settings file, whose names lead to one page. */
interface NamedEntry {
  /** The key of the name in the file. */
  key: string;
  name: string;
  aliases?: string[] | undefined;
}

interface ConflictRules {
  /** What an entry is, in a word. */
  kind: string;
  unusable: RuleName;
  taken: RuleName;
  /** What to say of a name whose address another one has; otherwise, that only one of them can stay. */
  describeTaken?: (name: string, owner: string, index: number) => Pick<Finding, 'message' | 'fix'>;
}

/** Finds names that have no address, or the address of another entry. */
export function findNameConflicts(
  entries: readonly NamedEntry[],
  { kind, unusable, taken, describeTaken }: ConflictRules,
  locate: (path: PropertyKey[]) => number,
): Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, { entry: string; name: string }>();
  for (const [index, { key, name: entry, aliases = [] }] of entries.entries()) {
    const names = [
      { name: entry, path: [index, key] },
      ...aliases.map((name, position) => ({ name, path: [index, 'aliases', position] })),
    ];
    for (const { name, path } of names) {
      const slug = createSlug(name);
      const owner = owners.get(slug);
      const problem = describeUnusableName(kind, name);
      if (problem) {
        findings.push({ rule: unusable, offset: locate(path), ...problem });
      } else if (owner) {
        const description = describeTaken?.(name, owner.name, index) ?? {
          message: `“${name}” and “${owner.name}” of the ${kind} ${owner.entry} are one and the same address`,
          fix: 'take one of the two out',
        };
        findings.push({ rule: taken, offset: locate(path), ...description });
      } else {
        owners.set(slug, { entry, name });
      }
    }
  }
  return findings;
}

/** Why a name cannot be a part of an address: it has only punctuation or emoji, or is too long. */
export function describeUnusableName(
  kind: string,
  name: string,
): { message: string; fix: string } | undefined {
  const slug = createSlug(name);
  if (slug === '') {
    return {
      message: `the ${kind} “${name}” has no letter and no digit, so it has no address`,
      fix: 'write it in words',
    };
  }
  return fitsAddress(slug) ? undefined : { message: `the ${kind} is ${tooLong.message}`, fix: tooLong.fix };
}
