/**
 * British parts of words and the American ones, as regular expressions and replacements, in words of the field
 * and of business. They are replaced in order, and need not make a correct word: only two spellings of one word
 * must become the same.
 */
const list = `
  aem/em aesthe/esthe aetiolog/etiolog amoeb/ameb caec/cec caesi/cesi coeli/celi faec/fec foet/fet gynaec/gynec
  homoeo/homeo oedem/edem oesoph/esoph oestr/estr paed/ped paenia/penia poeia/peia (pn|rrh)oe/$1e leuco/leuko
  sulph/sulf ceph/cef amoxyc/amoxic ciclospor/cyclospor aluminium/aluminum artefact/artifact sceptic/skeptic
  (?<=...)iz/is (?<=...)yz/ys (?<=(defen|licen|offen|preten))c(?=e|ing)/s (?<=practi)s(?=e|ing)/c
  (?<=(behavi|col|fav|flav|harb|hon|hum|lab|neighb|od|rum|tum|vap))our/or (?<=^s?m)ould(?!er)/old
  (?<=(calib|cent|fib|lit|met|spect|theat|tit))re(?=s?$)/er (?<=^(cent|fib))red$/ered gramme/gram draught/draft
  (?<=(analog|catalog|dialog))ue/ manoeuv/maneuv specialit/specialt ^grey/gray
  (?<=(cancel|channel|counsel|dial|fuel|label|level|model|signal|total|travel))l/
  (?<=(distil|enrol|fulfil|instal|skil))l/ (?<=(acknowledg|ag|judg))e(?=ing|ment)/
`;

const spellings = list
  .trim()
  .split(/\s+/)
  .map((pair) => pair.split('/'))
  .map(([british = '', american = '']) => ({ british: new RegExp(british), american }));

export function spellAmerican(word: string): string {
  return spellings.reduce((spelled, { british, american }) => spelled.replace(british, american), word);
}
