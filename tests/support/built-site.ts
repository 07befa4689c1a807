import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Site } from './site.ts';
import { buildSite, type SiteBuildOptions } from './site-build.ts';

/** A folder that a build has written. */
export class BuiltSite extends Site {
  readonly directory: string;

  constructor(directory: string) {
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
    super(files, (file) => readFileSync(join(directory, file), 'utf8'));
    this.directory = directory;
  }

  /**
   * Builds a content folder.
   *
   * @throws with the build's own words where it fails.
   */
  static async build(options: SiteBuildOptions): Promise<BuiltSite> {
    const { outDir, exitCode, output } = await buildSite(options);
    if (exitCode !== 0) throw new Error(`The site was not built.\n${output}`);
    return new BuiltSite(outDir);
  }
}
