/** One line of plain text: each run of white space becomes one space, and the ends are trimmed. */
export function foldSpace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/**
 * Shortens text to at most `limit` characters, ellipsis included, at the end of a word; text without
 * spaces, such as Chinese, is cut between characters.
 */
export function cutAtWord(text: string, limit: number): string {
  const folded = foldSpace(text);
  const characters = Array.from(folded);
  if (characters.length <= limit) return folded;
  const head = characters.slice(0, limit - 1).join('');
  const lastSpace = characters[limit - 1] === ' ' ? head.length : head.lastIndexOf(' ');
  const cut = lastSpace > head.length / 2 ? head.slice(0, lastSpace) : head;
  return `${cut.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** A text that another sentence can follow: with a full stop and a space, unless it ends in a sign of its own. */
export function endSentence(text: string): string {
  if (/[。！？｡．][”’」』）】"')]*$/u.test(text)) return text;
  return /[.!?…:;][”’»」』）)\]"']*$/u.test(text) ? `${text} ` : `${text}. `;
}

/** Names in a row: `A`, `A and B`, `A, B and C`. */
export function joinNames(names: readonly string[]): string {
  const others = names.slice(0, -1).join(', ');
  return [others, ...names.slice(-1)].filter(Boolean).join(' and ');
}

/** The number and its noun: `1 story`, `1,204 stories`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`;
}
