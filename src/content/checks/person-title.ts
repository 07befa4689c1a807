import { isChinese, isChineseName, isPersonName } from './person-name.ts';

const honorific =
  /^(?:(?:Dr|Prof|Mrs?|Ms|Mx)\.\s*|(?:Dr|Prof(?:essor)?(?:\s+Emeritus)?|Mrs?|Ms|Miss|Mx)\s+)+/u;
const degree =
  /^(?:P[hH]D|DPhil|MPhil|PharmD|MD|DO|DDS|DVM|DSc|ScD|DrPH|EdD|JD|LLB|LLM|E?MBA|MPA|MPH|MSc|MS|MA|MEng|BSc|BS|BA|BEng|RN|RPh|CFA|CPA|PMP|FRCP|FRSC|Esq)$/u;
/** Those that stand without a comma too: `MA` would be a surname in capitals. */
const degreeBehind = /(?:^|\s+)(?:P[hH]\.?\s?D|Pharm\.?D|M\.?D|MBA|MPH|MSc)\.?$/u;

const rank =
  'senior|junior|chief|deputy|assistant|associate|managing|executive|contributing|founding|staff|freelance|guest|special|vice|general|news|features?|science|medical|business|technical|web|online|marketing';
const office =
  'editors?|reporters?|writers?|correspondents?|journalists?|columnists?|contributors?|analysts?|authors?|directors?|managers?|officers?|presidents?|professors?|publishers?|producers?|consultants?|scientists?|researchers?|interns?|founders?|chairman|chairwoman|CEO|CTO|CFO';
const role = `(?:(?:${rank}|${office})[\\s-]+)*(?:${office}|editor[\\s-]in[\\s-]chief)`;
const roleAlone = new RegExp(`^${role}$`, 'iu');
/** One person has one office: “Editors Guild India” is an organisation. */
const roleBefore = new RegExp(`^(?:${role.replaceAll('s?', '')})\\s+`, 'iu');

const chineseRank = '本报|本刊|本网|本台|特约|高级|资深|首席|实习|见习|副';
const chineseOffice = '记者|通讯员|编辑|主编|总编|评论员|分析师|研究员|主任|医师';
const chineseHonorific = '教授|博士|院士';
const chineseRole = new RegExp(`^(?:${chineseRank}){0,3}(?:${chineseOffice}|${chineseHonorific})$`, 'u');
const chineseRoleBehind = new RegExp(`(?:${chineseRank}){0,3}(?:${chineseOffice}|${chineseHonorific})$`, 'u');

/** Whether a text is a degree, or what somebody is. */
export function isTitle(text: string): boolean {
  return degree.test(text.replace(/[.\s]/gu, '')) || roleAlone.test(text) || chineseRole.test(text);
}

/** Whether a text has the form of one person’s whole name, and no title. */
export function isName(text: string): boolean {
  return isPersonName(text) && !isTitle(text);
}

interface TitledName {
  /** Undefined where there is no person’s name. */
  name: string | undefined;
  titles: string[];
  /** Whether what is left is certainly the whole name. */
  isCertain: boolean;
}

/** Takes the titles before and behind a name off. */
export function takeTitles(text: string): TitledName {
  return isChinese(text) ? takeChineseTitles(text) : takeLatinTitles(text);
}

function takeLatinTitles(text: string): TitledName {
  const titles: string[] = [];
  let name = text;
  for (const title of [honorific, roleBefore, degreeBehind]) {
    const [found] = title.exec(name) ?? [];
    if (found === undefined) continue;
    titles.push(found.trim());
    name = name.replace(title, '');
  }
  // “Dr. Willmar Schwabe” is a company.
  return {
    name: isName(name) ? name : undefined,
    titles,
    isCertain: !honorific.test(text) && !roleBefore.test(text),
  };
}

function takeChineseTitles(text: string): TitledName {
  const words = text.split(/\s+/u);
  const apart = words.filter((word) => chineseRole.test(word));
  const start = words.length > apart.length ? words.filter((word) => !apart.includes(word)).join(' ') : text;
  const [behind = ''] = chineseRoleBehind.exec(start) ?? [];
  const bare = start.slice(0, start.length - behind.length);
  if (behind !== '' && isChineseName(bare)) {
    // “金融编辑” may be the editor of a part of the paper.
    return { name: bare, titles: [behind, ...apart], isCertain: false };
  }
  return { name: isName(start) ? start : undefined, titles: apart, isCertain: true };
}
