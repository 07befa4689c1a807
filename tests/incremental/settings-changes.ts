import { createSlug } from '../../src/lib/slugs.ts';
import { pickStory, type Change, type Changes, type Newsroom } from './newsroom.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import { countDays, dayAt } from '../../tools/sample-content/calendar.ts';
import type { Random } from '../../tools/sample-content/random.ts';

const number = (random: Random) => String(random.below(1000));

export const siteChanges: Changes = {
  'change the name of the site': ({ site }, random) => {
    site.name = random.pick(['The Sample Gazette', `Gazette ${number(random)}`, '药闻 & Co']);
    return site.name;
  },
  'change the words of the site': ({ site }, random) => {
    const key = random.pick(['tagline', 'description'] as const);
    site[key] = `Words number ${number(random)} <of the site>.`;
    return key;
  },
  'change the language of the site': ({ site }) => {
    site.language = site.language === 'en' ? 'en-GB' : 'en';
    return site.language;
  },
  'change the time zone': ({ site }, random) => {
    site.timeZone = random.pick(['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Singapore']);
    return site.timeZone;
  },
  'change the beginning of guids': ({ site }, random) => {
    site.guidPrefix = random.pick(['tag:gazette.example,2020', 'tag:gazette.example,2021']);
    return site.guidPrefix;
  },
  'change the written address': ({ site }, random) => {
    site.url = random.pick([
      'https://gazette.example/',
      'https://news.example/',
      'https://gazette.example/en/',
    ]);
    return site.url;
  },
  'change a contact': ({ site }, random) => {
    const key = random.pick(['email', 'telephone', 'whatsapp', 'telegram', 'wechat'] as const);
    const value =
      key === 'email' ? `desk${number(random)}@gazette.example` : `+86 400 000 0${number(random)}00`;
    site.contact = { ...site.contact, [key]: random.chance(0.3) ? undefined : value };
    return key;
  },
  'change the call for contributors': ({ site }, random) => {
    const had = site.contributorCall !== undefined;
    site.contributorCall =
      had && random.chance(0.4)
        ? undefined
        : {
            heading: `Write for us, call ${number(random)}`,
            text: 'Would you like to become a contributor?',
            email: 'editor@gazette.example',
            subject: 'Contributing',
          };
    return site.contributorCall?.heading ?? 'none';
  },
  'change whom is told of changes': ({ site }, random) => {
    const key = `key-${String(random.between(1_000_000, 1_000_002))}`;
    site.announce = random.pick([
      undefined,
      { hubs: ['https://hub.example/'] },
      { indexNow: { key } },
      { indexNow: { key }, hubs: ['https://hub.example/', 'https://hub2.example/'] },
    ]);
    return site.announce === undefined ? 'nobody' : JSON.stringify(site.announce);
  },
  'change where to follow': ({ site }, random) => {
    const follow = [...(site.follow ?? [])];
    if (follow.length > 0 && random.chance(0.4)) follow.pop();
    else
      follow.push({
        name: random.pick(['微博', `Place ${number(random)}`]),
        url: `https://social.example/@${number(random)}`,
      });
    site.follow = follow.length > 0 ? follow : undefined;
    return follow.map(({ name }) => name).join(', ');
  },
};

/** Changes an entry of the vocabulary that some story carries. */
function changeTag(
  change: (tag: TagSettings, newsroom: Newsroom, random: Random) => string | undefined,
): Change {
  return (newsroom, random) => {
    const story = pickStory(newsroom, random)?.story;
    const slugs = new Set(story?.frontMatter.tags.map(createSlug));
    const used = newsroom.tags.filter(({ label, aliases = [] }) =>
      [label, ...aliases].some((name) => slugs.has(createSlug(name))),
    );
    if (used.length === 0) return undefined;
    const tag = random.pick(used);
    const { label } = tag;
    const done = change(tag, newsroom, random);
    return done === undefined ? undefined : `${label}: ${done}`;
  };
}

export const tagChanges: Changes = {
  'spell a tag otherwise': changeTag((tag) => {
    const upper = tag.label.toUpperCase();
    tag.label = tag.label === upper ? tag.label.toLowerCase() : upper;
    return tag.label;
  }),
  'give a tag another label': changeTag((tag, _newsroom, random) => {
    tag.aliases = [...(tag.aliases ?? []), tag.label];
    tag.label = `${tag.label.replace(/ of class .*/, '')} of class ${number(random)}`;
    return tag.label;
  }),
  'describe a tag otherwise': changeTag((tag, _newsroom, random) => {
    tag.description = random.chance(0.3) ? undefined : `What number ${number(random)} says of it.`;
    return tag.description ?? 'nothing';
  }),
  'give a tag an alias': changeTag((tag, _newsroom, random) => {
    const alias = `Alias ${number(random)} of ${createSlug(tag.label)}`;
    tag.aliases = [...(tag.aliases ?? []), alias];
    return alias;
  }),
  'take an alias out': changeTag((tag) => {
    const alias = tag.aliases?.pop();
    if (tag.aliases?.length === 0) tag.aliases = undefined;
    return alias;
  }),
  'change the kind of a tag': changeTag((tag, _newsroom, random) => {
    tag.kind = random.pick((['company', 'place', 'topic'] as const).filter((kind) => kind !== tag.kind));
    return tag.kind;
  }),
  'change the address of a tag’s subject': changeTag((tag, _newsroom, random) => {
    tag.url = random.chance(0.4) ? undefined : `https://subject.example/${number(random)}`;
    return tag.url ?? 'none';
  }),
  'take a tag out of the vocabulary': changeTag((tag, newsroom) => {
    newsroom.tags = newsroom.tags.filter((other) => other !== tag);
    return 'unlisted';
  }),
  'add a tag to the vocabulary': (newsroom, random) => {
    const listed = new Set(
      newsroom.tags.flatMap(({ label, aliases = [] }) => [label, ...aliases]).map(createSlug),
    );
    const unlisted = [...newsroom.stories.values()]
      .flatMap(({ frontMatter }) => frontMatter.tags)
      .filter((tag) => !listed.has(createSlug(tag)));
    const label = random.pick([...unlisted, `Subject ${number(random)} of nobody`]);
    newsroom.tags.splice(random.below(newsroom.tags.length + 1), 0, {
      label,
      kind: random.pick(['company', 'place', 'topic']),
      description: `What the site says of ${label}.`,
    });
    return label;
  },
  'order the vocabulary anew': (newsroom, random) => {
    newsroom.tags = random.shuffle(newsroom.tags);
    return 'all of it';
  },
};

