import { inflateSync } from 'node:zlib';

/**
 * How far each character of a font moves the pen, in em, by its code point. A character that is not among
 * them the font cannot draw.
 *
 * @param file the bytes of a TrueType, OpenType or WOFF file.
 * @throws where the file is none of these, or its characters are listed in a way that no font does today.
 */
export function readAdvances(file: Uint8Array): Map<number, number> {
  const readTable = openFont(file);
  const unitsPerEm = readTable('head').getUint16(18);
  const count = readTable('hhea').getUint16(34);
  const metrics = readTable('hmtx');
  return new Map(
    listCharacters(readTable('cmap')).map(([character, glyph]) => [
      character,
      // The last of them stands for all glyphs that follow.
      metrics.getUint16(Math.min(glyph, count - 1) * 4) / unitsPerEm,
    ]),
  );
}

type TableReader = (tag: string) => DataView;

const woffSignature = 0x774f4646;

function openFont(file: Uint8Array): TableReader {
  const view = createView(file);
  const isWoff = view.getUint32(0) === woffSignature;
  const layout = isWoff
    ? { count: 12, first: 44, size: 20, offset: 4, length: 8 }
    : { count: 4, first: 12, size: 16, offset: 8, length: 12 };
  return (tag) => {
    for (let index = 0; index < view.getUint16(layout.count); index += 1) {
      const entry = layout.first + index * layout.size;
      if (Buffer.from(file.subarray(entry, entry + 4)).toString('latin1') !== tag) continue;
      const offset = view.getUint32(entry + layout.offset);
      const length = view.getUint32(entry + layout.length);
      const bytes = file.subarray(offset, offset + length);
      // A table of WOFF that would not have become smaller is kept as it is.
      const isCompressed = isWoff && length < view.getUint32(entry + 12);
      return createView(isCompressed ? inflateSync(bytes) : bytes);
    }
    throw new Error(`The font has no table “${tag}”.`);
  };
}

/** The pairs of a character's code point and its glyph. */
function listCharacters(table: DataView): [character: number, glyph: number][] {
  const listings = Array.from({ length: table.getUint16(2) }, (_, index) => {
    const start = table.getUint32(8 + index * 8);
    return { start, format: table.getUint16(start) };
  });
  // Format 12 goes beyond the first 65,536 characters, format 4 does not.
  const full = listings.find(({ format }) => format === 12);
  if (full) return listGroups(table, full.start);
  const basic = listings.find(({ format }) => format === 4);
  if (basic) return listSegments(table, basic.start);
  throw new Error('The font lists its characters in an unknown format.');
}

function listGroups(table: DataView, start: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let index = 0; index < table.getUint32(start + 12); index += 1) {
    const group = start + 16 + index * 12;
    const first = table.getUint32(group);
    const last = table.getUint32(group + 4);
    const firstGlyph = table.getUint32(group + 8);
    for (let character = first; character <= last; character += 1) {
      pairs.push([character, firstGlyph + character - first]);
    }
  }
  return pairs.filter(([, glyph]) => glyph !== 0);
}

function listSegments(table: DataView, start: number): [number, number][] {
  const doubledCount = table.getUint16(start + 6);
  const pairs: [number, number][] = [];
  for (let position = 0; position < doubledCount; position += 2) {
    const lasts = start + 14 + position;
    const firsts = lasts + doubledCount + 2;
    const deltas = firsts + doubledCount;
    const ranges = deltas + doubledCount;
    const first = table.getUint16(firsts);
    const delta = table.getUint16(deltas);
    const range = table.getUint16(ranges);
    for (let character = first; character <= table.getUint16(lasts); character += 1) {
      if (character === 0xffff) break;
      const listed = range === 0 ? character : table.getUint16(ranges + range + (character - first) * 2);
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) pairs.push([character, glyph]);
    }
  }
  return pairs;
}

function createView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
