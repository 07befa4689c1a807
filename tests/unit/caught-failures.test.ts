import { expect, test } from 'vitest';
import { listCaughtFailures } from '../support/caught-failures.ts';
import { readSourceFiles } from '../support/imports.ts';

/**
 * Every failure after which the code goes on, by file: the function, what has failed there, and what it answers. A
 * failure that is not named must not be caught.
 */
const answers: Record<string, string[]> = {
  'bench/bench.ts': ['runCommand: the bench is stopped by a signal → it ends with 1'],
  'bench/corpus.ts': ['#write: there was no such file before → it is removed again afterwards'],
  'bench/hugo/hugo-step.ts': ['findHugoVersion: Hugo is not installed → it is left out'],
  'bench/process-tree.ts': ['listProcesses: a process has ended since it was listed → it counts no more'],
  'bench/project-copy.ts': ['clean: no build has made a cache → there is none to remove'],
  'src/components/FeedCopyButtons.astro': ['take: the browser gives no clipboard → the address is selected'],
  'src/components/SearchShortcut.astro': ['module: the browser gives no storage → the key does nothing'],
  'src/content/checks/body.ts': ['parseNested: a text nests deeper than the stack → body-nesting'],
  'src/content/checks/yaml-problems.ts': ['parseYaml: YAML nests deeper than the stack → a finding'],
  'src/content/loader/article-reader.ts': ['readArticle: a story cannot be read → file-read'],
  'src/content/loader/content-directory.ts': [
    'readWrittenUrl: site.yaml cannot be read → a placeholder; the check says why',
  ],
  'src/content/loader/content-folder.ts': [
    'readContributors: a portrait cannot be read → file-read',
    'readSettings: a settings file cannot be read → file-read',
  ],
  'src/content/loader/file-list.ts': [
    'listContentFiles: the content folder cannot be read → file-read',
    'addFolderBelow: a folder below it cannot be read → file-read',
    'findLinkProblem: a link leads to nothing, round or where nobody may look → file-kind or file-read',
  ],
  'src/content/loader/file-reading.ts': [
    'readWholeFile: the system does not give a file → a ReadingError with its reason',
    'readState: the system does not give a state → none, so that the file is read',
    'readCheckedFile: a checked file cannot be read any more → the build stops and names it',
  ],
  'src/content/loader/newsroom-loader.ts': ['watch: a reading in astro dev fails → the log says so'],
  'src/content/loader/picture-files.ts': ['examinePicture: a picture cannot be drawn → image-file'],
  'src/content/loader/picture-reader.ts': ['readPicture: a picture cannot be read → file-read'],
  'src/content/markdown/picture-names.ts': [
    'decodePictureName: % is no percent-encoding → the name as written',
  ],
  'src/content/schema/site.ts': [
    'isLanguageTag: the runtime knows no such tag → it is none',
    'isTimeZone: the runtime knows no such zone → it is none',
  ],
  'src/integrations/incremental-build/build-lock.ts': [
    'tryLock: another build has the lock → it is not taken',
    'removeLock: somebody else has removed the lock → nothing is left to do',
    'giveBack: a third build has taken the lock → it keeps it',
    'readOwner: the lock has just been released → it has no owner',
    'isRunning: there is no such process, or it is another account’s → it has ended, or runs',
    'readBeginning: the system is not Linux → processes have no beginning',
  ],
  'src/integrations/incremental-build/bundle.ts': [
    'findBundle: the code was not kept, or is damaged → it is compiled again',
  ],
  'src/integrations/incremental-build/page-maker.ts': [
    'makeBatch: a page cannot be made → its address is named',
  ],
  'src/integrations/incremental-build/publication.ts': [
    'renew: the site is on another disk → the file is copied',
    'makeFolder: a file is where a folder must be → it makes room',
    'findEntry: a folder above is a file → there is nothing',
    'removeEmptyFolders: a folder is not empty, or gone → it stays',
  ],
  'src/integrations/incremental-build/site-files.ts': [
    'hasBytes: a file cannot be read → it is written again',
    'readState: a folder above is a file, or closed → there is no such file, and it is written again',
  ],
  'src/integrations/live-preview/request-gate.ts': [
    'exchange: an exchange fails → whoever asked for it is told, and the next one goes on',
  ],
  'src/integrations/live-preview/unreadable-paths.ts': ['isReadable: % is no percent-encoding → 404'],
  'src/lib/addresses.ts': ['decodeAddress: % is no percent-encoding → the text as written'],
  'src/lib/dates.ts': [
    'isCalendarDay: the calendar has no such day → it is none',
    'isInstant: the text is no moment → it is none',
  ],
  'src/lib/disk-cache.ts': [
    'get: the cache does not have it → it is made',
    'getLength: the cache does not have it → it is made',
    'put: the disk is full or read-only → it is not kept, and later builds are slower',
    'put: what was not finished cannot be removed → it stays until it is pruned',
    'prune: there is no cache yet, or it is read-only → nothing is removed',
  ],
  'src/lib/json-lines-cache.ts': [
    'writeJsonLines: the disk is full or read-only → the file stays, and later runs are slower',
    'readBytes: there is no such file → it has no lines',
  ],
  'src/lib/language.ts': ['nameLanguage: the text is no language tag → it has no name'],
  'src/lib/site-address.ts': ['isReadOneWay: % is no percent-encoding → it is refused'],
  'src/search/browser/search-view.ts': [
    'update: proposals do not load → the search is shown without',
    'update: the index does not load → the page says so, and the next letter tries again',
  ],
  'src/search/browser/start.ts': [
    'load: the script does not load → the page says so',
    'showSwitch: the browser gives no storage → there is no switch',
  ],
  'src/writing/browser/change-branch.ts': ['createBranch: the branch is there already → it is used'],
  'src/writing/browser/draft-store.ts': [
    'read: what is stored is damaged → it is put aside',
    'read: the browser gives no storage → nothing is stored',
    'write: the storage is full or closed → the page says that nothing is kept',
  ],
  'src/writing/browser/editor.ts': [
    '#checkChanges: the check has stopped → the page says so',
    '#takeApart: a pasted text is not understood → the page says so, and it stays',
    '#addPicture: a picture cannot be read → the page says so',
  ],
  'src/writing/browser/github-request.ts': [
    'fetchText: GitHub does not answer, or not in time → an error that says which',
    'parseJson: an answer is no JSON → it is undefined, which its reader refuses',
  ],
  'src/writing/browser/hand-over.ts': [
    'offerHandOver: GitHub’s page cannot be opened → the page says why',
    'offerHandOver: a file cannot be saved → the page says why',
    'copyText: the browser gives no clipboard → the page says what to copy',
  ],
  'src/writing/browser/pull-request.ts': ['openPullRequest: there is one already → it is used'],
  'src/writing/browser/repeated-call.ts': ['replaceFile: a call before has done it → it counts as done'],
  'src/writing/browser/repository-file.ts': [
    'readRepositoryFile: GitHub refuses → the page says why',
    'readFileAt: there is no such file → it is absent',
    'decodeContent: what GitHub sends is no base64 → an error that says so',
  ],
  'src/writing/browser/repository.ts': [
    'sendChange: GitHub refuses → the page says why, and what is done already',
    'sendToNewest: somebody else has changed the file → a conflict, or done already',
  ],
  'src/writing/browser/sending.ts': ['#send: sending fails → the page says why'],
  'src/writing/browser/start.ts': ['startEditor: the page does not load whole → it says so'],
  'src/writing/browser/story-worker.ts': [
    'startAnswering: the newsroom does not load → the page is told',
    'startAnswering: an answer fails → whoever asked is told',
  ],
  'src/writing/browser/taken-out-file.ts': [
    'deleteOrMiss: the file is gone already → it counts as taken out',
  ],
  'tools/announce/announce.ts': [
    'readPublished: the host does not send its ledger → nobody is told of anything',
    'collectChanges: the ledger of the build is none → the command says why',
  ],
  'tools/announce/sending.ts': ['post: a hub does not answer, or not in time → it counts as failed'],
  'tools/build/build.ts': ['module: the build fails → it says why, and ends with 1'],
  'tools/check/fixes.ts': ['renameFile: nothing has the new name → the file gets it'],
  'tools/command/editor-command.ts': [
    'runEditorCommand: a command fails → it says why, and ends with its code',
    'parse: a flag is wrong → the command says which',
  ],
  'tools/command/named-file.ts': ['readNamedFile: a file cannot be read → the command says which, and why'],
  'tools/command/newsroom.ts': [
    'writeNewFile: the file system has no links → the file is copied',
    'writeNewFile: the file is there already → it stays',
  ],
  'tools/compress/compress.ts': [
    'module: there is no such folder → the command says so',
    'module: a file cannot be read or written → the command says which',
  ],
  'tools/compress/compression.ts': [
    'settleCopy: there is no copy yet → it is written',
    'isCopy: it cannot be unpacked → it is none of ours',
    'holdsText: it cannot be unpacked → it is told of',
    'removeStale: the copy is gone already → nothing is left to do',
  ],
  'tools/demo/demo.ts': [
    'runDemo: the demo is stopped by a signal → it ends by that signal',
    'takePort: a port is in use → the next one is tried',
    'isServed: the site is not served yet → it is asked again',
  ],
  'tools/deploy/settle-clock.ts': ['module: there is no commit → the command says so, and ends with 1'],
  'tools/import/page-pictures.ts': [
    'locate: there is no such file → the next name is tried',
    'readFacts: a picture cannot be read → the report says so',
    'isTaken: there is no such file → its name is free',
  ],
  'tools/import/source-file.ts': ['decode: the bytes are not of this encoding → the report says so'],
  'tools/import/story-import.ts': [
    'importFile: a file is not understood → the report says why, and the others are imported',
    'writeImport: a story cannot be written → the report says why',
  ],
  'tools/permalinks/bounded-fetch.ts': [
    'fetchText: a host does not answer as it must → an error that says why',
  ],
  'tools/permalinks/check-permalinks.ts': ['module: a ledger cannot be had → it ends with 2'],
  'tools/permalinks/fetch-ledger.ts': [
    'readPublished: there is no ledger → an error, or with --first an empty one',
  ],
  'tools/permalinks/ledger.ts': ['parseLedger: a text is no ledger → an error that names where it is from'],
  'tools/run.mjs': ['module: a setting is wrong → it is told without a stack, and ends with 2'],
};

test('every failure that is caught is one that somebody has named', () => {
  const expected = Object.entries(answers).flatMap(([path, cases]) =>
    cases.map((answer) => `${path} ${answer.replace(/:.*/, '')}`),
  );
  expect(readSourceFiles().flatMap(listCaughtFailures)).toEqual(expected);
});

test.for<[code: string, found: string[]]>([
  ['function read() { try { f(); } catch { return 1; } }', ['a.ts read']],
  ['const read = async () => await f().catch(() => undefined);', ['a.ts read']],
  ['class A { #read() { f().then(g, (error) => h(error)); } }', ['a.ts #read']],
  ['try { f(); } catch (error) { g(error); }', ['a.ts module']],
  ['const schema = z.string().catch(undefined);', []],
  ['try { f(); } finally { g(); }', []],
])('a failure is caught in %s: %j', ([text, found]) => {
  expect(listCaughtFailures({ path: 'a.ts', text })).toEqual(found);
});
