import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { createSlug } from '../../src/lib/slugs.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import { elementAt } from './random.ts';
import { names } from './sample-data.ts';

/** By key; the first is that of most articles. */
export const sources = Object.entries(parse(readSettings('sources.yaml')) as Record<string, SourceSettings>);

/**
 * Makes the settings files, by name.
 *
 * @param newest the day of the newest article; a fair lies ahead of it.
 */
export function createSettingsFiles(site: Partial<SiteSettings>, newest: string): Record<string, string> {
  const nextYear = String(Number(newest.slice(0, 4)) + 1);
  return {
    'site.yaml': stringify({ ...(parse(readSettings('site.yaml')) as SiteSettings), ...site }),
    'sources.yaml': readSettings('sources.yaml'),
    'tags.yaml': readSettings('tags.yaml') + stringify(listNameTags()),
    'contributors.yaml': readSettings('contributors.yaml'),
    'events.yaml': readSettings('events.yaml').replaceAll('{nextYear}', nextYear),
  };
}

function readSettings(file: string): string {
  return readFileSync(new URL(`settings/${file}`, import.meta.url), 'utf8');
}

/** Tags for the lists of cities and companies. */
function listNameTags(): TagSettings[] {
  const { city = [], company = [], product = [] } = names;
  const cities = city.map(({ english, chinese }): TagSettings => ({
    label: english,
    kind: 'place',
    description: `Companies, plants and hospitals in ${english}.`,
    aliases: [chinese],
  }));
  const companies = company.map(({ english }, index): TagSettings => ({
    label: english,
    kind: 'company',
    description: `Made-up maker of ${elementAt(product, index % product.length).english}.`,
    url: `https://${createSlug(english)}.example/`,
  }));
  return [...cities, ...companies];
}
