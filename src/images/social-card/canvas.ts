import { crc32, deflateSync } from 'node:zlib';
import type { Coverage } from './coverage.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export interface Ink {
  colour: Colour;
  /** The number of its first and lightest shade; the others follow, and the last one is the colour itself. */
  first: number;
  shadeCount: number;
}

/** A picture of sixteen colours, of which 0 is the paper. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #rowLength: number;
  /** As in a PNG: a row begins with the number of its filter, 0 for none, and then two pixels share a byte. */
  readonly #rows: Uint8Array;

  constructor({ width, height }: { width: number; height: number }) {
    this.#width = width;
    this.#height = height;
    this.#rowLength = 1 + width / 2;
    this.#rows = new Uint8Array(this.#rowLength * height);
  }

  /** Draws what a shape covers, from a corner of a pixel. What is beside the picture is left out. */
  draw({ left, top, width, shares }: Coverage, x: number, y: number, { first, shadeCount }: Ink): void {
    for (let index = 0, row = y + top; index < shares.length; row += 1) {
      for (let column = x + left; column < x + left + width; column += 1, index += 1) {
        const shade = Math.round((shares[index] ?? 0) * shadeCount);
        if (shade === 0 || column < 0 || column >= this.#width) continue;
        const place = row * this.#rowLength + 1 + (column >> 1);
        const shift = column % 2 === 0 ? 4 : 0;
        const pair = this.#rows[place] ?? 0;
        // Letters may touch: a pixel at their border is as dark as both make it.
        const before = (pair >> shift) & 15 || first - 1;
        const after = Math.min(before + shade, first - 1 + shadeCount);
        this.#rows[place] = (pair & (15 << (4 - shift))) | (after << shift);
      }
    }
  }

  encodePng(paper: Colour, inks: readonly Ink[]): Uint8Array {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.#width, 0);
    header.writeUInt32BE(this.#height, 4);
    // Four bits a pixel, which are the number of a colour.
    header.set([4, 3], 8);
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      createChunk('IHDR', header),
      createChunk('PLTE', Uint8Array.from([paper, ...inks.flatMap((ink) => listShades(paper, ink))].flat())),
      // A higher level takes twice the time for files a twentieth smaller.
      createChunk('IDAT', deflateSync(this.#rows, { level: 4 })),
      createChunk('IEND', new Uint8Array()),
    ]);
  }
}

function listShades(paper: Colour, { colour, shadeCount }: Ink): number[][] {
  return Array.from({ length: shadeCount }, (_, index) =>
    paper.map((value, channel) => {
      const difference = (colour[channel] ?? 0) - value;
      return Math.round(value + (difference * (index + 1)) / shadeCount);
    }),
  );
}

function createChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), data.length + 8);
  return chunk;
}
