// Before the schemas.
import './zod-configuration.ts';
import { baseName } from '../../lib/paths.ts';
import type { PublishedNewsroom } from '../newsroom.ts';
import { Answers } from './answers.ts';

/** What the page asks its worker: a method of {@link Answers} and its arguments. */
export type Method = Exclude<keyof Answers, 'newsroom'>;

export interface WorkerRequest {
  id: number;
  method: Method;
  parameters: unknown[];
}

/** The first message of the worker: the settings that the fields offer, or why there are none. */
export type Opening =
  | {
      newsroom: Pick<PublishedNewsroom, 'sources'> & {
        /** Names of pictures that are in use. */ pictures: string[];
      };
    }
  | { failure: string };

export type WorkerAnswer = { id: number; result: unknown } | { id: number; failure: string };

/** Answers the page, one request after the other. The name of the worker is the address of the newsroom. */
function startAnswering(): void {
  const worker = globalThis as unknown as DedicatedWorker;
  const opened = open(worker.name).then((answers) => {
    const { sources, stories } = answers.newsroom;
    const pictures = new Set(stories.flatMap((story) => story.pictures ?? []).map(baseName));
    worker.postMessage({ newsroom: { sources, pictures: [...pictures] } });
    return answers;
  });
  opened.catch((error: unknown) => {
    worker.postMessage({ failure: String(error) });
  });
  worker.onmessage = async ({ data: { id, method, parameters } }) => {
    try {
      const answers = await opened;
      const asked = answers as unknown as Record<Method, (...given: unknown[]) => unknown>;
      worker.postMessage({ id, result: await asked[method](...parameters) });
    } catch (error) {
      worker.postMessage({ id, failure: String(error) });
    }
  };
}

/** The part of a worker’s global scope that is used; the types of pages do not have it. */
interface DedicatedWorker {
  name: string;
  postMessage: (message: Opening | WorkerAnswer) => void;
  onmessage: (event: MessageEvent<WorkerRequest>) => Promise<void>;
}

/** In milliseconds. */
const longestLoading = 60_000;

async function open(address: string): Promise<Answers> {
  const response = await fetch(address, { signal: AbortSignal.timeout(longestLoading) });
  if (!response.ok) throw new Error(`${address} answers ${String(response.status)}`);
  return new Answers((await response.json()) as PublishedNewsroom);
}

startAnswering();
