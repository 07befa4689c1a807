import { createElement } from '../../lib/create-element.ts';
import { countOf } from '../../lib/text.ts';
import type { Editor, EditorTools } from './editor.ts';
import { locateGithubPage } from './github-page.ts';
import type { Repository } from './repository.ts';
import {
  contentFolder,
  explainFailure,
  listPictures,
  locateFolder,
  refuseStory,
  sourcesPath,
} from './story-files.ts';
import { readPictureBytes } from './story-pictures.ts';

const textCameAlong = 'GitHub has opened with the story in it. Press “Commit changes…” there.';
const textIsCopied =
  'GitHub has opened without the text, for which its address has no room. It is in the clipboard: put the cursor into the big field there, select all of it and paste.';
const textIsMissing =
  'GitHub has opened without the text, for which its address has no room: download the file here, and bring it there with “Add file”, “Upload files”.';

interface Leaving {
  tools: EditorTools;
  editor: Editor;
  repository: Repository;
}

/** Sets up the ways in which a story leaves the page without a token: GitHub’s own page, and a download. */
export function offerHandOver(leaving: Leaving): void {
  const { openGithub, download } = leaving.tools.parts;
  const explain = (problem: unknown) => {
    leaving.tools.tell(explainFailure(problem));
  };
  openGithub.addEventListener('click', () => void openGithubPage(leaving).catch(explain));
  download.addEventListener('click', () => void downloadFiles(leaving).catch(explain));
}

async function openGithubPage(leaving: Leaving): Promise<void> {
  const { tools, editor, repository } = leaving;
  const checked = await editor.check();
  const refusal = refuseStory(checked, editor.draft);
  if (refusal) {
    tools.tell([refusal.message, refusal.fix]);
    return;
  }
  const { file, text } = checked;
  const isNew = editor.draft.base === undefined;
  const { address, hasText } = locateGithubPage(repository, contentFolder + file, isNew ? text : undefined);
  const isCopied = hasText || (await copyText(text));
  open(address, '_blank', 'noopener');
  const lines = [hasText ? textCameAlong : isCopied ? textIsCopied : textIsMissing];
  if (listPictures(checked, editor.draft).length > 0) {
    lines.push(
      'Pictures do not come along: “Download the file” gives them, “Upload files” of GitHub takes them.',
    );
  }
  tools.tell(lines);
  await showSourceLines(leaving);
}

async function downloadFiles(leaving: Leaving): Promise<void> {
  const { tools, editor } = leaving;
  const checked = await editor.check();
  const { file, text } = checked;
  save(file.split('/').at(-1) || 'story.md', new Blob([text], { type: 'text/markdown' }));
  const pictures = listPictures(checked, editor.draft);
  for (const picture of pictures) save(picture.name, new Blob([readPictureBytes(picture).slice()]));
  const count = countOf(1 + pictures.length, 'file');
  tools.tell([`${count} downloaded, to be put into ${locateFolder(file)} of the repository.`]);
  await showSourceLines(leaving);
}

/** The lines of a new source, where they must go along by hand. */
async function showSourceLines({ tools, editor, repository }: Leaving): Promise<void> {
  const { lines: place } = tools.parts;
  const { newSource } = editor;
  place.hidden = newSource === undefined;
  if (!newSource) return;
  const { lines } = await tools.worker.describeSource(newSource.name, newSource.url);
  const { address } = locateGithubPage(repository, sourcesPath, undefined);
  place.replaceChildren(
    createElement(
      'p',
      {},
      'The source is new, so these lines belong at the end of ',
      createElement('a', { href: address, target: '_blank', rel: 'noopener' }, sourcesPath),
      ':',
    ),
    createElement('pre', {}, lines),
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(name: string, content: Blob): void {
  const link = createElement('a', { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
