import { parentPort } from 'node:worker_threads';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import type { Question } from './browser-modules.ts';

const encoder = new TextEncoder();

parentPort?.on('message', (question: Question) => {
  // A failure ends the thread, and fails the test.
  void answer(question).then((message) => {
    parentPort?.postMessage(message);
  });
});

async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'check':
      return question.files.map(({ file, text }) => checkArticleFile(file, encoder.encode(text)));
    case 'render':
      return Promise.all(question.texts.map((text) => renderMarkdown(text, question.siteUrl)));
    case 'parser':
      return import.meta.resolve('#markdown-parser');
  }
}
