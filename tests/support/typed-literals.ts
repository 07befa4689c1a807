import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { createTemporaryFolder } from './temporary-folder.ts';

/**
 * Compiles values as literals of a type of schema-dts, and gives the compiler's complaints.
 *
 * @param type as `NewsArticle`.
 */
export async function compileLiterals(type: string, values: readonly unknown[]): Promise<string[]> {
  const file = join(await createTemporaryFolder('literals'), 'literals.ts');
  const literals = values.map(
    (value, index) => `export const value${String(index)}: ${type} = ${JSON.stringify(value, null, 2)};`,
  );
  await writeFile(file, [`import type { ${type} } from 'schema-dts';`, ...literals, ''].join('\n'));
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
