export type Severity = 'error' | 'warning';

interface Rule {
  severity: Severity;
  /** What the rule asks for, for editors. */
  asks: string;
}

/** All rules. An error stops the build, a warning does not. */
export const rules = {
  'file-encoding': { severity: 'error', asks: 'A file is UTF-8 text.' },
  'file-characters': {
    severity: 'error',
    asks: 'A file holds no control characters and none that turn the direction of text.',
  },
  'file-extension': {
    severity: 'error',
    asks: 'A story’s file ends in `.md`; beside the stories lie only their pictures.',
  },
  'file-name': {
    severity: 'error',
    asks: 'A file’s name is its day and its address: `2019-03-20-words-in-small-letters.md`.',
  },
  'file-date': { severity: 'error', asks: 'The day in a file’s name is the story’s `date`.' },
  'file-missing': {
    severity: 'error',
    asks: '`site.yaml`, `sources.yaml`, `tags.yaml` and `events.yaml` are there.',
  },
  'front-matter-missing': {
    severity: 'error',
    asks: 'A story begins with front matter between two lines of `---`.',
  },
  'front-matter-unclosed': { severity: 'error', asks: 'The front matter ends with a line of `---`.' },
  yaml: { severity: 'error', asks: 'The front matter and the `.yaml` files are valid YAML.' },
  'yaml-reference': { severity: 'error', asks: 'YAML has no anchors, aliases or tags (`&`, `*`, `!`).' },
  'yaml-comment': { severity: 'error', asks: 'No value is cut off by a `#`.' },
  'duplicate-key': { severity: 'error', asks: 'A key stands once.' },
  'unknown-key': { severity: 'error', asks: 'Only known keys are used.' },
  'missing-key': { severity: 'error', asks: 'A story has at least `title`, `date`, `source` and `tags`.' },
  'blank-value': { severity: 'error', asks: 'A key that is written has a value.' },
  'wrong-type': {
    severity: 'error',
    asks: 'A value is of the kind its key wants: text, a list, true or false.',
  },
  'one-line': { severity: 'error', asks: 'Titles, names and labels stand on one line.' },
  date: { severity: 'error', asks: 'A date is a real day, written so that it can be read in one way only.' },
  'date-order': { severity: 'error', asks: '`updated` is not before `date`.' },
  'date-future': { severity: 'warning', asks: 'A story whose date lies ahead appears when it is due.' },
  'web-address': { severity: 'error', asks: 'A web address is whole; `original` is https.' },
  mailbox: { severity: 'error', asks: 'An e-mail address is well formed.' },
  telephone: { severity: 'error', asks: 'A telephone number is in international form.' },
  'time-zone': { severity: 'error', asks: 'The site’s time zone exists.' },
  'language-tag': { severity: 'error', asks: 'The site’s language is a language tag.' },
  'guid-prefix': { severity: 'error', asks: 'The prefix of guids is the beginning of a tag URI.' },
  'source-key': {
    severity: 'error',
    asks: 'The key of a source is made of small letters, digits and hyphens.',
  },
  'original-repeated': { severity: 'error', asks: 'No two stories have the same `original`.' },
  'original-missing': {
    severity: 'error',
    asks: 'A story of a source whose `policy` is `canonical` names its `original`.',
  },
  'source-unknown': { severity: 'error', asks: '`source` is a key of `sources.yaml`.' },
  slug: { severity: 'error', asks: 'A part of an address has letters and digits, joined by single hyphens.' },
  'slug-taken': { severity: 'error', asks: 'No two stories, nor an alias and a story, share an address.' },
  'tag-slug': { severity: 'error', asks: 'A tag has a letter or a digit in it, and not too many.' },
  'tag-repeated': { severity: 'error', asks: 'A story carries a tag once, however it is spelt.' },
  'tag-near-miss': { severity: 'error', asks: 'A tag is not a misspelling of one in `tags.yaml`.' },
  'tag-ambiguous': {
    severity: 'error',
    asks: 'Two different tags do not share an address, as C++ and C# would.',
  },
  'tag-conflict': {
    severity: 'error',
    asks: 'In `tags.yaml` no two tags share a label or an alias, however spelt.',
  },
  'event-order': { severity: 'error', asks: 'An event does not end before it starts.' },
  'image-alt': { severity: 'error', asks: 'A picture has words for those who cannot see it.' },
  'image-file': { severity: 'error', asks: 'A picture lies where the story says, and can be read.' },
  'image-name': { severity: 'error', asks: 'A picture is named as it is on disk, and by the format it has.' },
  'image-size': { severity: 'error', asks: 'A picture has at most 10 MB and 50 million pixels.' },
  'image-script': { severity: 'error', asks: 'An SVG picture holds no script and nothing from elsewhere.' },
  'body-empty': { severity: 'error', asks: 'A story has a body.' },
  'body-nesting': { severity: 'error', asks: 'Quotations and lists stand at most 100 deep in one another.' },
  'body-heading': {
    severity: 'error',
    asks: 'Headings in a story start at `##`; the title is the first-level heading.',
  },
  'body-heading-skip': {
    severity: 'error',
    asks: 'Headings go down one level at a time.',
  },
  'body-link-words': {
    severity: 'error',
    asks: 'The words of a link say where it leads; “click here” does not.',
  },
  'link-target': {
    severity: 'error',
    asks: 'A link to this site leads to a page, and to a heading, that readers can see.',
  },
  'body-html': {
    severity: 'error',
    asks: 'A story is Markdown; of HTML only a few plain elements are allowed, without attributes.',
  },
  'body-link': {
    severity: 'error',
    asks: 'A link is http, https, mailto or tel, or leads to a page of this site.',
  },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

export function isRuleName(name: unknown): name is RuleName {
  return typeof name === 'string' && Object.hasOwn(rules, name);
}
