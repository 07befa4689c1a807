/** The average speed of adults for English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const wordsPerMinute = 238;

/** The reading time of a text in minutes, at least one; none if there are no words. */
export function estimateMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute));
}
