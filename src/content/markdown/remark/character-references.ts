/** The names that texts have, with their characters. All 2,125 of HTML would be a fifteenth of the page’s script. */
let characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  trade: '™',
};

/** Loads all names, if a text has one that is not among those that are there. */
export async function loadCharacterReferences(text: string): Promise<void> {
  const names = [...text.matchAll(/&([a-z][a-z\d]*);/gi)].map(([, name = '']) => name);
  if (names.every((name) => Object.hasOwn(characters, name))) return;
  ({ characterEntities: characters } = await import('character-entities'));
}

/** Stands in the place of the package of this name for browsers, which has all names or needs a document. */
export function decodeNamedCharacterReference(name: string): string | false {
  return Object.hasOwn(characters, name) ? (characters[name] ?? false) : false;
}
