// In the place of parts of Zod in the page’s script.

/** Zod’s English messages, which nobody reads: the check has its own. */
export default () => ({ localeError: () => undefined });

/** Makes code of strings, which `jitless` turns off. */
export const Doc = undefined;
