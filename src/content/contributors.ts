import { createSlug } from '../lib/slugs.ts';
import type { Picture } from './schema/article.ts';
import type { StoredContributor } from './schema/contributor.ts';

/** A person who writes for the site, and has a page. */
export interface Contributor {
  slug: string;
  name: string;
  description?: string | undefined;
  url?: string | undefined;
  portrait?: Picture | undefined;
  /** BCP 47. */
  languages: string[];
  /** Other spellings of the name. */
  aliases: string[];
}

/** Who wrote an article. */
export interface Author {
  name: string;
  /** Absent if contributors.yaml does not have the name. */
  contributor?: Contributor | undefined;
}

/** Finds the author that a name, an alias or any spelling of them means. */
export type AuthorFinder = (written: string) => Author;

export function createAuthorFinder(contributors: readonly Contributor[]): AuthorFinder {
  const bySlug = new Map(
    contributors.flatMap((contributor) =>
      [contributor.name, ...contributor.aliases].map((name) => [createSlug(name), contributor]),
    ),
  );
  return (written) => {
    const contributor = bySlug.get(createSlug(written));
    return { name: contributor?.name ?? written, contributor };
  };
}

export function createContributor(settings: StoredContributor): Contributor {
  const { name, about, url, portrait, languages = [], aliases = [] } = settings;
  return { slug: createSlug(name), name, description: about, url, portrait, languages, aliases };
}
