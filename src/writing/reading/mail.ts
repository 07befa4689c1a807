import type { Root } from 'mdast';
import { quoteStart, type Found, type Problem } from './found-story.ts';
import { splitParagraph } from './html-tree.ts';
import { textOf } from './markdown.ts';

/** Header fields in English, German and Chinese, the subject last. */
const field =
  /^(?:from|to|b?cc|sent|date|reply-to|attachments?|importance|von|an|gesendet|datum|发\s*件\s*人|收\s*件\s*人|抄\s*送|发\s*送\s*时\s*间|时\s*间|日\s*期|(subject|betreff|主\s*题))\s*[:：]\s*(.*)$/isu;
const border =
  /^(?:[-–—\s]*(?:forwarded|original) message[-–—\s]*|begin forwarded message:?|on (?=.*[@\d]).{5,120} wrote:|.{2,60}写道[:：])$/iu;
const greeting =
  /^(?:(?:dear|hi|hello|liebe[rs]?|sehr geehrte[rs]?)\b.{0,60}[,:!]|(?:尊敬的|各位|您好|你们好|你好).{0,20}[,，:：!！])$/iu;
const device =
  /^(?:sent from (?:my|mail|outlook|yahoo|gmail)\b|get outlook for|von meinem .{2,20} gesendet|发自我的).{0,60}$/iu;
const closing =
  /^(?:(?:(?:best|kind|warm)(?: regards| wishes)?|regards|many thanks|thanks|thank you|sincerely(?: yours)?|yours (?:sincerely|faithfully)|cheers|mit freundlichen grüßen|viele grüße|此致|顺祝.{1,6}|祝好)\s*[,，!！.]?|--)$/iu;
/** The longest signature, in lines and in characters of a line. */
const [signatureLines, signatureWidth] = [14, 80];

export function isMailField(line: string): boolean {
  return field.test(line);
}

/**
 * Takes out of a story what a mail has beside it: the header, the greeting, the closing with its signature and the
 * mark of a device. Each is told, since a person must see that nothing of the story went with it.
 *
 * @param needsHeader whether only a header makes it a mail; pages say “Hello!” and “Many thanks” too.
 */
export function takeMail(
  tree: Root,
  needsHeader: boolean,
): { isMail: boolean; subject?: Found<string>; doubts: Problem[] } {
  tree.children = tree.children.flatMap((block) =>
    block.type === 'paragraph' && isMailField(textOf(block)) ? splitParagraph(block, true) : [block],
  );
  const texts = tree.children.map((block) => textOf(block).trim());
  const isField = (index: number) => isMailField(texts[index] ?? '');
  // A sentence can begin like one field, but not like two in a row.
  const header = [...texts.keys()].filter(
    (index) => isField(index) && (isField(index - 1) || isField(index + 1)),
  );
  const readSubject = (index: number) => field.exec(texts[index] ?? '')?.[1] !== undefined;
  const hasHeader = header.some((index) => readSubject(index) || texts[index]?.includes('@') === true);
  if (needsHeader && !hasHeader) return { isMail: false, doubts: [] };
  const start = texts.findLastIndex((text, index) => {
    const rest = texts.slice(index).flatMap((below) => below.split('\n'));
    const isSignature = rest.length <= signatureLines && rest.every(({ length }) => length <= signatureWidth);
    return isSignature && closing.test(text);
  });
  const taken = [...texts.keys()].filter((index) => {
    const text = texts[index] ?? '';
    const isGreeting = greeting.test(text) && (hasHeader || index < 3);
    const isHeader = hasHeader && header.includes(index);
    return isHeader || isGreeting || border.test(text) || device.test(text) || (start >= 0 && index >= start);
  });
  const subjectAt = hasHeader ? header.find(readSubject) : undefined;
  const written = field.exec(texts[subjectAt ?? -1] ?? '')?.[2] ?? '';
  const subject = written.replace(/^(?:(?:re|fwd?|aw|wg|转发|回复)\s*[:：]\s*)+/iu, '');
  const lineOf = (index: number) => tree.children[index]?.position?.start.line;
  const doubts = taken.map((index) => ({
    line: lineOf(index),
    message: `${quoteStart(texts[index] ?? '')} is a line of a mail, so it was left out`,
    fix: 'read the story, and put the line back if it belongs to it',
    blocks: tree.children.slice(index, index + 1),
  }));
  const line = lineOf(subjectAt ?? -1);
  tree.children = tree.children.filter((_, index) => !taken.includes(index));
  return {
    isMail: taken.length > 0,
    ...(subject !== '' && { subject: { value: subject, line } }),
    doubts,
  };
}
