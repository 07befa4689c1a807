import { quoteStart, type Found, type Problem } from './found-story.ts';
import type { NumberedLine } from './text-blocks.ts';

const headerLine =
  /^(?:>\s*)*(From|To|Cc|Bcc|Subject|Sent|Date|Reply-To|发件人|收件人|抄送|主题|发送时间|日期)\s*[:：]\s*(.*)$/iu;
const forwarded = /^[-–—\s]*(?:forwarded|original) message[-–—\s]*$|^begin forwarded message:?$/iu;
const greeting = /^(?:dear|hi|hello)\b.{0,40}[,:!]$|^(?:尊敬的|您好).{0,20}[,，:：!！]$/iu;
const device = /^(?:sent from|get outlook for|发自我的).{0,60}$/iu;
const closing =
  /^(?:(?:best|kind|warm)?\s*(?:regards|wishes)|sincerely(?: yours)?|yours (?:sincerely|faithfully)|cheers|many thanks|此致)\s*[,，!！.]?$/iu;
/** The longest signature, in lines. */
const signatureReach = 8;

/**
 * Takes out of a text what a mail has beside its story: header lines, the greeting, the closing with its signature
 * and the mark of a device. Each is told, since a person must see that nothing of the story went with it.
 */
export function takeMailLines(lines: readonly NumberedLine[]): {
  lines: NumberedLine[];
  isMail: boolean;
  subject?: Found<string>;
  doubts: Problem[];
} {
  const headers = lines.filter(({ text }) => headerLine.test(text));
  const subject = headers.find(({ text }) => /^(?:>\s*)*(?:subject|主题)/iu.test(text));
  // One line such as “Date: 2019-03-20” is a part of the old site's head.
  const isMail =
    headers.length > 1 && (subject !== undefined || headers.some(({ text }) => text.includes('@')));
  const filled = lines.filter(({ text }) => text !== '');
  const from = (index: number) => (index < 0 ? [] : filled.slice(index));
  const delimiter = filled.findLastIndex(({ text }) => /^--$/.test(text));
  const end = filled.findLastIndex(({ text }) => closing.test(text));
  const signature = [from(delimiter), from(end)].filter((part) => part.length <= signatureReach).flat();
  const taken = new Set([
    ...(isMail ? headers : []),
    ...filled.filter(({ text }) => forwarded.test(text) || device.test(text)),
    ...filled.filter(({ text }, index) => greeting.test(text) && (isMail || index < 3)),
    ...signature,
  ]);
  const title =
    headerLine.exec(subject?.text ?? '')?.[2]?.replace(/^(?:(?:re|fwd?|aw|转发|回复)\s*[:：]\s*)+/iu, '') ??
    '';
  const rest = lines.map((line) => ({
    ...line,
    text: taken.has(line) ? '' : line.text.replace(/^(?:>\s?)+/, isMail ? '' : '$&'),
  }));
  return {
    lines: rest,
    isMail: isMail || taken.size > 0,
    ...(isMail && subject && title !== '' && { subject: { value: title, line: subject.number } }),
    doubts: filled
      .filter((line) => taken.has(line))
      .map(({ number, text }) => ({
        line: number,
        message: `${quoteStart(text)} is a line of a mail, so it was left out`,
        fix: 'read the story, and put the line back if it belongs to it',
      })),
  };
}
