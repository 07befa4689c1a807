/** Whether drafts and stories not yet due are shown: in `astro dev`, and never in a build. */
declare const SHOWS_UNPUBLISHED: boolean;
