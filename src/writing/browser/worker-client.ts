import type { Answers } from './answers.ts';
import { trustedCode } from './trusted-code.ts';
// A separate bundle, of which only the address is needed here.
import storyWorker from './story-worker.ts?worker&url';
import type { Method, Opening, WorkerAnswer } from './story-worker.ts';

/** The methods of {@link Answers}, answered by the worker. */
export type StoryWorker = {
  [Name in Method]: Answers[Name] extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Promise<Awaited<Result>>
    : never;
};

/** In milliseconds: many times what the largest story takes. */
const longestAnswer = 30_000;

/**
 * Starts the worker that reads and checks stories, so that typing never waits for it.
 *
 * @param newsroom the address of what is published.
 * @returns also the settings that the fields offer.
 * @throws where the worker or the newsroom cannot be loaded.
 */
export async function openWorker(
  newsroom: string,
): Promise<Extract<Opening, { newsroom: unknown }> & { worker: StoryWorker }> {
  const worker = new Worker(trustedCode.createScriptURL(storyWorker), {
    type: 'module',
    name: new URL(newsroom, location.href).href,
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const opening = await new Promise<Opening>((resolve, reject) => {
    worker.onerror = () => {
      reject(new Error('the script of the check does not load'));
    };
    worker.onmessage = ({ data }: MessageEvent<Opening>) => {
      resolve(data);
    };
  });
  if ('failure' in opening) throw new Error(opening.failure);
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failure' in data) asked?.reject(new Error(data.failure));
    else asked?.resolve(data.result);
  };
  let last = 0;
  const ask = <Result>(method: Method, parameters: unknown[]) =>
    new Promise<Result>((resolve, reject) => {
      last += 1;
      setTimeout(() => {
        reject(new Error('the check does not answer'));
      }, longestAnswer);
      waiting.set(last, { resolve: resolve as (result: unknown) => void, reject });
      worker.postMessage({ id: last, method, parameters });
    });
  const client: StoryWorker = {
    check: (...parameters) => ask('check', parameters),
    mend: (...parameters) => ask('mend', parameters),
    readPasted: (...parameters) => ask('readPasted', parameters),
    open: (...parameters) => ask('open', parameters),
    suggestTags: (...parameters) => ask('suggestTags', parameters),
    findStory: (...parameters) => ask('findStory', parameters),
    describeSource: (...parameters) => ask('describeSource', parameters),
    addSource: (...parameters) => ask('addSource', parameters),
  };
  return { ...opening, worker: client };
}
