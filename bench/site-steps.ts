import { join } from 'node:path';
import { writeSampleContent } from '../tools/sample-content/sample-content.ts';
import { buildEpoch, newestDay, type Corpus } from './corpus.ts';
import { compareFolders } from './folder-comparison.ts';
import { measureCommand } from './measurement.ts';
import { ProjectCopy } from './project-copy.ts';
import type { Step } from './step.ts';

/** What the builds of our site are called. */
export const siteBuilds = {
  smallest: 'One story, from nothing',
  smallestUnchanged: 'One story, nothing changed',
  cold: 'Everything, from nothing',
  coldDrawn: 'Everything, pictures and search kept',
  unchanged: 'Nothing changed',
  edited: 'One story edited',
  added: 'One story added',
  editedOld: 'An old story edited',
  removed: 'A story removed',
  retagged: 'A tag renamed',
} as const;

/** Those that begin with a site that is built. */
export const siteChanges: ReadonlySet<string> = new Set([
  siteBuilds.unchanged,
  siteBuilds.edited,
  siteBuilds.added,
  siteBuilds.editedOld,
  siteBuilds.removed,
  siteBuilds.retagged,
]);

export interface SiteStepOptions {
  corpus: Corpus;
  /** The folder of the project. */
  project: string;
  /** For all that the builds need. */
  folder: string;
  hasAllChanges: boolean;
  isVerified: boolean;
  signal: AbortSignal;
}

/** The builds of our site in their order: each begins with what the one before has left, in one folder. */
export async function createSiteSteps(options: SiteStepOptions): Promise<{ steps: Step[]; outDir: string }> {
  const { corpus, project, folder, hasAllChanges, isVerified } = options;
  const copy = await ProjectCopy.create(project, join(folder, 'project'));
  const single = join(folder, 'content-of-one');
  await writeSampleContent(single, { articles: 1, newest: newestDay, hasPictures: false });
  const verify = isVerified ? await createVerification(copy, options) : undefined;

  const createStep = (name: string, prepare: () => Promise<void>, content = corpus.directory): Step => ({
    name,
    prepare,
    command: copy.build(content, buildEpoch),
    outDir: copy.outDir,
  });
  const createChange = (name: string, change: () => Promise<void>): Step => ({
    ...createStep(name, change),
    verify,
  });
  const forgetAll = () => copy.forget();
  const changeNothing = () => Promise.resolve();
  const beginAgain = async () => {
    await corpus.restore();
    await copy.forget();
  };

  const steps = [
    createStep(siteBuilds.smallest, forgetAll, single),
    createStep(siteBuilds.smallestUnchanged, changeNothing, single),
    createStep(siteBuilds.cold, beginAgain),
    createStep(siteBuilds.coldDrawn, () => copy.forgetPages()),
    createChange(siteBuilds.unchanged, changeNothing),
    createChange(siteBuilds.edited, () => corpus.editNewest()),
    createChange(siteBuilds.added, () => corpus.add()),
    createChange(siteBuilds.editedOld, () => corpus.editOld()),
    ...(hasAllChanges
      ? [
          createChange(siteBuilds.removed, () => corpus.remove()),
          createChange(siteBuilds.retagged, () => corpus.renameTag()),
        ]
      : []),
  ];
  return { steps, outDir: copy.outDir };
}

/** Builds the same in another copy, where nothing but pictures and search is remembered, and compares. */
async function createVerification(
  copy: ProjectCopy,
  { corpus, project, folder, signal }: SiteStepOptions,
): Promise<() => Promise<string[]>> {
  const other = await ProjectCopy.create(project, join(folder, 'project-of-comparison'));
  let isFirst = true;
  return async () => {
    await (isFirst ? other.forget() : other.forgetPages());
    isFirst = false;
    await measureCommand(other.build(corpus.directory, buildEpoch), signal);
    return compareFolders(copy.outDir, other.outDir);
  };
}
