import { fileKinds, otherFiles } from '../hosting/response-headers.ts';

/** The files of a site that its hosts read and do not send. */
const hostFile = /^_(headers|redirects|policy)(\.\w+)?$/;

const sitePaths = [...fileKinds, otherFiles].flatMap(({ paths }) => paths.map(expressPath));

/** Whether a file is at an address of a site, so that a build may have made it. */
export function isSitePath(path: string): boolean {
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  return hostFile.test(path) || sitePaths.some((expression) => expression.test(address));
}

function expressPath(path: string): RegExp {
  const expression = path
    .replaceAll('.', String.raw`\.`)
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*$/, '.+');
  return new RegExp(`^${expression}$`);
}
