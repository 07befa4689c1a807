/** What adults read of English non-fiction on average (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const wordsPerMinute = 238;

/** How many minutes a text takes to read, one at least; none where there are no words. */
export function estimateMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute));
}
