/** Shown when a file of the search does not load. */
export const loadingFailure = 'The search could not be loaded. Load the page again to try once more.';

/** Shown by `astro dev`. */
export const noIndex =
  'There is nothing to search here: only a site that has been built has its search index (npm start).';
