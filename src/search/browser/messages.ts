/** What is said where a file of the search does not come. */
export const loadingFailure = 'The search could not be loaded. Load the page again to try once more.';
