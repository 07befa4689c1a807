/** Shown when a file of the search does not load. */
export const loadingFailure = 'The search could not be loaded. Load the page again to try once more.';
