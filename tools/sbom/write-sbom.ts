import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { buildTime } from '../../src/clock.ts';
import { makeReproducible, type BillOfMaterials } from './bill-of-materials.ts';
import { readFlags, resolveWritten, runEditorCommand, UsageError } from '../command/editor-command.ts';

const usage = `npm run write:sbom -- --to FILE

Writes the bill of materials of this project (CycloneDX): every package of the lock file, with its
licence and its hash. The same lock file and SOURCE_DATE_EPOCH give the same bytes, with the same npm.
  --to FILE  where to write it`;

await runEditorCommand(usage, () => {
  const { values } = readFlags('write:sbom', { to: { type: 'string' }, help: { type: 'boolean' } });
  if (values.help) {
    console.log(usage);
    return Promise.resolve(0);
  }
  if (!values.to) throw new UsageError('--to FILE is missing.');
  const bill = makeReproducible(listMaterials(), Math.floor(buildTime / 1000));
  writeFileSync(resolveWritten(values.to), `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${String(bill.components.length)} packages.`);
  return Promise.resolve(0);
});

/** By the lock file, for what is installed differs from system to system. */
function listMaterials(): BillOfMaterials {
  const args = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const output = execFileSync('npm', ['sbom', ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(output) as BillOfMaterials;
}
