import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCaddyFile } from '../../src/integrations/hosting/caddy-file.ts';
import { formatNginxFile } from '../../src/integrations/hosting/nginx-file.ts';

// Run after a change in what answers are sent with; a test tells when it was forgotten.
const folder = 'deploy';

await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'nginx.conf'), formatNginxFile());
await writeFile(join(folder, 'Caddyfile'), formatCaddyFile());
