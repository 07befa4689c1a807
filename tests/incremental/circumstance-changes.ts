import { endOfDay, placeMoment } from '../../src/lib/dates.ts';
import type { Random } from '../../tools/sample-content/random.ts';
import { firstDay } from './first-newsroom.ts';
import type { Change, Changes, Newsroom } from './newsroom.ts';

const day = 86_400;
const begin = Date.parse(`${firstDay}T12:00:00+08:00`) / 1000;

/** Within these the clock moves, in seconds since 1970. */
const [earliest, latest] = [begin - 20 * day, begin + 420 * day];

/** Puts the clock a second before a moment, on it or behind it: one of the moments that lie nearest. */
function moveClock(list: (newsroom: Newsroom) => number[]): Change {
  return (newsroom, random: Random) => {
    const near = list(newsroom)
      .filter((moment) => moment > earliest && moment < latest)
      .sort((a, b) => Math.abs(a - newsroom.epoch) - Math.abs(b - newsroom.epoch))
      .slice(0, 6);
    if (near.length === 0) return undefined;
    newsroom.epoch = random.pick(near) + random.pick([-1, 0, 1]);
    return new Date(newsroom.epoch * 1000).toISOString();
  };
}

const listPublications = ({ stories, site: { timeZone } }: Newsroom) =>
  [...stories.values()].map(({ frontMatter }) => placeMoment(frontMatter.date, timeZone).epoch / 1000);

const siteUrls = [
  undefined,
  'https://other.example/',
  'https://other.example/news/',
  'http://localhost:4321',
];

export const circumstanceChanges: Changes = {
  'move the clock a little': (newsroom, random) => {
    newsroom.epoch = Math.min(latest, newsroom.epoch + random.between(1, 5 * day));
    return new Date(newsroom.epoch * 1000).toISOString();
  },
  'move the clock to an event’s beginning': moveClock(({ events, site: { timeZone } }) =>
    events.map(({ starts }) => placeMoment(starts, timeZone).epoch / 1000),
  ),
  'move the clock to an event’s end': moveClock(({ events, site: { timeZone } }) =>
    events.map(({ ends }) => endOfDay(ends, timeZone) / 1000),
  ),
  'move the clock to where a story is due': moveClock((newsroom) =>
    listPublications(newsroom).filter((moment) => moment > begin - day),
  ),
  'move the clock to where a story is no news any more': moveClock((newsroom) =>
    listPublications(newsroom).map((moment) => moment + 2 * day),
  ),
  'move the clock to where a story is a year old': moveClock((newsroom) =>
    listPublications(newsroom).flatMap((moment) => [moment + 365 * day, moment + 730 * day]),
  ),
  'move the clock to New Year': moveClock(() => [Date.parse('2026-01-01T00:00:00+08:00') / 1000]),
  'change SITE_URL': (newsroom, random) => {
    newsroom.siteUrl = random.pick(siteUrls.filter((url) => url !== newsroom.siteUrl));
    return newsroom.siteUrl ?? 'unset';
  },
  nothing: () => 'at all',
};
