import { slugOfFile } from '../../src/content/checks/article-file.ts';
import { countDays, dayAt } from '../../tools/sample-content/calendar.ts';
import type { Random } from '../../tools/sample-content/random.ts';
import {
  inventBlock,
  inventBody,
  inventedTags,
  inventSentence,
  inventSlug,
  inventTitle,
} from './invented-text.ts';
import {
  moveStory,
  pickStory,
  redirectLinks,
  type Change,
  type Changes,
  type Newsroom,
  type Story,
} from './newsroom.ts';

const isPublic = ({ frontMatter }: Story) => frontMatter.draft !== true;

/** A change of one story of those that suit, described by a word and the story’s name. */
function changeStory(
  change: (story: Story, newsroom: Newsroom, random: Random, file: string) => string | undefined,
  suits?: (story: Story, file: string) => boolean,
): Change {
  return (newsroom, random) => {
    const picked = pickStory(newsroom, random, suits);
    if (!picked) return undefined;
    const done = change(picked.story, newsroom, random, picked.file);
    return done === undefined ? undefined : `${done} of ${slugOfFile(picked.file)}`;
  };
}

/** Changes the paragraphs, lists, tables and so on of a body. */
function changeBlocks(change: (blocks: string[], random: Random) => string | undefined): Change {
  return changeStory((story, _newsroom, random) => {
    const blocks = story.body.trimEnd().split('\n\n');
    const done = change(blocks, random);
    story.body = `${blocks.join('\n\n')}\n`;
    return done;
  });
}

/** As {@link changeBlocks}, of one block that is a plain paragraph. */
function changeParagraph(change: (paragraph: string, random: Random) => string): Change {
  return changeBlocks((blocks, random) => {
    const positions = blocks.flatMap((block, index) => (/^[\p{L}“]/u.test(block) ? [index] : []));
    if (positions.length === 0) return undefined;
    const position = random.pick(positions);
    blocks[position] = change(blocks[position] ?? '', random);
    return `paragraph ${String(position + 1)}`;
  });
}

export const bodyChanges: Changes = {
  'add a paragraph': changeBlocks((blocks, random) => {
    const position = random.below(blocks.length + 1);
    blocks.splice(position, 0, inventBlock(random));
    return `block ${String(position + 1)}`;
  }),
  'take a paragraph out': changeBlocks((blocks, random) => {
    if (blocks.length < 3) return undefined;
    const position = random.below(blocks.length);
    if (blocks[position]?.startsWith('#')) return undefined;
    blocks.splice(position, 1);
    return `block ${String(position + 1)}`;
  }),
  'rewrite a paragraph': changeParagraph((paragraph, random) => `${inventSentence(random)} ${paragraph}`),
  'correct a letter': changeParagraph((paragraph, random) => {
    const position = random.below(paragraph.length);
    return (
      paragraph.slice(0, position) +
      paragraph.slice(position).replace(/[a-z0-9]/, (letter) => (letter === 'e' ? 'a' : 'e'))
    );
  }),
  'write the beginning anew': changeBlocks((blocks, random) => {
    blocks.unshift(`${inventSentence(random)} ${inventSentence(random)}`);
    return 'beginning';
  }),
  'link to a story': changeStory((story, newsroom, random) => {
    const target = pickStory(newsroom, random, isPublic);
    if (!target) return undefined;
    const slug = slugOfFile(target.file);
    story.body += `\nMore in [an earlier story](/articles/${slug}/).\n`;
    return `link to ${slug}`;
  }),
  'link to a file': changeStory((story, newsroom, random, file) => {
    const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
    const target = pickStory(
      newsroom,
      random,
      (other, path) => isPublic(other) && folder(path) === folder(file),
    );
    if (!target) return undefined;
    const name = target.file.slice(folder(file).length);
    story.body += `\nMore in [another story](./${encodeURIComponent(name)}).\n`;
    return `link to ${name}`;
  }),
};

