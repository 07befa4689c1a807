import { spawn } from 'node:child_process';

/** What xmllint complains about in files; nothing where all of them are well-formed XML. */
export function lintXml(files: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const lint = spawn('xmllint', ['--noout', '--nonet', ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    lint.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    lint.on('error', fail);
    lint.on('close', (code) => {
      if (code === 0 || complaints !== '') done(complaints);
      else fail(new Error(`xmllint ended with code ${String(code)} and gave no reason.`));
    });
  });
}
