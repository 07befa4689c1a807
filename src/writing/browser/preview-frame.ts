import { findLanguage } from '../../lib/language.ts';
import { placeholders } from '../placeholders.ts';
import type { StoryPreview } from '../story-preview.ts';
import { trustedCode } from './trusted-code.ts';

/** A picture above the text of a story. */
export interface LeadPicture {
  address: string | undefined;
  alt: string;
  credit: string;
}

/** The layout of a story in a frame that runs no script, with the styles of this page. */
export class PreviewFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #layout: DocumentFragment;

  private constructor(frame: HTMLIFrameElement, layout: DocumentFragment) {
    this.#frame = frame;
    this.#layout = layout;
  }

  /** Waits until the frame is there. */
  static async open(frame: HTMLIFrameElement, layout: HTMLTemplateElement): Promise<PreviewFrame> {
    if (frame.contentDocument?.title === '' || frame.contentDocument?.readyState !== 'complete') {
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
    }
    const shown = frame.contentDocument;
    if (!shown) throw new Error('The preview has no document.');
    shown.documentElement.lang = document.documentElement.lang;
    for (const style of document.head.querySelectorAll('style')) {
      shown.head.append(shown.importNode(style, true));
    }
    // A link in the preview leads nowhere.
    shown.addEventListener('click', (event) => {
      event.preventDefault();
    });
    return new PreviewFrame(frame, layout.content);
  }

  /** @param locate finds the address of a picture that a story names, if it is at hand. */
  show(
    preview: StoryPreview,
    lead: LeadPicture | undefined,
    locate: (name: string) => string | undefined,
  ): void {
    const shown = this.#frame.contentDocument;
    if (!shown) return;
    const story = this.#layout.cloneNode(true) as DocumentFragment;
    fill(story, placeholders.title, preview.title);
    fill(story, placeholders.standfirst, preview.standfirst);
    fill(story, placeholders.published, preview.published);
    fill(story, placeholders.updated, preview.updated);
    fill(story, placeholders.source, preview.source);
    fill(story, placeholders.original, preview.original);
    fill(story, placeholders.author, preview.authors.join(', '));
    fill(story, placeholders.readingTime, preview.readingTime);
    repeat(story, placeholders.tag, preview.tags);
    const body = findPlace(story, placeholders.body);
    if (body) {
      body.innerHTML = trustedCode.createHTML(preview.body);
      for (const picture of body.querySelectorAll('img')) {
        const name = picture.getAttribute('src') ?? '';
        picture.replaceWith(createPicture(locate(name), picture.alt));
      }
    }
    if (lead) story.querySelector('.story-header')?.after(createFigure(lead));
    const { scrollTop } = shown.documentElement;
    shown.body.replaceChildren(shown.importNode(story, true));
    shown.documentElement.scrollTop = scrollTop;
  }
}

/** The element that shows a placeholder and nothing else. */
function findPlace(story: DocumentFragment, placeholder: string): HTMLElement | undefined {
  return [...story.querySelectorAll<HTMLElement>('*')].findLast(
    (element) => element.textContent.trim() === placeholder,
  );
}

/** The parts that are there only if there is something to show. */
const optionalParts = '.story-standfirst, .story-facts > div';

function fill(story: DocumentFragment, placeholder: string, text: string): void {
  const place = findPlace(story, placeholder);
  if (!place) return;
  place.textContent = text;
  place.dir = 'auto';
  setLanguage(place, text);
  if (text === '') place.closest(optionalParts)?.remove();
}

function repeat(story: DocumentFragment, placeholder: string, texts: readonly string[]): void {
  const item = findPlace(story, placeholder)?.closest('li');
  if (!item) return;
  const items = texts.map((text) => {
    const copy = item.cloneNode(true) as HTMLElement;
    const place = copy.querySelector('a') ?? copy;
    place.textContent = text;
    setLanguage(place, text);
    return copy;
  });
  item.replaceWith(...items);
  if (items.length === 0) story.querySelector('.story-footer')?.remove();
}

function setLanguage(element: HTMLElement, text: string): void {
  const language = findLanguage(text);
  if (language) element.lang = language;
  else element.removeAttribute('lang');
}

/** A picture; its words where it is not at hand: the site has it in other sizes and under other names. */
function createPicture(address: string | undefined, alt: string): HTMLElement {
  if (address === undefined) {
    const words = document.createElement('em');
    words.textContent = `[Picture: ${alt}]`;
    return words;
  }
  const picture = document.createElement('img');
  picture.src = address;
  picture.alt = alt;
  return picture;
}

function createFigure({ address, alt, credit }: LeadPicture): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = 'story-picture';
  figure.append(createPicture(address, alt));
  if (credit !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = credit;
    setLanguage(caption, credit);
    figure.append(caption);
  }
  return figure;
}
