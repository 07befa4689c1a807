import { hash } from 'node:crypto';

/** A digest of parts in order: other parts, or the same ones cut elsewhere, give another. */
export function createDigest(...parts: (string | Uint8Array)[]): string {
  return hash('sha256', parts.map((part) => hash('sha256', part)).join('\n'));
}
