import { z } from 'zod';
import { foldSpace } from '../../lib/text.ts';
import { isChinese, isChineseName } from './person-name.ts';
import { isName, isTitle, takeTitles } from './person-title.ts';
import { lineSchema } from './text.ts';

const englishLabels = [
  /^(?:(?:written|reporting|reported|posted|words|text|story)\s+)?by[\s:：]+(?=\S)/iu,
  /^(?:authors?|byline|editors?|reporters?|story|text|words|writers?)\s*[:：]\s*(?=\S)/iu,
];
/** `文/`, `作者：`, `本报记者`, `新华社记者`. */
const chineseLabel =
  /^(?:文|作者|撰文|撰稿|编辑|(?:\p{Script=Han}{1,5}[报社网刊台])?(?:特约|实习|见习)?(?:记者|通讯员))(?<sign>\s*[:：/／])?\s*(?=\S)/u;

const mailbox = String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const webAddress = String.raw`(?:https?:\/\/|\bwww\.)[^\s<>()（）]+`;
const handle = String.raw`(?<!\w)@[\p{L}\w][\p{L}\w.]*`;
/** With what parts it from the name. */
const contact = new RegExp(
  String.raw`[\s,，;；|–—-]{0,3}[<(（]?(?:(?:e-?mail|twitter|mailto)[:：]\s*)?(?:${mailbox}|${webAddress}|${handle})[>)）]?`,
  'giu',
);

const joints = /\s+(?:and|with)\s+|\s*[&＆+＋|｜/／、;；]\s*/iu;
/** What parts a name from a title or another name. */
const tails = /\s*[,，](?!\s*(?:Jr|Sr|III?|IV)\b)\s*|\s*[|｜／]\s*|\s+[-–—/]\s+|(?<=\p{Script=Han})\//u;
const brackets = /\s*[(（]([^()（）]+)[)）]$/u;

/** What ends the name of a company. */
const companyForm = /^(?:Inc|Ltd|LLC|LLP|Co|Corp|GmbH|AG|SA|SpA|PLC|BV|NV|KG|Limited)\.?$/iu;

/** Who wrote an article: a name or a list of names, and always a list when it is read. */
export const authorSchema = z
  .union([lineSchema.superRefine(checkNames), z.array(lineSchema).min(1).superRefine(checkNames)])
  .transform((written) => [written].flat());

/** The names in a text. */
interface Reading {
  names: string[];
  /** What is wrong with the text. */
  message?: string;
  /** Whether the names are certainly these. */
  isCertain: boolean;
}

const severalNames = 'several names in one text are read as one person';

function checkNames(written: string | string[], context: z.core.$RefinementCtx): void {
  const entries = [written].flat().map(foldSpace);
  const readings = entries.map((entry) =>
    entries.length > 1 && isTitle(entry) ? readWithout([entry], '') : readByline(entry),
  );
  const message = readings.find((reading) => reading.message !== undefined)?.message;
  if (message === undefined) return;
  const names = readings.flatMap((reading) => reading.names);
  const isCertain = readings.every((reading) => reading.isCertain);
  const mend = Array.isArray(written) || names.length > 1 ? names : names[0];
  context.addIssue({ code: 'custom', message, params: isCertain ? { mend } : { fix: advise(names) } });
}

function advise(names: readonly string[]): string {
  if (names.length === 0) return 'write the name of the author, or take the line out';
  if (names.length === 1) return `write the name alone: ${names.join()}`;
  return `write [${names.join(', ')}] if each of them is an author; leave out what somebody is or works for`;
}

function readByline(written: string): Reading {
  const label = findLabel(written);
  const behind = written.slice(label.length);
  const addresses = behind.match(contact) ?? [];
  const parts = [label.replace(/[\s:：/／]+$/u, ''), ...addresses].filter(Boolean);
  return parts.length === 0
    ? readNames(written)
    : readWithout(parts, behind.replace(contact, '').replace(/^[\s,，;；]+/u, ''));
}

/** Reads what is left of a text without some parts. What is not certain about it is told when they are gone. */
function readWithout(parts: readonly string[], rest: string): Reading {
  const message = describeParts(parts);
  if (rest === '') return { names: [], message, isCertain: false };
  const { names, isCertain } = readNames(rest);
  return { names: isCertain ? names : [rest], message, isCertain: true };
}

function describeParts(parts: readonly string[]): string {
  const [first = '', ...others] = parts.map((part) => part.replace(/^[\s,，;；|–—-]+/u, ''));
  if (/^by$/iu.test(first)) return 'leave out “By”, which the page itself writes before the name';
  return `leave out ${[first, ...others].map((part) => `“${part}”`).join(' and ')}: an author is a name alone`;
}

/** What stands before the names, with all that parts it from them; empty if nothing does. */
function findLabel(written: string): string {
  for (const label of englishLabels) {
    const [found] = label.exec(written) ?? [];
    if (found !== undefined) return found;
  }
  const found = chineseLabel.exec(written);
  if (!found) return '';
  const [label] = found;
  // `记者站` and `文静` are no label and a name.
  const isLabel =
    found.groups?.sign !== undefined ||
    (label !== '文' && readNames(written.slice(label.length)).names.every(isSurelyName));
  return isLabel ? label : '';
}

const isSurelyName = (text: string) => (isChinese(text) ? isChineseName(text) : isName(text));

function readNames(written: string): Reading {
  const text = written.replace(/["“”]/gu, '');
  const people = splitNames(text).map(readPerson);
  const names = people.flatMap((person) => person.names);
  if (people.length > 1 && names.every(isName)) {
    return { names, message: severalNames, isCertain: people.every(({ isCertain }) => isCertain) };
  }
  const person = readPerson(text);
  return person.message === undefined ? { names: [written], isCertain: true } : person;
}

function splitNames(text: string): string[] {
  return text.split(joints).filter(Boolean).flatMap(splitChineseNames);
}

/** Takes `李伟 王敏` and `李伟和王敏` apart, but neither `李 伟` nor `王和平`. */
function splitChineseNames(text: string): string[] {
  const words = text.split(/\s+/u).filter((word) => !/^[和与與及]$/u.test(word) && !isTitle(word));
  const halves = text.split(/[和与與及]/u);
  return [words, halves].find((names) => names.length > 1 && names.every(isChineseName)) ?? [text];
}

/** Reads a name and what stands around it. A text that does not begin with a person’s name is taken as it is. */
function readPerson(text: string): Reading {
  const whole = { names: [text], isCertain: true };
  const aside = brackets.exec(text)?.[1] ?? '';
  const [start = '', ...rest] = text.replace(brackets, '').split(tails).filter(Boolean);
  const { name, titles, isCertain } = takeTitles(start);
  if (name === undefined) return whole;
  // “Li Wei (李伟)” is one name in two scripts.
  if (isName(aside) && isChinese(aside) !== isChinese(name)) return whole;
  const behind = rest.flatMap(splitChineseNames);
  if (behind.some((part) => companyForm.test(part))) return whole;
  const others = behind.filter(isName);
  if (others.length > 0) return { names: [name, ...others], message: severalNames, isCertain: false };
  const after = [...behind, aside].filter(Boolean);
  const parts = [...titles, ...after];
  if (parts.length === 0) return whole;
  return { names: [name], message: describeParts(parts), isCertain: isCertain && after.every(isTitle) };
}
