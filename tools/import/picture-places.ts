import type { Nodes, Root, RootContent } from 'mdast';
import { quoteStart } from './found-story.ts';
import { holdsPicture, removeNodes, textOf, type PagePicture } from './page-markdown.ts';
import type { SavedPage } from './saved-page.ts';

/** What a picture is called beside the story, and what it shows; undefined where it stays behind. */
export type PicturePlacement = (
  picture: PagePicture,
  number: number,
) => { address: string; alt: string } | undefined;

/** Gives the pictures of a page their names beside the story; those without a place go. */
export function placePictures({ tree, pictures }: SavedPage, place: PicturePlacement): Root {
  const placed = structuredClone(tree);
  const unplaced = new Set<Nodes>();
  visit(placed, (node) => {
    if (node.type !== 'image') return;
    const number = node.data?.picture ?? -1;
    const picture = pictures[number];
    const placement = picture && place(picture, number);
    delete node.data;
    if (placement) {
      node.url = placement.address;
      node.alt = placement.alt;
    } else unplaced.add(node);
  });
  removeNodes(placed, (node) => unplaced.has(node));
  return placed;
}

/** Where in a story a picture stands, in words. */
export function describePicturePlace({ tree }: SavedPage, number: number): string {
  let previous: RootContent | undefined;
  for (const block of tree.children) {
    const isHere = holdsPicture(block, number);
    const text = textOf(block).trim();
    if (isHere && text !== '') return `in the paragraph that begins ${quoteStart(text, 40)}`;
    if (isHere) break;
    if (text !== '') previous = block;
  }
  return previous ? `below ${quoteStart(textOf(previous), 40)}` : 'at the beginning of the story';
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}
