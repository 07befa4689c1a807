/** Where a story is published stands with it, and is no template. */
export default { layout: 'story.11ty.mjs', dynamicPermalink: false };
