/** A package of the lock file (lockfileVersion 3), as far as licences are concerned. */
export interface LockedPackage {
  version?: string;
  license?: string;
  /** Whether it is needed for development alone. */
  dev?: boolean;
  dependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A package and its licence, by SPDX. */
export interface LicensedPackage {
  name: string;
  licence: string;
  /** Readers may get code of it; else it makes the site, or serves its development alone. */
  reach: 'readers' | 'build' | 'development';
}

/** What scripts of pages import, even if the bundle drops it. */
export const sentToReaders = [
  'character-entities',
  'fastest-levenshtein',
  'hast-util-to-mdast',
  'hast-util-to-string',
  'mdast-util-from-markdown',
  'mdast-util-to-hast',
  'mdast-util-to-markdown',
  'remark-gfm',
  'temporal-polyfill',
  'unist-util-remove',
  'unist-util-visit',
  'yaml',
  'zod',
];

const headings: Record<LicensedPackage['reach'], string> = {
  readers: 'Scripts of pages import these',
  build: 'These make the site, and nothing of them is sent',
  development: 'These serve development alone',
};

/** @param packages the part of that name of package-lock.json. */
export function listLicences(packages: LockedPackages): LicensedPackage[] {
  const sent = listWithDependencies(sentToReaders, packages);
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '') return [];
    const reach = sent.has(name) ? 'readers' : dev ? 'development' : 'build';
    return [{ name, licence: license ?? 'none stated', reach }];
  });
}

/** Packages, and those that they depend on; all of them are in the first folder of the lock file. */
function listWithDependencies(names: readonly string[], packages: LockedPackages): Set<string> {
  const listed = new Set(names);
  for (const name of listed) {
    for (const needed of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}))
      listed.add(needed);
  }
  return listed;
}

/** Writes the list as Markdown, without versions: a new one seldom has another licence. */
export function formatLicences(licensed: readonly LicensedPackage[]): string {
  const parts = Object.entries(headings).map(([reach, heading]) => {
    const ofReach = licensed.filter((one) => one.reach === reach);
    const licences = [...new Set(ofReach.map(({ licence }) => licence))].sort();
    const rows = licences.map((licence) => {
      const names = ofReach.filter((one) => one.licence === licence).map(({ name }) => name);
      return `| ${licence} | ${[...new Set(names)].sort().join(', ')} |`;
    });
    return [`## ${heading}`, '', '| Licence | Packages |', '|---|---|', ...rows].join('\n');
  });
  return `${[introduction, ...parts].join('\n\n')}\n`;
}

const introduction = `# Licences of the packages

Written from package-lock.json by \`npx vitest run -u tests/unit/dependencies.test.ts\`. That test fails when it is out
of date, or when a licence comes in that nobody has looked at. Fonts are
not sent either: their letters are drawn in pictures.`;
