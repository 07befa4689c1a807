import { buffer } from 'node:stream/consumers';
import { tryDrawing } from './picture-trial.ts';

// The main module of a process that tries the picture of its standard input, and prints what is known of it.
console.log(JSON.stringify(await tryDrawing(await buffer(process.stdin))));
