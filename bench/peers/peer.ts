import type { Command } from '../measurement.ts';
import type { PageParts } from './page-parts.ts';
import type { PeerContent, PeerStory } from './peer-content.ts';

/** A program that builds the same site, to compare ours with. */
export interface Peer {
  name: string;
  version: string;
  command: Command;
  /** Where its site is built. */
  outDir: string;
  /** Makes all that it builds from. */
  write: (material: PeerMaterial) => Promise<void>;
}

export interface PeerMaterial {
  /** The content folder. */
  directory: string;
  content: PeerContent;
  stories: readonly PeerStory[];
  parts: PageParts;
}
