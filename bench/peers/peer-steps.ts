import type { Corpus } from '../corpus.ts';
import { removeFolder } from '../project-copy.ts';
import type { Step } from '../step.ts';
import { findEleventy } from './eleventy.ts';
import { findHugo } from './hugo.ts';
import { readPageParts } from './page-parts.ts';
import { readPeerContent } from './peer-content.ts';
import type { Peer } from './peer.ts';

/**
 * The other programs that are installed, each with a folder of its own below `folder`.
 *
 * @param eleventy where Eleventy is installed, if not where programs are looked for.
 */
export function findPeers(
  folder: string,
  eleventy: string | undefined,
): { found: Peer[]; missing: string[] } {
  const peers = { Hugo: findHugo(folder), Eleventy: findEleventy(folder, eleventy) };
  return {
    found: Object.values(peers).filter((peer) => peer !== undefined),
    missing: Object.entries(peers).flatMap(([name, peer]) => (peer ? [] : [name])),
  };
}

export function nameOfPeer({ name, version }: Peer): string {
  return `${name} ${version}, everything`;
}

/**
 * The build of everything by another program.
 *
 * @param site where ours has been built: parts of its pages go into those of the other one.
 */
export function createPeerStep(peer: Peer, corpus: Corpus, site: string): Step {
  let isWritten = false;
  return {
    name: nameOfPeer(peer),
    command: peer.command,
    outDir: peer.outDir,
    async prepare() {
      await removeFolder(peer.outDir);
      if (isWritten) return;
      await corpus.restore();
      const { directory } = corpus;
      await peer.write({
        directory,
        ...(await readPeerContent(directory)),
        parts: await readPageParts(site),
      });
      isWritten = true;
    },
  };
}
