const hour = 3600;

/**
 * The moment that a deploy’s build stands for: that of its commit, or the beginning of the present hour
 * where this is later, so that stories become due on a site that nobody changes. Commits of the future, by
 * the clock of whoever made them, count as of now. All in seconds since 1970.
 */
export function settleDeployTime(commitTime: number, now: number): number {
  return Math.max(Math.min(commitTime, now), now - (now % hour));
}