function changeSource(
  change: (source: SourceSettings, random: Random, key: string, newsroom: Newsroom) => string,
): Change {
  return (newsroom, random) => {
    const key = random.pick(Object.keys(newsroom.sources));
    const source = newsroom.sources[key];
    return source && `${key}: ${change(source, random, key, newsroom)}`;
  };
}

export const sourceChanges: Changes = {
  'change the name of a source': changeSource((source, random) => {
    source.name = random.pick([`Source ${number(random)}`, `来源 ${number(random)}`]);
    return source.name;
  }),
  'change the site of a source': changeSource((source, random) => {
    source.url = `https://source${number(random)}.example/`;
    return source.url;
  }),
  'change the feed of a source': changeSource((source, random) => {
    source.feed = source.feed === undefined ? `https://source.example/feed-${number(random)}` : undefined;
    return source.feed ?? 'none';
  }),
  'describe a source otherwise': changeSource((source, random) => {
    source.description = random.chance(0.3) ? undefined : `A source, number ${number(random)}.`;
    return source.description ?? 'nothing';
  }),
  'change the policy of a source': changeSource((source, random, key, { stories }) => {
    source.policy = random.pick([undefined, 'index', 'noindex', 'canonical'] as const);
    if (source.policy === 'canonical') {
      for (const { frontMatter } of stories.values()) {
        if (frontMatter.source === key)
          frontMatter.original ??= `https://originals.example/${String(random.below(1_000_000))}`;
      }
    }
    return source.policy ?? 'none';
  }),
  'add a source': ({ sources }, random) => {
    const key = `source-${number(random)}`;
    sources[key] = { name: `New source ${key}`, url: 'https://new.example/' };
    return key;
  },
  'remove a source': (newsroom, random) => {
    const used = new Set([...newsroom.stories.values()].map(({ frontMatter }) => frontMatter.source));
    const unused = Object.keys(newsroom.sources).filter((key) => !used.has(key));
    if (unused.length === 0) return undefined;
    const key = random.pick(unused);
    newsroom.sources = Object.fromEntries(
      Object.entries(newsroom.sources).filter(([other]) => other !== key),
    );
    return key;
  },
};

const dayOf = (epoch: number) => Math.floor(epoch / 86_400);

export const eventChanges: Changes = {
  'move an event': ({ events, epoch }, random) => {
    if (events.length === 0) return undefined;
    const event = random.pick(events);
    const starts = dayOf(epoch) + random.between(-30, 60);
    event.starts = dayAt(starts);
    event.ends = dayAt(starts + random.below(5));
    return `${event.name}: ${event.starts} to ${event.ends}`;
  },
  'let an event last longer': ({ events }, random) => {
    if (events.length === 0) return undefined;
    const event = random.pick(events);
    event.ends = dayAt(countDays(event.ends) + 1);
    return `${event.name}: to ${event.ends}`;
  },
  'add an event': ({ events, epoch }, random) => {
    const starts = dayOf(epoch) + random.between(-10, 60);
    const name = `Fair ${number(random)}`;
    if (events.some((event) => event.name === name)) return undefined;
    events.splice(random.below(events.length + 1), 0, {
      name,
      call: `Come to ${name}`,
      starts: dayAt(starts),
      ends: dayAt(starts + 2),
      venue: 'Hall 7',
      url: 'https://fair.example/',
    });
    return `${name}: ${dayAt(starts)}`;
  },
  'remove an event': ({ events }, random) => {
    if (events.length === 0) return undefined;
    return events.splice(random.below(events.length), 1)[0]?.name;
  },
  'change the words of an event': ({ events }, random) => {
    if (events.length === 0) return undefined;
    const event = random.pick(events);
    const key = random.pick(['name', 'call', 'venue'] as const);
    const words = `Event, ${key} ${number(random)}`;
    // Two events of one name would have one address.
    if (events.some(({ name }) => name === words)) return undefined;
    event[key] = words;
    return words;
  },
  'change the stories of an event': ({ events, tags }, random) => {
    if (events.length === 0 || tags.length === 0) return undefined;
    const event = random.pick(events);
    event.tag = random.chance(0.3) ? undefined : random.pick(tags).label;
    return `${event.name}: ${event.tag ?? 'none'}`;
  },
};
