import { readFileSync, writeFileSync } from 'node:fs';
import { formatLicences, listLicences, type LockedPackages } from './licences.ts';

// Run after a change in package-lock.json; a test tells when it was forgotten.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockedPackages };
writeFileSync('docs/licences.md', formatLicences(listLicences(packages)));
