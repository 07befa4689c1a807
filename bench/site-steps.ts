import { join } from 'node:path';
import { writeSampleContent } from '../tools/sample-content/sample-content.ts';
import { buildEpoch, newestDay, type Corpus } from './corpus.ts';
import { compareFolders } from './folders.ts';
import { measureCommand } from './measurement.ts';
import { drawnCaches, ProjectCopy } from './project-copy.ts';
import type { Step } from './runner.ts';

export interface SiteStepOptions {
  corpus: Corpus;
  project: string;
  folder: string;
  hasAllChanges: boolean;
  isVerified: boolean;
  signal: AbortSignal;
}

/** The builds of our site, in order: each starts from the result of the one before. */
export interface SiteSteps {
  /** Builds of a site with one story: from nothing, and without a change. */
  smallest: Step[];
  everything: Step[];
  /** Builds of a site that is already built. */
  changes: Step[];
  outDir: string;
}

export async function createSiteSteps(options: SiteStepOptions): Promise<SiteSteps> {
  const { corpus, project, folder, hasAllChanges, isVerified } = options;
  const copy = await ProjectCopy.create(project, join(folder, 'project'));
  const single = join(folder, 'content-of-one');
  await writeSampleContent(single, { articles: 1, newest: newestDay, hasPictures: false });
  const verify = isVerified ? await createVerification(copy, options) : undefined;

  const { outDir } = copy;
  const createStep = (name: string, prepare: () => Promise<void>, content = corpus.directory): Step => ({
    name,
    prepare,
    command: copy.build(content, buildEpoch),
    outDir,
  });
  const createChange = (name: string, prepare: () => Promise<void>): Step => ({
    ...createStep(name, prepare),
    verify,
  });
  const changeNothing = () => Promise.resolve();
  const startOver = async () => {
    await corpus.restore();
    await copy.clean();
  };
  const optionalChanges = [
    createChange('A story removed', () => corpus.remove()),
    createChange('A tag renamed', () => corpus.renameTag()),
  ];
  return {
    smallest: [
      createStep('One story, from nothing', () => copy.clean(), single),
      createStep('One story, nothing changed', changeNothing, single),
    ],
    everything: [
      createStep('Everything, from nothing', startOver),
      createStep('Everything, pictures kept', () => copy.clean(drawnCaches)),
    ],
    changes: [
      createChange('Nothing changed', changeNothing),
      createChange('Nothing changed, all restored from a copy', () => copy.restore()),
      createChange('One story edited', () => corpus.edit(1)),
      createChange('One story added', () => corpus.add()),
      createChange('An old story edited', () => corpus.edit(0.5)),
      ...(hasAllChanges ? optionalChanges : []),
    ],
    outDir,
  };
}

/** Builds the same content in another copy, which keeps only its drawing caches, and compares the results. */
async function createVerification(
  copy: ProjectCopy,
  { corpus, project, folder, signal }: SiteStepOptions,
): Promise<() => Promise<string[]>> {
  const other = await ProjectCopy.create(project, join(folder, 'project-to-compare'));
  return async () => {
    await other.clean(drawnCaches);
    await measureCommand(other.build(corpus.directory, buildEpoch), signal);
    return compareFolders(copy.outDir, other.outDir);
  };
}
