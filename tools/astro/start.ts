import { endLike, runAstro, runBuild } from './astro-process.ts';

const args = process.argv.slice(2);

const build = await runBuild(args);
if ('code' in build && build.code === 0) {
  // For the preview, --force means to stop another one. Without --ignore-lock it may go to the background,
  // where Ctrl-C does not reach it.
  const previewArgs = args.filter((argument) => argument !== '--force');
  endLike(await runAstro(['preview', '--ignore-lock', ...previewArgs]));
} else {
  endLike(build);
}
