import { describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import type { Article } from '../../../src/content/articles.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import { getTagIndexPage, getTagListPaths, getTagPaths } from '../../../src/page-props/tags.ts';
import { createStories, createStory } from '../made-up-newsroom.ts';

const vocabulary = createVocabulary([
  { label: 'China', kind: 'place' },
  { label: 'GenScript', kind: 'company', description: 'Biotech company.', url: 'https://www.genscript.com' },
]);

const tagged = (labels: string[], story: Article): Article => ({ ...story, tags: labels.map(vocabulary) });
const storiesWithTags = (...tagLists: string[][]) =>
  tagLists.map((labels, index) => tagged(labels, createStory({ slug: `s${String(index)}` })));

describe('the page of all tags', () => {
  const getGroups = async (articles: Article[]) => {
    newsroom.articles = articles;
    return (await getTagIndexPage()).groups;
  };

  test('has companies, topics and places, those with most stories first', async () => {
    const stories = storiesWithTags(
      ['China', 'Éclair', 'eggs'],
      ['GenScript', 'zebra', 'zebra crossing'],
      ['zebra'],
    );
    expect(await getGroups(stories)).toEqual([
      {
        heading: 'Companies',
        id: 'kind-company',
        tags: [{ label: 'GenScript', href: '/tags/genscript/', count: 1 }],
      },
      {
        heading: 'Topics',
        id: 'kind-topic',
        tags: [
          { label: 'zebra', href: '/tags/zebra/', count: 2 },
          { label: 'Éclair', href: '/tags/eclair/', count: 1 },
          { label: 'eggs', href: '/tags/eggs/', count: 1 },
          { label: 'zebra crossing', href: '/tags/zebra-crossing/', count: 1 },
        ],
      },
      { heading: 'Places', id: 'kind-place', tags: [{ label: 'China', href: '/tags/china/', count: 1 }] },
    ]);
  });

  test('has no heading without tags below it', async () => {
    const groups = await getGroups(storiesWithTags(['China']));
    expect(groups.map(({ heading }) => heading)).toEqual(['Places']);
    expect(await getGroups([])).toEqual([]);
  });
});

describe('the pages of a tag', () => {
  test('say what it is on the front, and on numbered pages only what never changes', async () => {
    newsroom.articles = createStories(60).map((story) => tagged(['GenScript', 'Suzhou'], story));
    // Two tags on every story would not be related.
    newsroom.articles.push(createStory({ slug: 'another', date: '2018-01-01' }));
    const [front] = await getTagPaths();
    expect(front?.params).toEqual({ slug: 'genscript' });
    expect(front?.props.page).toMatchObject({
      kind: 'Company',
      heading: 'GenScript',
      introduction: 'Biotech company.',
      website: { label: 'genscript.com', href: 'https://www.genscript.com' },
      count: '60 stories',
      feed: { label: 'RSS feed', href: '/tags/genscript/rss.xml' },
      chart: { summary: '60 stories from April 2018 to March 2019; the most: 28 in February 2019' },
      tags: { heading: 'Related tags', links: [{ label: 'Suzhou', href: '/tags/suzhou/' }] },
      breadcrumbs: [{ label: 'Tags', href: '/tags/' }],
    });
    expect(front?.props.page.span).toBeUndefined();

    const paths = await getTagListPaths();
    expect(paths.map(({ params }) => params)).toEqual([
      { slug: 'genscript', number: '1' },
      { slug: 'suzhou', number: '1' },
    ]);
    const page = paths[0]?.props.page;
    expect(page).toMatchObject({
      kind: 'Company',
      heading: 'GenScript',
      span: '20 January – 18 February 2019',
    });
    for (const absent of ['count', 'introduction', 'website', 'feed', 'chart', 'tags']) {
      expect(page).not.toHaveProperty(absent);
    }
  });

  test('say no more than is known of a tag that no vocabulary lists', async () => {
    newsroom.articles = storiesWithTags(['Suzhou']);
    const [front] = await getTagPaths();
    expect(front?.props.page).toMatchObject({
      kind: 'Topic',
      heading: 'Suzhou',
      introduction: undefined,
      website: undefined,
      count: '1 story',
      chart: undefined,
      tags: undefined,
    });
    expect(await getTagListPaths()).toEqual([]);
  });
});
