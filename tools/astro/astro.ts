import { endLike, runAstro } from './astro-process.ts';

endLike(await runAstro(process.argv.slice(2)));
