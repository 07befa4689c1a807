/**
 * British parts of words and the American ones, as regular expressions and replacements, in words of the field
 * and of business. They are replaced in order, and need not make a correct word: only two spellings of one word
 * must become the same.
 */
const list = `
  aem/em aesthe/esthe aetiolog/etiolog amoeb/ameb manoeuv/maneuv caec/cec caes/ces coeli/celi faec/fec
  foet/fet gynaec/gynec homoeo/homeo oedem/edem oesoph/esoph oestr/estr paed/ped paenia/penia poeia/peia
  (pn|rrh)oe/$1e leuco/leuko sulph/sulf ceph/cef amoxyc/amoxic ciclospor/cyclospor aluminium/aluminum
  artefact/artifact sceptic/skeptic (?<=...)iz/is (?<=...)yz/ys (?<=(defen|licen|offen|preten))c(?=e|ing)/s
  (?<=practi)s(?=e|ing)/c
  (?<=(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rig|rum|sav|tum|vap|vig))our/or
  (?<=^s?m)ould(?!er)/old (?<=(calib|cent|fib|lit|maneuv|met|spect|theat|tit))re(?=s?$)/er
  (?<=^(cent|fib))red$/ered gramme/gram draught/draft (?<=(analog|catalog|dialog))ue/ specialit/specialt
  ^grey/gray (?<=(cancel|channel|counsel|dial|fuel|label|level|model|signal|total|travel|trial))l/
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
