import { showOnOneLine } from '../../lib/log-text.ts';
import { ReportedError } from '../../lib/reported-error.ts';
import { isListedPath } from './site-paths.ts';

/** Up to this number, addresses may go. */
const fewRemovals = 10;

/** Up to this part of all addresses, too. */
const smallPart = 0.1;

const mostNamed = 10;

/**
 * Stops a build that takes so many addresses away that it may be an accident: another content folder, or one that is
 * not complete. Former addresses are still there, since they lead on.
 *
 * @param made the files of the published site.
 * @param removed those that the next site does not have.
 */
export function refuseRemovals(made: readonly string[], removed: readonly string[]): void {
  const published = made.filter(isListedPath).length;
  const gone = removed.filter(isListedPath);
  if (gone.length <= fewRemovals || gone.length <= published * smallPart) return;
  const named = gone
    .slice(0, mostNamed)
    .map((path) => `  /${showOnOneLine(path.replace(/index\.html$/, ''))}`);
  const others = gone.length - named.length;
  throw new ReportedError(
    [
      `Nothing was published: ${String(gone.length)} of the ${String(published)} addresses of the published site would be gone.`,
      ...named,
      ...(others > 0 ? [`  … and ${String(others)} more`] : []),
      'Is the content whole, and is it that of this site? If so, publish without them: npm run build -- --allow-removals',
      'If it is another site, build it into a folder of its own: npm run build -- --outDir FOLDER',
    ].join('\n'),
  );
}
