import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { formatLicences, listLicences, sentToReaders, type LockedPackage } from '../support/licences.ts';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface InstalledPackage extends LockedPackage, Omit<Manifest, 'dependencies'> {
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest & {
  allowScripts: Record<string, boolean>;
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, InstalledPackage>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';
const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('the packages that are named', () => {
  test('have a reason each in docs/architecture.md, and no others have', () => {
    const text = readFileSync('docs/architecture.md', 'utf8');
    const [, table = ''] = /\n## Dependencies\n([\s\S]*?)(?=\n## |$)/.exec(text) ?? [];
    const explained = [...table.matchAll(/^\| (?!Package|---)([^|]+) \| \S/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    expect(explained.sort()).toEqual(Object.keys(named).sort());
  });

  test('are of one version each', () => {
    expect(Object.values(named).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('the lock file', () => {
  test('knows the bytes of every package, which come from the registry', () => {
    expect(locked.length).toBeGreaterThan(500);
    const strange = locked.filter(
      ([, { integrity = '', resolved = 'https://registry.npmjs.org/', link = false }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity) ||
        !resolved.startsWith('https://registry.npmjs.org/') ||
        link,
    );
    expect(strange.map(([path]) => path)).toEqual([]);
  });

  // Else `npm ci` fails where they are wanted, and with older versions of npm everywhere.
  test('knows the packages of every system', () => {
    const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !findFrom(path, name)),
    );
    expect(missing).toEqual([]);
  });

  test('has no script run that is not refused by name', () => {
    const scripted = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(Object.fromEntries(scripted.map((name) => [name, false]))).toEqual(manifest.allowScripts);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

/** Where Node would find a package from another one’s folder. */
function findFrom(path: string, name: string): string | undefined {
  const folders = path.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1));
  const places = ['', ...folders.map((parts) => `${parts.join('/node_modules/')}/`)];
  return places.map((place) => `${place}node_modules/${name}`).find((place) => place in packages);
}

describe('the licences', () => {
  const licensed = listLicences(packages);
  // Whose only condition is that they and the names of their authors are passed on.
  const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
  // These ask for more, of whoever passes on the package itself or a changed one.
  const forBuilding = [
    ...permissive,
    'BlueOak-1.0.0',
    'CC0-1.0',
    'LGPL-3.0-or-later',
    'MPL-2.0',
    'OFL-1.1',
    'Python-2.0',
  ];
  const allowed = { readers: permissive, build: forBuilding, development: [...forBuilding, 'CC-BY-SA-4.0'] };

  // `npx vitest run -u` writes them.
  test('are written down in docs/licences.md', async () => {
    await expect(formatLicences(licensed)).toMatchFileSnapshot(resolve('docs/licences.md'));
  });

  test('are allowed', () => {
    const refused = licensed.filter(({ licence, reach }) => !isAllowed(licence, allowed[reach]));
    expect(refused).toEqual([]);
  });

  test.for<[licence: string, isGood: boolean]>([
    ['MIT', true],
    ['(GPL-3.0 OR MIT)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-or-later', false],
    ['none stated', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('of %s: %s', ([licence, isGood]) => {
    expect(isAllowed(licence, permissive)).toBe(isGood);
  });

  test('know what readers are sent', () => {
    expect(listBrowserPackages().sort()).toEqual(sentToReaders);
  });
});

function isAllowed(licence: string, allowed: readonly string[]): boolean {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((part) => allowed.includes(part)));
}

/** What `#markdown-parser` is in browsers. */
const browserParser = 'src/content/markdown/remark/parser.ts';

/** The packages whose code comes into scripts of pages, types apart. */
function listBrowserPackages(): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const scripts = globSync('src/**/*.astro').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
      ([, code = '']) => [file, code] as const,
    ),
  );
  for (const [file, code] of scripts) follow(file, code);
  expect(seen.size).toBeGreaterThan(5);
  return [...found];

  function follow(file: string, code: string): void {
    for (const name of listValueImports(code)) {
      const isOwn = name.startsWith('.') || name === '#markdown-parser';
      if (!isOwn) {
        found.add(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
        continue;
      }
      const path = name.startsWith('#') ? browserParser : join(dirname(file), name.replace(/\?.*$/, ''));
      if (seen.has(path)) continue;
      seen.add(path);
      follow(path, readFileSync(path, 'utf8'));
    }
  }
}

function listValueImports(code: string): string[] {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true },
  });
  return ts.preProcessFile(outputText, true, true).importedFiles.map(({ fileName }) => fileName);
}
