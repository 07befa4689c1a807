import { stringify } from 'yaml';
import { createSlug } from '../lib/slugs.ts';
import type { EventSettings } from '../content/schema/event.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import type { SourceSettings } from '../content/schema/source.ts';
import type { TagSettings } from '../content/schema/tag.ts';
import { companies } from './companies.ts';
import { places } from './places.ts';
import { topics } from './topics.ts';

/** A file of the content folder, as text. */
export interface TextFile {
  /** Relative to the content folder, with `/`. */
  file: string;
  text: string;
}

/**
 * The four settings files of a sample newsroom.
 *
 * @param newest the day of the site’s newest story; a fair lies ahead of it.
 */
export function createSettingsFiles(site: Partial<SiteSettings>, newest: string): TextFile[] {
  const year = Number(newest.slice(0, 4));
  return [
    { file: 'site.yaml', text: write({ ...sampleSite, ...site }) },
    { file: 'sources.yaml', text: write(sampleSources) },
    { file: 'tags.yaml', text: write(listTags()) },
    { file: 'events.yaml', text: write([year, year + 1].map(createFair)) },
  ];
}

function write(settings: unknown): string {
  return stringify(settings, { lineWidth: 0 });
}

const sampleSite: SiteSettings = {
  name: 'The Sample Gazette',
  tagline: 'Pharma news that never happened',
  description:
    'Sample stories about companies that do not exist, made up by a program to show the site full.',
  url: 'https://gazette.example/',
  language: 'en',
  timeZone: 'Asia/Shanghai',
  guidPrefix: 'tag:gazette.example,2020',
  contributorCall: {
    heading: 'Write for The Sample Gazette',
    text: 'Would you like to become a contributor? This is a sample, so nobody would read it; on the real site the editor does.',
    email: 'editor@gazette.example',
    subject: 'Contributing to The Sample Gazette',
  },
  contact: {
    email: 'desk@gazette.example',
    telephone: '+86 400 000 0000',
    whatsapp: '+86 13000000000',
    telegram: '+86 13000000000',
    wechat: '+86 13000000000',
  },
  follow: [{ name: 'Mastodon', url: 'https://social.example/@gazette' }],
};

/** Whom sample stories come from; each says in its name that it is a sample. */
export const sampleSources: Readonly<Record<string, SourceSettings>> = {
  'sample-wire': {
    name: 'Sample Wire',
    url: 'https://sample-wire.example/',
    description: 'A made-up agency. Its stories come from a program, and none of them happened.',
    feed: 'https://sample-wire.example/feed.xml',
  },
  'sample-ledger': {
    name: 'Sample Pharma Ledger',
    url: 'https://sample-ledger.example/',
    description: 'A made-up weekly on money and markets, for samples.',
  },
  'sample-bench-and-plant': {
    name: 'Sample Bench & Plant',
    url: 'https://sample-bench-and-plant.example/',
    description: 'A made-up magazine for those who make medicines, for samples.',
    feed: 'https://sample-bench-and-plant.example/rss',
  },
  'sample-gazette': {
    name: 'Sample Regulatory Gazette',
    url: 'https://sample-gazette.example/',
    description: 'A made-up bulletin on rules and inspections, for samples.',
  },
  'sample-trials-monitor': {
    name: 'Sample Trials Monitor',
    url: 'https://sample-trials-monitor.example/',
  },
};

function listTags(): TagSettings[] {
  return [
    {
      label: 'China',
      kind: 'place',
      description: 'The country’s pharmaceutical industry and those who invest in it.',
      aliases: ['PR China'],
    },
    ...places.map(({ name, chinese, description }, index): TagSettings => ({
      label: name,
      kind: 'place',
      description,
      ...(index % 5 === 0 && { aliases: [chinese] }),
    })),
    ...topics.map((topic): TagSettings => ({ kind: 'topic', ...topic })),
    ...companies.map(({ name, chinese, home, product }, index): TagSettings => ({
      label: name,
      kind: 'company',
      description: `Made-up maker of ${product}, with its headquarters in ${home}.`,
      url: `https://${createSlug(name)}.example/`,
      ...(index % 9 === 0 && { aliases: [chinese] }),
    })),
  ];
}

function createFair(year: number): EventSettings {
  return {
    name: `Sample Pharma Fair ${String(year)}`,
    call: `Register for the Sample Pharma Fair ${String(year)}`,
    starts: `${String(year)}-06-23`,
    ends: `${String(year)}-06-25`,
    venue: 'Hall of Samples, Suzhou',
    url: 'https://fair.example/',
  };
}
