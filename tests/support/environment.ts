const ofVitest = /^(VITEST.*|TEST|DEV|PROD|MODE|SSR|BASE_URL|NODE_ENV|FORCE_COLOR)$/;

/**
 * The environment of a process that a test starts: this one's, without what Vitest has put there (Astro
 * and Vite behave otherwise under it), without colours, and with only the newsroom's own variables that are given.
 */
export function createEnvironment(own: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ofVitest.test(name));
  return {
    ...Object.fromEntries(inherited),
    NO_COLOR: '1',
    CONTENT_DIR: undefined,
    SITE_URL: undefined,
    SOURCE_DATE_EPOCH: undefined,
    ...own,
  };
}
