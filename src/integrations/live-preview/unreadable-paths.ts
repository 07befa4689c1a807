/**
 * Proxies of Vite for paths that no file can have. They answer 404 by themselves; for some of these paths Astro would
 * answer with a stack trace.
 */
export const unreadablePaths = {
  '^[^?]*%': {
    target: 'http://localhost/',
    bypass: ({ url = '/' }: { url?: string }) => (isReadable(url.replace(/\?.*/s, '')) ? url : false),
  },
};

function isReadable(path: string): boolean {
  try {
    return !/[\0/\\]/.test(path.split('/').map(decodeURIComponent).join(''));
  } catch {
    return false;
  }
}
