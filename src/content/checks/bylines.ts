import { foldSpace } from '../../lib/text.ts';
import { authorSchema } from '../schema/author.ts';
import { splitList } from '../schema/text.ts';
import type { Finding } from './issue.ts';
import { isChinese, isChineseName, isLongSurname } from './person-name.ts';
import { isName, isTitle, takeTitles } from './person-title.ts';
import { mendValue } from './schema-findings.ts';
import type { YamlReading } from './yaml-text.ts';

const englishLabels = [
  /^(?:(?:written|reporting|reported|posted|words|text|story)\s+)?by[\s:：–—-]+(?=\S)/iu,
  // In a list: “[Jane Doe, and Li Wei]”.
  /^(?:[&＆]|and\s)\s*(?=\S)/iu,
  /^(?:authors?|byline|editors?|reporters?|story|text|words|writers?)\s*[:：]\s*(?=\S)/iu,
];
/** `文/`, `作者：`, `本报记者`, `新华社记者`. */
const chineseLabel =
  /^(?:文图|图文|文|作者|撰文|撰稿|采写|编译|整理|编辑|編輯|(?:\p{Script=Han}{1,5}[报報社网網刊台闻聞])?(?:特约|特約|实习|實習|见习|見習|首席)?(?:记者|記者|通讯员|通訊員))(?<sign>\s*[:：/／|｜丨])?\s*(?=\S)/u;

const mailbox = String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const webAddress = String.raw`(?:https?:\/\/|\bwww\.)[^\s<>()（）]+`;
const handle = String.raw`(?<!\w)@[\p{L}\w][\p{L}\w.]*`;
/** With what parts it from the name. */
const contact = new RegExp(
  String.raw`[\s,，;；|–—-]{0,3}[<(（]?(?:(?:e-?mail|twitter|mailto)[:：]\s*)?(?:${mailbox}|${webAddress}|${handle})[>)）]?`,
  'giu',
);

const joints = /\s+and\s+|\s*[&＆、;；]\s*/iu;
/** What parts a name from a title or another name. */
const tails = /\s*[,，](?!\s*(?:Jr|Sr|III?|IV)\b)\s*|\s*[|｜／]\s*|\s+[-–—/]\s+|(?<=\p{Script=Han})\//u;
const brackets = /\s*[(（]([^()（）]+)[)）]$/u;

/** What ends the name of a company. */
const companyForm = /^(?:Inc|Ltd|LLC|LLP|LP|Co|Corp|GmbH|AG|SA|SpA|PLC|BV|NV|KG|Limited)$/iu;

/** The names in a text. */
interface Reading {
  names: string[];
  /** What is wrong with the text. */
  message?: string;
  /** Whether the names are certainly these. */
  isCertain: boolean;
  /** Whether the text may be a name as it stands, as “Dr. Willmar Schwabe” is that of a company. */
  mayBeName?: boolean;
}

const severalNames = 'several names in one text are read as one person';

/**
 * Finds what an author’s name in front matter holds besides: `By`, several names in one text, titles, addresses. Where
 * the text may be a name after all, that is a warning: no list of words knows every name.
 */
export function findBylines(yaml: YamlReading): Finding[] {
  const { author } = (yaml.value ?? {}) as { author?: unknown };
  const { data: written } = authorSchema.safeParse(author);
  if (yaml.findings.length > 0 || !written) return [];
  const entries = written.map(foldSpace);
  const readings = entries.map((entry) =>
    entries.length > 1 && isTitle(entry) ? readWithout([entry], '') : readByline(entry),
  );
  const message = readings.find((reading) => reading.message !== undefined)?.message;
  if (message === undefined) return [];
  const names = readings.flatMap((reading) => reading.names);
  const isCertain = readings.every((reading) => reading.isCertain);
  const mend = Array.isArray(author) || names.length > 1 ? names : names[0];
  return [
    {
      rule: readings.some(({ mayBeName }) => mayBeName) ? 'author-name' : 'author',
      offset: yaml.locateValue(['author']),
      message: `author: ${message}`,
      fix: advise(names),
      ...(isCertain && mendValue(yaml, ['author'], mend)),
    },
  ];
}

