/** The average speed of adults for English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const wordsPerMinute = 238;

/** The reading time of a text in minutes, at least one; none if there are no words. */
export function estimateMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute));
}

/** The reading time of a text in words; undefined if it has none. */
export function describeReadingTime(words: number): string | undefined {
  const minutes = estimateMinutes(words);
  return minutes === 0 ? undefined : `${String(minutes)} min read`;
}
