import type { Random } from '../../tools/sample-content/random.ts';
import type { ContentFolder } from './content-folder.ts';
import type { Newsroom } from './newsroom.ts';
import { changeNewsroom } from './random-changes.ts';

/** How often what was tried. */
export interface ChangeCount {
  made: number;
  refused: number;
}

/** How far back changes are taken back. */
const longestMemory = 6;

/** A newsroom whose content folder is always one that the check accepts. */
export class ChangingNewsroom {
  /** By the kind of change. */
  readonly counts = new Map<string, ChangeCount>();
  /** What the check had against the last change that it refused. */
  lastRefusal = '';
  #current: Newsroom;
  readonly #folder: ContentFolder;
  readonly #earlier: Newsroom[] = [];

  private constructor(folder: ContentFolder, newsroom: Newsroom) {
    this.#folder = folder;
    this.#current = newsroom;
  }

  /** @throws where the check refuses what it begins with. */
  static async begin(folder: ContentFolder, newsroom: Newsroom): Promise<ChangingNewsroom> {
    await folder.write(newsroom);
    const mistakes = await folder.findMistakes(newsroom);
    if (mistakes !== undefined) throw new Error(`The first newsroom has mistakes.\n${mistakes}`);
    return new ChangingNewsroom(folder, newsroom);
  }

  get current(): Newsroom {
    return this.#current;
  }

  /** Of all kinds together. */
  get total(): ChangeCount {
    const counts = [...this.counts.values()];
    const sum = (of: keyof ChangeCount) => counts.reduce((total, count) => total + count[of], 0);
    return { made: sum('made'), refused: sum('refused') };
  }

  /**
   * Makes one random change; one that the check refuses is taken back, and another one chosen.
   *
   * @param wanted the kinds to choose from.
   */
  async change(random: Random, wanted?: readonly string[]): Promise<string> {
    for (;;) {
      const changed = changeNewsroom(this.#current, this.#earlier, random, wanted);
      const { kind, description, newsroom } = changed;
      const count = this.counts.get(kind) ?? { made: 0, refused: 0 };
      this.counts.set(kind, count);
      await this.#folder.write(newsroom, { keepsTimes: random.chance(0.3) });
      const mistakes = await this.#folder.findMistakes(newsroom);
      if (mistakes === undefined) {
        count.made += 1;
        this.#earlier.push(this.#current);
        if (this.#earlier.length > longestMemory) this.#earlier.shift();
        this.#current = newsroom;
        if (!random.chance(0.05)) return description;
        await this.#folder.touch();
        return `${description}, and all files have another time`;
      }
      count.refused += 1;
      this.lastRefusal = `${description}\n${mistakes}`;
      await this.#folder.write(this.#current);
    }
  }
}