function advise(names: readonly string[]): string {
  if (names.length === 0) return 'write the name of the author, or take the line out';
  if (names.length === 1) return `write the name alone: ${names.join()}`;
  return `write [${names.join(', ')}] if each of them is an author; leave out what somebody is or works for`;
}

function readByline(written: string): Reading {
  const label = findLabel(written);
  if (label !== '')
    return readWithout(
      [label.replace(/[\s:：/／|｜丨–—-]+$/u, '')],
      written.slice(label.length),
      // No name begins with an English label, whatever follows it.
      !isChinese(label),
    );
  const addresses = written.match(contact);
  return addresses ? readWithout(addresses, written.replace(contact, '')) : readNames(written);
}

/** Reads what is left of a text without some parts. What is not certain about it is told when they are gone. */
function readWithout(parts: readonly string[], left: string, isSurelyNoName = false): Reading {
  const message = describeParts(parts);
  // A link may have had signs around it.
  const rest = left.replace(/<[^<>]*>?|[[\]]/gu, '').replace(/^[\s,，;；]+|\s+$/gu, '');
  if (rest === '') return { names: [], message, isCertain: false };
  const { names, isCertain } = readNames(rest);
  if (isSurelyNoName) return { names: isCertain ? names : [rest], message, isCertain: true };
  return {
    names,
    message,
    isCertain: isCertain && rest === left.trim().replace(/[,，;；]$/u, '') && names.every(isName),
  };
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
    // A space may stand within a Chinese name, and 等 means that there are others.
    const isSpaced = /\p{Script=Han}\s+\p{Script=Han}/u.test(text);
    return {
      names: names.map((name) => name.replace(/等$/u, '')),
      message: severalNames,
      isCertain: people.every((person) => person.isCertain) && !isSpaced && !text.endsWith('等'),
      mayBeName: isSpaced || people.some((person) => person.mayBeName),
    };
  }
  const person = readPerson(text);
  return person.message === undefined ? { names: [written], isCertain: true } : person;
}

function splitNames(text: string): string[] {
  const isList = /^[[［【].*[\]］】]$/u.test(text);
  const parts = (isList ? splitList(text) : undefined) ?? text.split(joints);
  return parts
    .map((part) => part.replace(/[\s,，]+$/u, ''))
    .filter(Boolean)
    .flatMap(splitChineseNames);
}

/** Takes `李伟 王敏` and `李伟和王敏` apart, but neither `李 伟`, `欧阳 夏丹` nor `王和平`. */
function splitChineseNames(text: string): string[] {
  const words = text.split(/\s+/u).filter((word) => !/^[和与與及]$/u.test(word) && !isTitle(word));
  const halves = text.split(/[和与與及]/u);
  const isOneName = words.some(isLongSurname);
  return (
    [isOneName ? [] : words, halves].find((names) => names.length > 1 && names.every(isChineseName)) ?? [text]
  );
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
  if (behind.some((part) => companyForm.test(part.replaceAll('.', '')))) return whole;
  const others = behind.filter(isName);
  if (others.some((other) => isChinese(other) !== isChinese(name))) return whole;
  // The code of a company at an exchange.
  if (/^[\d.A-Z: ]+$/u.test(aside) && /\d/.test(aside)) return whole;
  if (others.length > 0)
    return {
      names: [name, ...others],
      message: severalNames,
      isCertain: false,
      mayBeName: /[|｜／/]/u.test(text),
    };
  const after = [...behind, aside].filter(Boolean);
  const parts = [...titles, ...after];
  if (parts.length === 0) return whole;
  return {
    names: [name],
    message: describeParts(parts),
    isCertain: isCertain && after.every(isTitle),
    mayBeName: !isCertain,
  };
}
