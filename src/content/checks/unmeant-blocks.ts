import type { Emphasis, List, Nodes, Strong, Table } from 'mdast';
import type { Finding } from './issue.ts';
import { extentOf, firstLine, sourceOf, type TreeNode } from './markdown-tree.ts';

type Problem = Omit<Finding, 'rule'>;

/**
 * Finds signs at the beginning of lines that make of them something else than their writer is likely to mean, for
 * example a quotation of `>95%`. Offsets are in the Markdown.
 */
export function findUnmeantBlocks(nodes: readonly TreeNode[], markdown: string): Finding[] {
  return nodes
    .flatMap(({ node }) => [
      ...describeBlock(node, markdown),
      ...describeNeighbours(node, markdown),
      ...describeStrayStars(node, markdown),
    ])
    .map((problem) => ({ rule: 'body-layout', ...problem }));
}

function describeBlock(node: Nodes, markdown: string): Problem[] {
  const { start, end } = extentOf(node);
  const source = markdown.slice(start, end);
  const at = (offset: number, message: string, fix: string): Problem[] => [
    { offset: start + offset, message, fix },
  ];
  switch (node.type) {
    case 'code': {
      if (!/^(?:`{3}|~{3})/.test(source)) {
        return at(
          0,
          'the spaces or the tab at the beginning of the line make it code',
          'take them out; if it is code, write a line ``` above it and one below it',
        );
      }
      const isClosed = /\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(source.trimEnd());
      return isClosed ? [] : at(0, 'all text from here on is code', 'write a line ``` where the code ends');
    }
    case 'heading': {
      if (!/^#{1,6}(?:\s|$)/.test(source)) {
        return node.depth === 1
          ? []
          : at(
              0,
              'the hyphens on the line below make a heading of this line',
              `write ## ${firstLine(source)} for a heading, or leave an empty line above the hyphens for a rule`,
            );
      }
      const closing = /[ \t](#+)[ \t]*$/.exec(source);
      return closing?.[1] === undefined || closing[1].length === node.depth
        ? []
        : at(closing.index + 1, `the ${closing[1]} at the end is not shown`, `write it as \\${closing[1]}`);
    }
    case 'blockquote': {
      if (isComparison(source)) {
        return at(
          0,
          'the > makes a quotation of this line, and is not shown',
          `write \\${firstLine(source)}; for a quotation begin with its mark, > “…”`,
        );
      }
      const follower = /(?<=[\r\n])[ \t]*(?!>)\S.*/.exec(source);
      return follower
        ? at(
            follower.index,
            'the line belongs to the quotation above it',
            `leave an empty line above it, or write > ${follower[0].trim()}`,
          )
        : [];
    }
    case 'list':
      if (node.ordered) return describeNumbers(node, markdown);
      return isSignedNumber(source) && node.children.length === 1
        ? at(0, 'the sign before the number makes a list of this line', `write \\${firstLine(source)}`)
        : [];
    case 'listItem': {
      const [first] = node.children;
      if (first?.type !== 'paragraph') return [];
      const follower = /(?<=[\r\n])(?![ \t\r\n>]).+/.exec(sourceOf(first, markdown));
      const indent = extentOf(first).start - start;
      return follower
        ? at(
            indent + follower.index,
            'the line belongs to the item of the list above it',
            /^[-+*•·–](?=\p{L})/u.test(follower[0])
              ? `for an item of the list write ${follower[0].slice(0, 1)} ${follower[0].slice(1)}`
              : `leave an empty line above it, or begin it with ${String(indent)} spaces`,
          )
        : [];
    }
    case 'table':
      return describeLastRows(node, markdown);
    case 'strong':
    case 'emphasis':
      return describeEmphasis(node, markdown);
    case 'inlineCode':
      return /[\p{Script=Latin}\p{N}]$/u.test(markdown.slice(Math.max(0, start - 2), start))
        ? at(0, 'the text between two ` is shown as code, without them', 'write ’ for an apostrophe')
        : [];
    default:
      return [];
  }
}

/** Whether `>` is the sign of a comparison: `>95%`, `> 3 months`, `>US$5 million`. */
function isComparison(source: string): boolean {
  return /^>[ \t\u00a0]*(?:[=≥≈~约]|US|RMB|[A-Z]{0,3}[$€¥£])?[ \t]*\d|^>=/.test(source);
}

/** Whether the sign of a list item is that of its number: `- 5 °C`, `+ 5 %`. */
function isSignedNumber(source: string): boolean {
  return /^[-+][ \t]+[-+]?[ \t]*\d[\d.,]*[ \t]*(?:[°℃℉%‰]|percent|degrees)/.test(source);
}

/** Finds marks that pair across words, as in `**a **b** c**` and `*mec*A and Δ*lac*`. */
function describeEmphasis(node: Emphasis | Strong, markdown: string): Problem[] {
  const source = sourceOf(node, markdown);
  const isTwofold = node.children.some(({ type }) => type === node.type);
  if (!isTwofold && !/\p{L}\*\p{L}/u.test(source)) return [];
  const [tag, sign] = node.type === 'strong' ? ['strong', '**'] : ['em', source.slice(0, 1)];
  return [
    {
      offset: extentOf(node).start,
      message: `the text from this ${sign} to the next but one is set off as a whole`,
      fix: `write <${tag}> and </${tag}> around each part that is to be set off`,
    },
  ];
}

/** A page counts the items of a list from the number of the first. */
function describeNumbers(list: List, markdown: string): Problem[] {
  const first = list.start ?? 1;
  if (first >= 1000) {
    const [number = ''] = /^\d+./.exec(sourceOf(list, markdown)) ?? [];
    return [
      {
        offset: extentOf(list).start,
        message: `${number} at the beginning of a line makes a list`,
        fix: `write ${number.slice(0, -1)}\\${number.slice(-1)}`,
      },
    ];
  }
  const written = list.children.map((item) => Number.parseInt(sourceOf(item, markdown), 10));
  const wrong = written.findIndex((number, index) => number !== first + index);
  if (wrong === -1 || written.every((number) => number === first)) return [];
  const item = list.children[wrong];
  return [
    {
      offset: item ? extentOf(item).start : 0,
      message: `the item is shown as number ${String(first + wrong)}, not ${String(written[wrong])}`,
      fix: `number the items one by one; for a number without a list write ${String(written[wrong])}\\.`,
    },
  ];
}

function describeLastRows(table: Table, markdown: string): Problem[] {
  const row = table.children.slice(1).find((candidate) => !sourceOf(candidate, markdown).includes('|'));
  return row
    ? [
        {
          offset: extentOf(row).start,
          message: 'the line becomes a row of the table above it',
          fix: 'leave an empty line between the table and the text',
        },
      ]
    : [];
}

/** Finds blocks that begin on the line below another one. */
function describeNeighbours(parent: Nodes, markdown: string): Problem[] {
  if (!('children' in parent)) return [];
  const problems: Problem[] = [];
  let brokenList: Nodes | undefined;
  for (const [index, node] of parent.children.entries()) {
    const previous = parent.children[index - 1];
    if (!previous || previous.position?.end.line !== (node.position?.start.line ?? 0) - 1) continue;
    const { start: offset } = extentOf(node);
    const line = firstLine(sourceOf(node, markdown));
    if (previous.type === 'paragraph' && node.type === 'blockquote' && !isComparison(line)) {
      problems.push({
        offset,
        message: 'the > makes a quotation of this line, in the middle of a paragraph',
        fix: `write \\${line}, or leave an empty line above the quotation`,
      });
    }
    if (previous.type === 'paragraph' && node.type === 'list' && parent.type !== 'listItem') {
      const isNumber = isSignedNumber(line);
      // Several items are a list indeed, and of a single number describeBlock tells.
      const isSound = node.children.length > 1 ? !line.startsWith('+') && !isNumber : isNumber;
      if (isSound || /[:：]$/.test(sourceOf(previous, markdown))) continue;
      problems.push({
        offset,
        message: 'the sign at its beginning makes a list of this line, in the middle of a paragraph',
        fix: `write ${line.replace(/^(\d*)/, '$1\\')}, or leave an empty line above the list`,
      });
    }
    if (previous.type === 'list' && node.type === 'list' && previous !== brokenList) {
      brokenList = node;
      problems.push({ offset, ...describeBrokenList(previous, node, markdown) });
    }
  }
  return problems;
}

/** Finds a star that is left over beside text that others set off: `**a*`. */
function describeStrayStars(parent: Nodes, markdown: string): Problem[] {
  if (!('children' in parent)) return [];
  return parent.children.flatMap((node, index): Problem[] => {
    if (node.type !== 'emphasis' && node.type !== 'strong') return [];
    const { start, end } = extentOf(node);
    const isLeftBefore =
      parent.children[index - 1]?.type === 'text' &&
      /(?<!\\)\*$/.test(markdown.slice(Math.max(0, start - 2), start));
    const isLeftBehind = parent.children[index + 1]?.type === 'text' && markdown[end] === '*';
    if (!isLeftBefore && !isLeftBehind) return [];
    return [
      {
        offset: isLeftBefore ? start - 1 : end,
        message: 'a star is shown: there are not as many before the words as behind them',
        fix: 'write as many stars on both sides; to show one write \\*',
      },
    ];
  });
}

function describeBrokenList(list: List, next: List, markdown: string): { message: string; fix: string } {
  const item = list.children.at(-1);
  const line = firstLine(sourceOf(next, markdown));
  const [marker = ''] = (item ? /^\S+[ \t]+/.exec(sourceOf(item, markdown)) : null) ?? [];
  const [column, nextColumn] = [list.position?.start.column ?? 1, next.position?.start.column ?? 1];
  return {
    message: 'a new list begins here, and breaks the one above it',
    fix:
      nextColumn > column
        ? `write ${String(column - 1 + marker.length)} spaces before it, so that it belongs to the item above: ${' '.repeat(column - 1 + marker.length)}${line}`
        : 'begin each item of a list with the same sign; leave an empty line between two lists',
  };
}