export const frontMatterChanges: Changes = {
  'change a title': changeStory(({ frontMatter }, _newsroom, random) => {
    frontMatter.title = inventTitle(random);
    return 'title';
  }),
  'take over a title': changeStory(({ frontMatter }, newsroom, random) => {
    const other = pickStory(newsroom, random)?.story;
    frontMatter.title = other?.frontMatter.title ?? frontMatter.title;
    return `title “${frontMatter.title}”`;
  }),
  'change a description': changeStory(({ frontMatter }, _newsroom, random) => {
    frontMatter.description = `${inventSentence(random)} ${inventSentence(random)}`.replace(
      /[*`[\]]|<.*?>/g,
      '',
    );
    return 'description';
  }),
  'take over a description': changeStory(({ frontMatter }, newsroom, random) => {
    const other = pickStory(newsroom, random, (story) => story.frontMatter.description !== undefined)?.story;
    frontMatter.description = other?.frontMatter.description;
    return 'description';
  }),
  'take a description out': changeStory(
    ({ frontMatter }) => {
      frontMatter.description = undefined;
      return 'description';
    },
    ({ frontMatter }) => frontMatter.description !== undefined,
  ),
  'add a tag': changeStory(({ frontMatter }, { tags }, random) => {
    const { label, aliases = [] } = random.pick(tags);
    const tag = random.pick([label, label.toUpperCase(), ...aliases, ...inventedTags]);
    frontMatter.tags.splice(random.below(frontMatter.tags.length + 1), 0, tag);
    return `tag “${tag}”`;
  }),
  'take a tag out': changeStory(
    ({ frontMatter }, _newsroom, random) => {
      const [tag = ''] = frontMatter.tags.splice(random.below(frontMatter.tags.length), 1);
      return `tag “${tag}”`;
    },
    ({ frontMatter }) => frontMatter.tags.length > 1,
  ),
  'order tags anew': changeStory(({ frontMatter }, _newsroom, random) => {
    frontMatter.tags = random.shuffle(frontMatter.tags);
    return 'order of the tags';
  }),
  'change a source': changeStory(({ frontMatter }, { sources }, random) => {
    frontMatter.source = random.pick(Object.keys(sources));
    if (sources[frontMatter.source]?.policy === 'canonical')
      frontMatter.original ??= `https://originals.example/${String(random.below(1_000_000))}`;
    return `source “${frontMatter.source}”`;
  }),
  'change an original': changeStory(({ frontMatter }, _newsroom, random) => {
    frontMatter.original = `https://originals.example/${String(random.below(1_000_000))}`;
    return 'original';
  }),
  'change an author': changeStory(({ frontMatter }, _newsroom, random) => {
    frontMatter.author = random.pick([undefined, ['李伟'], ['Maria Oliveira'], ['A. & B.', '李伟']]);
    return 'author';
  }),
  'update a story': changeStory(({ frontMatter }, { epoch }, random) => {
    const span = Math.max(0, Math.floor(epoch / 86_400) - countDays(frontMatter.date.slice(0, 10)));
    const day = dayAt(countDays(frontMatter.date.slice(0, 10)) + 1 + random.below(span + 3));
    frontMatter.updated = random.chance(0.5) ? day : `${day}T${inventTime(random)}`;
    return `time of updating, ${frontMatter.updated},`;
  }),
  'take an update back': changeStory(
    ({ frontMatter }) => {
      frontMatter.updated = undefined;
      return 'time of updating';
    },
    ({ frontMatter }) => frontMatter.updated !== undefined,
  ),
};

function inventTime(random: Random): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(random.below(24))}:${two(random.below(60))}:00${random.pick(['+08:00', '-05:00', 'Z'])}`;
}

/** Gives a story a day, in its front matter and in the name of its file. */
function redate(newsroom: Newsroom, file: string, story: Story, date: string): void {
  const day = date.slice(0, 10);
  story.frontMatter.date = date;
  if ((story.frontMatter.updated ?? '9') <= date) story.frontMatter.updated = undefined;
  if (/\/\d{4}-\d{2}-\d{2}-[^/]*$/.test(file))
    moveStory(newsroom, file, `articles/${day.slice(0, 4)}/${day}-${slugOfFile(file)}.md`);
}

/** Takes a story off the site, or lets it wait: what led there must not. */
const hide = redirectLinks;

export const lifeChanges: Changes = {
  'add a story': (newsroom, random) => {
    const today = Math.floor(newsroom.epoch / 86_400);
    const day = dayAt(today - random.pick([0, 0, 1, 2, 30, random.below(800)]));
    const slug = inventSlug(random);
    const known = pickStory(newsroom, random)?.story.frontMatter;
    if (!known) return undefined;
    const { source, tags } = known;
    newsroom.stories.set(`articles/${day.slice(0, 4)}/${day}-${slug}.md`, {
      frontMatter: {
        title: inventTitle(random),
        date: random.chance(0.3) ? `${day}T${inventTime(random)}` : day,
        source,
        tags: [...tags],
        ...(newsroom.sources[source]?.policy === 'canonical' && {
          original: `https://originals.example/${String(random.below(1_000_000))}`,
        }),
      },
      body: inventBody(random),
    });
    return `${slug} of ${day}`;
  },
  'add a story for later': (newsroom, random) => {
    const day = dayAt(Math.floor(newsroom.epoch / 86_400) + random.between(1, 30));
    const slug = inventSlug(random);
    newsroom.stories.set(`articles/${day.slice(0, 4)}/${day}-${slug}.md`, {
      frontMatter: {
        title: inventTitle(random),
        date: random.chance(0.5) ? `${day}T${inventTime(random)}` : day,
        source: 'sample-wire',
        tags: [random.pick(newsroom.tags).label],
      },
      body: inventBody(random),
    });
    return `${slug} of ${day}`;
  },
  'remove a story': (newsroom, random) => {
    const picked = newsroom.stories.size > 40 ? pickStory(newsroom, random) : undefined;
    if (!picked) return undefined;
    hide(newsroom, picked.file);
    newsroom.stories.delete(picked.file);
    return slugOfFile(picked.file);
  },
  'rename a story and keep its address': changeStory(({ frontMatter }, newsroom, random, file) => {
    const slug = inventSlug(random);
    frontMatter.aliases = [...(frontMatter.aliases ?? []), slugOfFile(file)];
    moveStory(newsroom, file, file.replace(`${slugOfFile(file)}.md`, `${slug}.md`));
    return `name, now ${slug},`;
  }),
  'rename a story': changeStory((_story, newsroom, random, file) => {
    const slug = inventSlug(random);
    redirectLinks(newsroom, file, slug);
    moveStory(newsroom, file, file.replace(`${slugOfFile(file)}.md`, `${slug}.md`));
    return `name, now ${slug},`;
  }),
  'let two stories change their names': changeStory((_story, newsroom, random, file) => {
    const other = pickStory(newsroom, random, (_candidate, path) => path !== file);
    if (!other) return undefined;
    const [slug, otherSlug] = [slugOfFile(file), slugOfFile(other.file)];
    moveStory(newsroom, file, 'articles/changing.md');
    moveStory(newsroom, other.file, other.file.replace(`${otherSlug}.md`, `${slug}.md`));
    moveStory(newsroom, 'articles/changing.md', file.replace(`${slug}.md`, `${otherSlug}.md`));
    return `name for that of ${otherSlug}, that`;
  }),
  'move a file': changeStory(
    (_story, newsroom, random, file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const folder = random.pick(['articles', 'articles/2024', 'articles/2025', 'articles/desk/east']);
      moveStory(newsroom, file, `${folder}/${name}`);
      return `folder, now ${folder},`;
    },
    ({ frontMatter, body }) => !frontMatter.image && !/!\[|\]\(\.\//.test(body),
  ),
  'add a former address': changeStory(({ frontMatter }, _newsroom, random) => {
    const slug = inventSlug(random);
    frontMatter.aliases = [...(frontMatter.aliases ?? []), slug];
    return `former address ${slug}`;
  }),
  'take a former address out': changeStory(
    ({ frontMatter }) => {
      const slug = frontMatter.aliases?.pop();
      if (frontMatter.aliases?.length === 0) frontMatter.aliases = undefined;
      return `former address ${slug ?? ''}`;
    },
    ({ frontMatter }) => (frontMatter.aliases ?? []).length > 0,
  ),
  'date a story otherwise': changeStory((story, newsroom, random, file) => {
    const today = Math.floor(newsroom.epoch / 86_400);
    const day = dayAt(today - random.pick([random.below(40), random.below(400), random.below(900)]));
    redate(newsroom, file, story, random.chance(0.4) ? `${day}T${inventTime(random)}` : day);
    return `date, now ${story.frontMatter.date},`;
  }),
  'date a story to another hour': changeStory((story, newsroom, random, file) => {
    const day = story.frontMatter.date.slice(0, 10);
    redate(newsroom, file, story, story.frontMatter.date === day ? `${day}T${inventTime(random)}` : day);
    return `date, now ${story.frontMatter.date},`;
  }),
  'let a story wait': changeStory((story, newsroom, random, file) => {
    hide(newsroom, file);
    redate(newsroom, file, story, dayAt(Math.floor(newsroom.epoch / 86_400) + random.between(1, 20)));
    return `date, now ${story.frontMatter.date},`;
  }, isPublic),
  'draft a story': changeStory((story, newsroom, _random, file) => {
    hide(newsroom, file);
    story.frontMatter.draft = true;
    return 'publication';
  }, isPublic),
  'undraft a story': changeStory(
    ({ frontMatter }, _newsroom, random) => {
      frontMatter.draft = random.pick([false, undefined]);
      return 'draft';
    },
    ({ frontMatter }) => frontMatter.draft === true,
  ),
};
