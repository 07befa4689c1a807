import { config } from 'zod';

// Zod would try whether it may make code of strings, which the policy of the site reports.
config({ jitless: true });
// Not every browser has it yet.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { startAnswering } = await import('./worker-requests.ts');
startAnswering();
