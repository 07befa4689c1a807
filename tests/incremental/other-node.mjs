// Loaded ahead of a build, so that it takes its Node for another one.
const version = process.env.OTHER_NODE_VERSION;
Object.defineProperty(process, 'version', { value: `v${version}` });
Object.defineProperty(process, 'versions', { value: Object.freeze({ ...process.versions, node: version }) });
