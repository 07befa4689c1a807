import { hash } from 'node:crypto';

/** A digest of parts in order: different parts, or the same text divided differently, give another digest. */
export function createDigest(...parts: (string | Uint8Array)[]): string {
  return hash('sha256', parts.map((part) => hash('sha256', part)).join('\n'));
}
