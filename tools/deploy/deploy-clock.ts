const hour = 3600;

/**
 * The time that a deploy's build uses as “now”: that of its commit, or the start of the present hour if this
 * is later, so that scheduled articles appear on a site without new commits. A commit time in the future
 * counts as now. All in seconds since 1970.
 */
export function settleDeployTime(commitTime: number, now: number): number {
  return Math.max(Math.min(commitTime, now), now - (now % hour));
}
