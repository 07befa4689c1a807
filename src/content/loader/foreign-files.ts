/** A kind of file that the site does not show. */
export interface ForeignKind {
  /** With its article: “a PDF document”. */
  name: string;
  /** What an editor can make of such a file. */
  fix: string;
  extension?: RegExp;
  /** Of the first 64 bytes, read as Latin-1. */
  signature: RegExp;
}

const kinds: ForeignKind[] = [
  {
    name: 'a HEIC photograph',
    fix: 'export it as .jpg: with Preview on a Mac, with Photos on Windows; an iPhone sends .jpg by e-mail, and takes .jpg with Settings → Camera → Formats → Most Compatible',
    extension: /^(heic|heif|hif)$/,
    // ISO/IEC 23008-12: the brands of a file; AVIF may have the general brand mif1 first.
    signature: /^.{4}ftyp(?!.{4,40}avi[fs])(hei|hev|mif1|msf1)/s,
  },
  {
    name: 'a picture in a format that is not for the web',
    fix: 'open it in a picture program, and export it as .jpg (a photograph) or .png (a drawing)',
    extension: /^(tiff?|bmp|dib|ico|icns|jp2|jxl|tga|wmf|emf|dng|cr2|cr3|nef|arw|raf|orf|rw2)$/,
    signature: /^(II\*\0|MM\0\*|BM|\0\0\x01\0|\xff\x0a|\0\0\0\x0c(JXL|jP) )/,
  },
  {
    name: 'a file of a drawing program',
    fix: 'open it in that program, and export it as .png or .svg',
    extension: /^(psd|psb|ai|eps|indd|xcf|sketch|fig|cdr)$/,
    signature: /^(8BPS|%!PS)/,
  },
  {
    name: 'a PDF document',
    fix: 'link to where it is published; for a picture of a page, export that page as .png',
    extension: /^pdf$/,
    signature: /^%PDF/,
  },
  {
    name: 'a film or a recording',
    fix: 'put it on a site for films and link to it; a still of it can be a picture (.jpg)',
    extension: /^(mp4|m4v|mov|avi|mkv|webm|wmv|flv|mpe?g|3gp|ogv|mp3|m4a|wav)$/,
    signature: /^(.{4}ftyp(iso|mp4|M4|qt|avc1|3g|MSNV)|\x1aE\xdf\xa3|RIFF.{4}(AVI|WAVE)|ID3)/s,
  },
  {
    name: 'a document of an office program',
    fix: 'copy its text into a text file whose name ends in .md; save a picture in it by itself, as .jpg or .png',
    extension: /^(docx?|odt|rtf|pages|wps|pptx?|xlsx?)$/,
    signature: /^(PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf)/,
  },
  {
    name: 'a packed file',
    fix: 'unpack it, and add the pictures that are in it',
    extension: /^(svgz|gz|zip|rar|7z)$/,
    signature: /^(\x1f\x8b|Rar!|7z\xbc\xaf)/,
  },
  {
    name: 'a web page',
    fix: 'to use a picture on it, open it in a browser, click the picture with the right button and choose “Save image as”; to make a story of it, run npm run import with it',
    extension: /^(html?|mhtml|webarchive)$/,
    signature: /^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)/i,
  },
  {
    name: 'an empty file',
    fix: 'add the picture again: copying it did not finish',
    signature: /^$/,
  },
];

/** @param file its name, with or without folders. */
export function recognizeName(file: string): ForeignKind | undefined {
  const extension = /\.([^./]*)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return kinds.find((kind) => kind.extension?.test(extension));
}

/** Recognizes a file by its bytes, whatever its name. */
export function recognizeBytes(bytes: Buffer): ForeignKind | undefined {
  const start = bytes.toString('latin1', 0, 64);
  return kinds.find((kind) => kind.signature.test(start));
}
