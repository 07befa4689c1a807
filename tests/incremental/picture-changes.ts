import type { InventedPicture } from './invented-pictures.ts';
import { pictureFolder } from './invented-pictures.ts';
import { pickStory, type Changes, type Newsroom, type Story } from './newsroom.ts';

const formatOf = (file: string) => file.slice(file.lastIndexOf('.') + 1);
const inBody = /!\[[^\]]*\]\(\.\.\/pictures\/([^)]*)\)\n\n/;

/** Whether a story’s file lies where a picture is named by `../pictures/`. */
function reachesPictures(file: string): boolean {
  return /^articles\/\d{4}\//.test(file);
}

function shows({ frontMatter, body }: Story, name: string): boolean {
  return frontMatter.image === `../pictures/${name}` || body.includes(`(../pictures/${name})`);
}

/** Publishes a picture of the album where no file has its name yet. */
function publish(newsroom: Newsroom, { name, bytes }: InventedPicture): string {
  const file = `${pictureFolder}${name}`;
  if (!newsroom.pictures.has(file)) newsroom.pictures.set(file, bytes);
  return `../pictures/${name}`;
}

export const pictureChanges: Changes = {
  'exchange a picture': ({ pictures, album }, random) => {
    if (pictures.size === 0) return undefined;
    const file = random.pick([...pictures.keys()]);
    const other = random.pick(
      album.filter(({ format, bytes }) => format === formatOf(file) && bytes !== pictures.get(file)),
    );
    pictures.set(file, other.bytes);
    return `${file}, now ${other.name}`;
  },
  'let two pictures change places': ({ pictures }, random) => {
    const pairs = [...pictures].flatMap(([file, bytes]) =>
      [...pictures]
        .filter(([other]) => other > file && formatOf(other) === formatOf(file))
        .map(([other, otherBytes]) => ({ file, bytes, other, otherBytes })),
    );
    if (pairs.length === 0) return undefined;
    const { file, bytes, other, otherBytes } = random.pick(pairs);
    pictures.set(file, otherBytes).set(other, bytes);
    return `${file} and ${other}`;
  },
  'put a picture above a story': (newsroom, random) => {
    const picked = pickStory(newsroom, random, (_story, file) => reachesPictures(file));
    if (!picked) return undefined;
    const { frontMatter } = picked.story;
    frontMatter.image = publish(newsroom, random.pick(newsroom.album));
    frontMatter.imageAlt = random.pick(['A figure', '河边的工厂', 'Figure “2” & more']);
    frontMatter.imageCredit = random.pick([undefined, 'Sample drawing']);
    return `${frontMatter.image} of ${picked.file}`;
  },
  'put a picture into a story': (newsroom, random) => {
    const picked = pickStory(newsroom, random, (_story, file) => reachesPictures(file));
    if (!picked) return undefined;
    const place = publish(newsroom, random.pick(newsroom.album));
    const blocks = picked.story.body.split('\n\n');
    blocks.splice(random.below(blocks.length), 0, `![A figure](${place})`);
    picked.story.body = blocks.join('\n\n');
    return `${place} of ${picked.file}`;
  },
  'take the picture above a story out': (newsroom, random) => {
    const picked = pickStory(newsroom, random, ({ frontMatter }) => frontMatter.image !== undefined);
    if (!picked) return undefined;
    const { frontMatter } = picked.story;
    const { image = '' } = frontMatter;
    frontMatter.image = frontMatter.imageAlt = frontMatter.imageCredit = undefined;
    return `${image} of ${picked.file}`;
  },
  'take a picture out of a story': (newsroom, random) => {
    const picked = pickStory(newsroom, random, ({ body }) => inBody.test(body));
    if (!picked) return undefined;
    const [, name = ''] = inBody.exec(picked.story.body) ?? [];
    picked.story.body = picked.story.body.replace(inBody, '');
    return `${name} of ${picked.file}`;
  },
  'say otherwise what a picture shows': (newsroom, random) => {
    const picked = pickStory(newsroom, random, ({ frontMatter }) => frontMatter.image !== undefined);
    if (!picked) return undefined;
    picked.story.frontMatter.imageAlt = `Figure ${String(random.below(1000))}`;
    return picked.file;
  },
  'remove a picture': (newsroom, random) => {
    if (newsroom.pictures.size === 0) return undefined;
    const file = random.pick([...newsroom.pictures.keys()]);
    const name = file.slice(pictureFolder.length);
    newsroom.pictures.delete(file);
    for (const story of [...newsroom.stories.values()].filter((candidate) => shows(candidate, name))) {
      const { frontMatter } = story;
      if (frontMatter.image === `../pictures/${name}`)
        frontMatter.image = frontMatter.imageAlt = frontMatter.imageCredit = undefined;
      story.body = story.body.replaceAll(new RegExp(inBody, 'g'), (picture, shown) =>
        shown === name ? '' : picture,
      );
    }
    return file;
  },
};
