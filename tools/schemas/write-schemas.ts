import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatEditorSchemas } from './editor-schemas.ts';

// Run after a change in src/schema; a test tells when it was forgotten.
const folder = 'schemas';

await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(formatEditorSchemas())) await writeFile(join(folder, name), text);
