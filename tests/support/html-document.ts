import type { Nodes, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** A part of a document: what it is, and what it says or holds. */
interface Part {
  type: string;
  name?: string;
  properties?: Properties;
  value?: string;
  parts?: Part[];
}

/** What a browser makes of HTML, however it is written, without spaces at its end. */
export function readHtml(html: string): Part[] {
  return fromHtml(html.trimEnd(), { fragment: true }).children.map(readPart);
}

function readPart(node: Nodes): Part {
  return {
    type: node.type,
    ...('tagName' in node && { name: node.tagName, properties: node.properties }),
    ...('value' in node && { value: node.value }),
    ...('children' in node && { parts: node.children.map(readPart) }),
  };
}
