import { readFile } from 'node:fs/promises';
import { HtmlValidate, type ConfigData, type RuleConfig } from 'html-validate';

/** Everything that html-validate knows, its rules on accessibility included. */
const everything: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
};

/** The rules that do not hold here, and why. */
export const relaxedRules: RuleConfig = {
  // A title is a headline of an editor’s and the name of the site. Search engines cut it where they must.
  'long-title': 'off',
  // A telephone number must break: kept together it runs out of a narrow screen that shows large letters.
  'tel-non-breaking': 'off',
  // The layout that the preview of a story fills stands in a template, which is not shown.
  'heading-level': ['error', { allowMultipleH1: true }],
  // Scripts come from the site itself.
  'require-sri': ['error', { target: 'crossorigin' }],
  // HTML lets an id be anything without white space, and those of headings and footnotes are their words.
  'valid-id': ['error', { relaxed: true }],
};

/** The rules that do not hold for the text of a story in a feed, which stands in the page of a reader program. */
export const relaxedFeedRules: RuleConfig = {
  // Readers drop classes and styles, and keep the `align` of a table’s cells.
  'no-deprecated-attr': 'off',
};

/**
 * What html-validate says of HTML files, a line each: its rule, the file, the place and the words.
 *
 * @param rules without them the strictest ones hold.
 */
export async function findComplaints(
  files: readonly string[],
  rules: RuleConfig = {},
): Promise<{ rule: string; sentence: string }[]> {
  const validator = new HtmlValidate({ ...everything, rules });
  const complaints = [];
  for (const file of files) {
    const report = await validator.validateString(await readFile(file, 'utf8'), file);
    for (const { messages } of report.results) {
      for (const { ruleId: rule, line, column, message } of messages) {
        complaints.push({ rule, sentence: `${file}:${String(line)}:${String(column)} ${rule}: ${message}` });
      }
    }
  }
  return complaints;
}
