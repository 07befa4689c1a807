/** Stands in the place of `@ungap/structured-clone` in the page’s script: browsers have it themselves. */
export default globalThis.structuredClone;
