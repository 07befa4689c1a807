import { parentPort } from 'node:worker_threads';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import type { Answer, Question } from './browser-modules.ts';

const parserUrl = import.meta.resolve('#markdown-parser');

parentPort?.on('message', (questions: Question[]) => {
  void answerAll(questions).then((answers) => {
    parentPort?.postMessage(answers);
  });
});

async function answerAll(questions: readonly Question[]): Promise<Answer[]> {
  return Promise.all(
    questions.map(async (question): Promise<Answer> => {
      switch (question.kind) {
        case 'check':
          return checkArticleFile(question.file, new TextEncoder().encode(question.text));
        case 'render':
          return renderMarkdown(question.markdown, question.siteUrl);
        case 'parser':
          return parserUrl;
      }
    }),
  );
}
