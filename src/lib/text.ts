/**
 * Shortens text to at most `limit` characters, ellipsis included, at the end of a word; text
 * without spaces, as Chinese has none, is cut between characters.
 */
export function cutAtWord(text: string, limit: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(folded);
  if (characters.length <= limit) return folded;
  const head = characters.slice(0, limit - 1).join('');
  const lastSpace = characters[limit - 1] === ' ' ? head.length : head.lastIndexOf(' ');
  const cut = lastSpace > head.length / 2 ? head.slice(0, lastSpace) : head;
  return `${cut.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** The number and its noun: `1 story`, `1,204 stories`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`;
}
