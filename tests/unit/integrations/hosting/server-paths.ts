import type { FileKind } from '../../../../src/integrations/hosting/response-headers.ts';

/** A regular expression, in the syntax that both servers share, for the paths of a kind behind a slash. */
export function expressPaths({ paths }: FileKind): string {
  const expressions = paths.map((path) =>
    path
      .replaceAll('.', String.raw`\.`)
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*$/, '.+'),
  );
  return `^/(?:${expressions.join('|')})$`;
}
