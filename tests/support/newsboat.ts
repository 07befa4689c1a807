import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { promisify } from 'node:util';
import { createEnvironment } from './environment.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A story as newsboat keeps it: a row of its table `rss_item`, with the columns that concern us by name. */
export interface KeptStory extends Record<string, SQLOutputValue> {
  id: number;
  guid: string;
  feedurl: string;
  title: string;
  url: string;
  content: string;
  /** In seconds since 1970. */
  pubDate: number;
  unread: number;
}

/** Somebody who reads feeds with newsboat, in a folder of their own. */
export class Subscriber {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(feeds: readonly string[]): Promise<Subscriber> {
    const folder = await createTemporaryFolder('newsboat');
    await writeFile(join(folder, 'urls'), feeds.map((feed) => `${feed}\n`).join(''));
    await writeFile(join(folder, 'config'), '');
    return new Subscriber(folder);
  }

  /** @throws where a feed cannot be fetched or read. */
  async reload(): Promise<void> {
    const log = join(this.#folder, 'log');
    await this.#run('-x', 'reload', '-l', '1', '-d', log);
    // newsboat ends with code 0 even then, and says it in the log alone.
    const errors = await readFile(log, 'utf8');
    if (errors !== '') throw new Error(errors);
  }

  /** Marks every story read that is kept at this moment. */
  async readAll(): Promise<void> {
    const list = join(this.#folder, 'read');
    await writeFile(
      list,
      this.stories()
        .map(({ guid }) => `${guid}\n`)
        .join(''),
    );
    await this.#run('-I', list);
  }

  /** In the order in which they came. */
  stories(): KeptStory[] {
    return this.#query('SELECT * FROM rss_item ORDER BY id') as KeptStory[];
  }

  /** All that is kept of stories and feeds. */
  dump(): unknown[] {
    return [...this.stories(), ...this.#query('SELECT * FROM rss_feed ORDER BY rssurl')];
  }

  async #run(...args: string[]): Promise<void> {
    const file = (name: string) => join(this.#folder, name);
    await promisify(execFile)(
      'newsboat',
      ['-u', file('urls'), '-C', file('config'), '-c', file('cache.db'), ...args],
      {
        timeout: 60_000,
        env: createEnvironment({
          HOME: this.#folder,
          XDG_CONFIG_HOME: undefined,
          XDG_DATA_HOME: undefined,
          LC_ALL: 'C.UTF-8',
          // The feeds are on this machine, whatever proxy it uses.
          no_proxy: '*',
          NO_PROXY: '*',
        }),
      },
    );
  }

  #query(sql: string) {
    const database = new DatabaseSync(join(this.#folder, 'cache.db'), { readOnly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }
}
