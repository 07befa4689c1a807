import type { Nodes, Table } from 'mdast';
import type { Finding } from './issue.ts';
import { extentOf, findDefinitions, firstLine, sourceOf, type TreeNode } from './markdown-tree.ts';

/**
 * Finds text of Markdown that no page shows: a table, a link or a note holds it, and nothing leads to it. Offsets are
 * in the Markdown.
 */
export function findLostText(nodes: readonly TreeNode[], markdown: string): Finding[] {
  const names = collectNames(nodes);
  return nodes.flatMap(({ node }) =>
    findLosses(node, markdown, names).map((loss) => ({ rule: 'body-lost', ...loss })),
  );
}

/** What the text refers to by name, and the first definition and footnote of each name, which counts. */
interface Names {
  links: Set<string>;
  definitions: Map<string, Nodes>;
  notes: Set<string>;
  footnotes: Map<string, Nodes>;
}

function collectNames(nodes: readonly TreeNode[]): Names {
  const names: Names = {
    links: new Set(),
    definitions: findDefinitions(nodes),
    notes: new Set(),
    footnotes: new Map(),
  };
  /** The notes that each note refers to. */
  const further = new Map<string, string[]>();
  let note: Nodes | undefined;
  for (const { node } of nodes) {
    if (note && extentOf(node).start >= extentOf(note).end) note = undefined;
    if (node.type === 'linkReference' || node.type === 'imageReference') names.links.add(node.identifier);
    if (node.type === 'footnoteReference') {
      if (note && 'identifier' in note) further.get(note.identifier)?.push(node.identifier);
      else names.notes.add(node.identifier);
    }
    if (node.type !== 'footnoteDefinition') continue;
    note = node;
    if (names.footnotes.has(node.identifier)) continue;
    names.footnotes.set(node.identifier, node);
    further.set(node.identifier, []);
  }
  // A set grows while it is walked: notes that only notes refer to, from the text on.
  for (const name of names.notes) for (const next of further.get(name) ?? []) names.notes.add(next);
  return names;
}

function findLosses(node: Nodes, markdown: string, names: Names): Omit<Finding, 'rule'>[] {
  const { start: offset } = extentOf(node);
  switch (node.type) {
    case 'definition': {
      if (names.links.has(node.identifier) && names.definitions.get(node.identifier) === node) return [];
      const name = `[${node.label ?? node.identifier}]`;
      return [
        {
          offset,
          message: `this line is not shown: it gives ${name} an address, and no link is written ${name}`,
          fix: `to show it, write \\${firstLine(sourceOf(node, markdown))}`,
        },
      ];
    }
    case 'footnoteDefinition': {
      if (names.notes.has(node.identifier) && names.footnotes.get(node.identifier) === node) return [];
      const name = `[^${node.label ?? node.identifier}]`;
      if (names.notes.has(node.identifier)) {
        return [
          {
            offset,
            message: `a note ${name} stands above, so this one is not shown`,
            fix: 'give it another name',
          },
        ];
      }
      return [
        {
          offset,
          message: `the note ${name} is not shown, because nothing in the text refers to it`,
          fix: `write ${name} behind the words that it belongs to`,
        },
      ];
    }
    case 'code':
      return node.meta
        ? [
            {
              offset,
              message: `“${node.meta}” behind the \`\`\` is not shown`,
              fix: 'write the text on the lines below the ```',
            },
          ]
        : [];
    case 'table':
      return findSurplusCells(node, markdown);
    default:
      return [];
  }
}

function findSurplusCells(table: Table, markdown: string): Omit<Finding, 'rule'>[] {
  const columns = table.children[0]?.children.length ?? 0;
  return table.children.flatMap((row) => {
    const [surplus] = row.children.slice(columns);
    if (!surplus) return [];
    const { start: offset } = extentOf(surplus);
    const text = markdown.slice(offset, extentOf(row).end).replace(/^[|\s]+|[|\s]+$/g, '');
    return [
      {
        offset,
        message: `the row has ${String(row.children.length)} cells and the table ${String(columns)} columns: “${text}” is not shown`,
        fix: 'give the first two lines of the table as many cells; write a | within a cell as \\|',
      },
    ];
  });
}
