/** Gives each heading an id made of its words. */
export function giveHeadingsIds(markdown) {
  markdown.core.ruler.push('heading-ids', ({ tokens }) => {
    const taken = new Map();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const words = tokens[index + 1].content.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const id = words.join('-');
      const count = taken.get(id) ?? 0;
      taken.set(id, count + 1);
      token.attrSet('id', count === 0 ? id : `${id}-${count}`);
    }
  });
}

/** Leads links to a story’s file to its page. */
export function leadToPages(markdown) {
  const render =
    markdown.renderer.rules.link_open ??
    ((tokens, index, options, _, self) => self.renderToken(tokens, index, options));
  markdown.renderer.rules.link_open = (tokens, index, ...rest) => {
    const href = tokens[index].attrGet('href');
    const [, slug] = /(?:^|\/)\d{4}-\d\d-\d\d-([^/]+)\.md$/.exec(href) ?? [];
    if (slug !== undefined) tokens[index].attrSet('href', `/articles/${slug}/`);
    return render(tokens, index, ...rest);
  };
}
