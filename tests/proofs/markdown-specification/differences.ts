/** What the site does to every article. */
export interface GeneralDifference {
  reason: string;
  /** Takes it out of the site’s HTML. */
  undo?: (html: string) => string;
  /** Does the same to the specification’s HTML, or the like, where it cannot be undone. */
  repeat?: (html: string) => string;
}

export const generalDifferences: readonly GeneralDifference[] = [
  {
    reason: 'headings have ids, so that links can lead to them',
    undo: (html) => html.replace(/(<h[2-6]) id="[^"]+"/g, '$1'),
  },
  {
    reason: 'another site does not get `window.opener`',
    undo: (html) => html.replaceAll(' rel="noopener"', ''),
  },
  {
    reason: 'quotation marks, dashes and ellipses are typographic, but in code',
    undo: (html) =>
      html
        .split(/(<code\b[\s\S]*?<\/code>)/)
        .map((part, index) => (index % 2 === 0 ? typeAsOnKeyboard(part) : part))
        .join(''),
    repeat: typeAsOnKeyboard,
  },
  {
    reason: 'a wide table scrolls by itself',
    undo: (html) =>
      html.replace(/<div [^>]*class="table-scroll"[^>]*>(<table>[\s\S]*?<\/table>)<\/div>/g, '$1'),
  },
  {
    reason: 'cells are set by a class: `align` is obsolete, and the policy of the site blocks `style`',
    undo: (html) => html.replace(/(<t[hd]) class="cell-(\w+)"/g, '$1 align="$2"'),
  },
  {
    reason: 'tasks have classes, and their boxes say in words whether they are done',
    undo: (html) =>
      html.replace(/ class="(?:contains-task-list|task-list-item)"| aria-label="(?:Done|To do)"/g, ''),
  },
  {
    reason:
      'a link leads to the web, to mail, to a telephone, to a part of the page or from the root of the site',
    repeat: (html) => html.replace(/(<a) href(?!="(?:https?:|mailto:|tel:|#|\/))(?:="[^"]*")?/gi, '$1'),
  },
];

/**
 * The examples that differ beyond {@link generalDifferences}: by the reason, their number and the site’s HTML, with
 * the general differences undone. A failed test prints the row of its example.
 */
export const singleDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a bare address is a link, as GFM has it': {
    'CommonMark 602': '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>',
    'CommonMark 606': '<p>&lt;<a href="mailto:foo+@bar.example.com">foo+@bar.example.com</a>&gt;</p>',
    'CommonMark 608': '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>',
    'CommonMark 611': '<p><a href="https://example.com">https://example.com</a></p>',
    'CommonMark 612': '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>',
    'GFM 611': '<p>&lt;<a href="http://foo.bar/baz">http://foo.bar/baz</a> bim&gt;</p>',
    'GFM 617': '<p>&lt; <a href="http://foo.bar">http://foo.bar</a> &gt;</p>',
    'GFM 620': '<p><a href="http://example.com">http://example.com</a></p>',
  },
  'of an address that begins with mailto: or xmpp:, the rest is a link: the parser does not know them': {
    'GFM 633':
      '<p>mailto:<a href="mailto:foo@bar.baz">foo@bar.baz</a></p>\n<p>mailto:<a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a></p>\n<p>mailto:<a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.</p>\n<p>mailto:<a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>/</p>\n<p>mailto:a.b-c_d@a.b-</p>\n<p>mailto:a.b-c_d@a.b_</p>\n<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a></p>\n<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a>.</p>',
    'GFM 634':
      '<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a>/txt</p>\n<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a>/txt@bin</p>\n<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a>/txt@bin.com</p>',
    'GFM 635': '<p>xmpp:<a href="mailto:foo@bar.baz">foo@bar.baz</a>/txt/bin</p>',
  },
  'a star between letters or digits is a star, as in HLA-A*02:01; the check tells of one that was to be a mark':
    {
      'CommonMark 355': '<p>foo*bar*</p>',
      'CommonMark 356': '<p>5*6*78</p>',
      'CommonMark 370': '<p>*foo*bar</p>',
      'CommonMark 429': '<p><strong>foo*bar*baz</strong></p>',
    },
  'one tilde is a tilde, as in 5~7 mg': {
    'GFM 491': '<p><del>Hi</del> Hello, ~there~ world!</p>',
  },
  'the file of an article becomes its address': {
    'CommonMark 484': '<p><a href="/articles/target/"></a></p>',
  },
  'the info string of a code fence names a language, else it could be any class of the site': {
    'CommonMark 34': '<pre><code>foo\n</code></pre>',
    'CommonMark 144': '<pre><code></code></pre>',
  },
  'comments are taken out': {
    'CommonMark 177': '*bar*\n<p><em>baz</em></p>',
    'CommonMark 179': '<p>okay</p>',
    'CommonMark 183': '<pre><code>&lt;!-- foo --&gt;\n</code></pre>',
    'CommonMark 308': '<ul>\n<li>foo</li>\n<li>bar</li>\n</ul>\n\n<ul>\n<li>baz</li>\n<li>bim</li>\n</ul>',
    'CommonMark 309':
      '<ul>\n<li>\n<p>foo</p>\n<p>notcode</p>\n</li>\n<li>\n<p>foo</p>\n</li>\n</ul>\n\n<pre><code>code\n</code></pre>',
    'CommonMark 625': '<p>foo </p>',
    'CommonMark 626': '<p>foo  foo --&gt;</p>\n<p>foo  foo --&gt;</p>',
    'GFM 648': '<p>foo </p>',
  },
  'comments are those of CommonMark 0.31 and of browsers, and taken out': {
    'GFM 649': '<p>foo </p>',
    'GFM 650': '<p>foo  foo --&gt;</p>\n<p>foo </p>',
  },
  'HTML is refused, but for plain elements without attributes; the check of an article tells its editor': {
    'CommonMark 21': '',
    'CommonMark 31': '',
    'CommonMark 148': '<p><em>world</em>.\n</p>',
    'CommonMark 149': '<p>okay.</p>',
    'CommonMark 150': '',
    'CommonMark 151': '',
    'CommonMark 152': '<p><em>Markdown</em></p>',
    'CommonMark 153': '',
    'CommonMark 154': '',
    'CommonMark 155': '<p><em>bar</em></p>',
    'CommonMark 156': '',
    'CommonMark 157': '',
    'CommonMark 158': '',
    'CommonMark 159': '',
    'CommonMark 160': '',
    'CommonMark 161': '',
    'CommonMark 162': '',
    'CommonMark 163': '',
    'CommonMark 164': '',
    'CommonMark 169': '<p>okay</p>',
    'CommonMark 170': '<p>okay</p>',
    'CommonMark 171': '',
    'CommonMark 172': '<p>okay</p>',
    'CommonMark 173': '',
    'CommonMark 174': '<blockquote>\n\n</blockquote>\n<p>bar</p>',
    'CommonMark 175': '<ul>\n<li>\n\n</li>\n<li>foo</li>\n</ul>',
    'CommonMark 176': '<p><em>foo</em></p>',
    'CommonMark 178': '',
    'CommonMark 180': '<p>okay</p>',
    'CommonMark 181': '',
    'CommonMark 182': '<p>okay</p>',
    'CommonMark 184': '<pre><code>&lt;div&gt;\n</code></pre>',
    'CommonMark 185': '<p>Foo</p>',
    'CommonMark 186': '',
    'CommonMark 187': '<p>Foo\n\nbaz</p>',
    'CommonMark 188': '<p><em>Emphasized</em> text.</p>',
    'CommonMark 189': '',
    'CommonMark 190': '',
    'CommonMark 191': '<pre><code>&lt;td&gt;\n  Hi\n&lt;/td&gt;\n</code></pre>',
    'CommonMark 201': '<p>[foo]: (baz)</p>\n<p>[foo]</p>',
    'CommonMark 344': '<p>`</p>',
    'CommonMark 475': '<p>*</p>',
    'CommonMark 476': '<p>**</p>',
    'CommonMark 477': '<p>__</p>',
    'CommonMark 491': '<p>[link]()</p>',
    'CommonMark 524': '<p>[foo </p>',
    'CommonMark 536': '<p>[foo </p>',
    'CommonMark 613': '<p></p>',
    'CommonMark 614': '<p></p>',
    'CommonMark 615': '<p></p>',
    'CommonMark 616': '<p></p>',
    'CommonMark 617': '<p>Foo </p>',
    'CommonMark 623': '<p></p>',
    'CommonMark 627': '<p>foo </p>',
    'CommonMark 628': '<p>foo </p>',
    'CommonMark 629': '<p>foo </p>',
    'CommonMark 630': '<p>foo </p>',
    'CommonMark 631': '<p>foo </p>',
    'CommonMark 642': '<p></p>',
    'CommonMark 643': '<p></p>',
    'GFM 657': '<p><strong>   <em></p>',
  },
};

function typeAsOnKeyboard(html: string): string {
  return html
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('…', '...')
    .replaceAll('—', '---')
    .replaceAll('–', '--');
}
