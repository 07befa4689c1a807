import { addressKinds } from '../../lib/addresses.ts';
import { fileKinds, otherFiles } from '../hosting/response-headers.ts';

/** The files of a site that its hosts read and do not send. */
const hostFile = /^_(headers|redirects|policy)(\.\w+)?$/;

const sitePaths = [...fileKinds, otherFiles].flatMap(({ paths }) => paths.map(expressPath));

const listedPaths = addressKinds.filter(({ shows }) => shows).map(({ path }) => expressPath(path));

/** Whether a file is at an address of a site, so that a build may have made it. */
export function isSitePath(path: string): boolean {
  const address = locateFile(path);
  return hostFile.test(path) || sitePaths.some((expression) => expression.test(address));
}

/** Whether a file is at an address that the ledger lists, so that readers may have kept it. */
export function isListedPath(path: string): boolean {
  const address = locateFile(path);
  return listedPaths.some((expression) => expression.test(address));
}

/** The address of a file, relative to that of the site. */
function locateFile(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

function expressPath(path: string): RegExp {
  const expression = path
    .replaceAll('.', String.raw`\.`)
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*$/, '.+');
  return new RegExp(`^${expression}$`);
}
