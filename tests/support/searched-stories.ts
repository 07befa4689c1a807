import { appendFile, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { addStories, type AddedStory } from './copied-newsroom.ts';
import { createTemporaryFolder } from './temporary-folder.ts';
import { copyVariedNewsroom } from './varied-newsroom.ts';

const story = (slug: string, title: string, body: string, rest: Partial<AddedStory> = {}): AddedStory => ({
  ...{ slug, title, date: '2026-05-28', body, ...rest },
});

/** Stories of the trade, some of which have the words of a search in a better place than others. */
const searchedStories: readonly AddedStory[] = [
  story('glp', 'Zealand orders a GLP-1 line', 'The incretin is filled in Hefei.'),
  story('glp-far', 'Gliptin and GLP guidelines', 'The 1 inspector came twice.', { date: '2026-05-29' }),
  story('pd', 'PD-1 prices fall again', 'Toripalimab costs less than last year.'),
  story('pd-far', 'Parkinson’s disease (PD) guidance, part 1', 'A neurologist explains.', {
    date: '2026-05-29',
  }),
  story('pdl', 'A PD-L1 assay reaches hospitals', 'It stains slides.'),
  story('adc', 'An antibody–drug conjugate from Taizhou', 'Its linker was made by Lonza.'),
  story('adc-far', 'A conjugate of a drug', 'It carries no antibody.', { date: '2026-05-29' }),
  story('biosimilar', 'Celltrion sells CT-P13', 'The biosimilar of infliximab.'),
  story('covid', 'SARS-CoV-2 sequences shared', 'Sewage of forty cities was sampled.'),
  story('mrna', 'Stemirna files mRNA-1273 comparator data', 'Regulators asked for it.'),
  story('bio', '3SBio buys a reactor', 'It holds 6,000 litres.'),
  story('vitamin', 'Vitamin B12 is scarce', 'Cobalamin comes from two plants.'),
  story('cart', 'CAR-T therapy at home', 'Nurses visit patients.'),
  story('tcell', 'T-cell lymphoma registry opens', 'It counts patients.'),
  story('troponin', 'New hs-cTnI thresholds', 'Cardiologists discuss troponin.'),
  story('imab', 'MacroGenics/I-Mab talks end', 'Enoblituzumab returns.'),
  story('lactam', 'β-lactam capacity moves inland', 'Penicillin needs cheap steam.'),
  story('tnf', 'TNF-α blockers on the list', 'Adalimumab among them.'),
  story('phase', 'Phase III for a gout pill', 'Ruicheng starts dosing.'),
  story('british', 'Tumour banks and haemophilia registers', 'Lyophilised samples last.'),
  story('acronym', 'A CDMO hires in Wuxi', 'It wants chemists.'),
  story('titania', 'TiO₂ under review', 'Tablets are white for a reason.'),
  story('shanghai', '上海工厂开业', '辉瑞公司表示，抑制剂明年投产。'),
  story('wind', '海上风电项目', '辉煌的瑞士工厂。', { date: '2026-05-29' }),
  story('inhibitor', '国产PD-1抑制剂降价', '医保谈判结束。', { date: '2026-05-27' }),
  story('author', 'Notes from Hainan', 'Pilot zones explained.', { more: { author: 'Magdalena Kowalczyk' } }),
  story('alias', 'Filters for sterile lines', 'Delivered in May.', { tags: ['MilliporeSigma'] }),
  story('text-only', 'Quarterly figures', 'Keytruda sold better than Ozempic in Sinopharm shops.'),
  story('in-title', 'Keytruda loses exclusivity', 'Generics wait.', { date: '2023-01-05' }),
  story('in-tag', 'An oncology round-up', 'Short notes.', { date: '2023-01-04', tags: ['Keytruda'] }),
];

/** Searches, and the title of the story that must come first. */
export const searches: readonly (readonly [query: string, first: string])[] = [
  ['GLP-1', 'Zealand orders a GLP-1 line'],
  ['GLP 1', 'Zealand orders a GLP-1 line'],
  ['glp1', 'Zealand orders a GLP-1 line'],
  ['PD 1', 'PD-1 prices fall again'],
  ['PD L1', 'A PD-L1 assay reaches hospitals'],
  ['pdl1', 'A PD-L1 assay reaches hospitals'],
  ['drug conjugate', 'An antibody–drug conjugate from Taizhou'],
  ['antibody-drug conjugate', 'An antibody–drug conjugate from Taizhou'],
  ['CT P13', 'Celltrion sells CT-P13'],
  ['P13', 'Celltrion sells CT-P13'],
  ['sars cov', 'SARS-CoV-2 sequences shared'],
  ['SARS CoV 2', 'SARS-CoV-2 sequences shared'],
  ['mRNA 1273', 'Stemirna files mRNA-1273 comparator data'],
  ['3sbio', '3SBio buys a reactor'],
  ['vitamin b 12', 'Vitamin B12 is scarce'],
  ['"car t therapy"', 'CAR-T therapy at home'],
  ['CAR-T', 'CAR-T therapy at home'],
  ['T cell', 'T-cell lymphoma registry opens'],
  ['cTnI', 'New hs-cTnI thresholds'],
  ['I-Mab', 'MacroGenics/I-Mab talks end'],
  ['beta-lactam', 'β-lactam capacity moves inland'],
  ['TNF-alpha', 'TNF-α blockers on the list'],
  ['phase 3 gout', 'Phase III for a gout pill'],
  ['tumor bank', 'Tumour banks and haemophilia registers'],
  ['hemophilia', 'Tumour banks and haemophilia registers'],
  ['lyophilized', 'Tumour banks and haemophilia registers'],
  ['CDMOs', 'A CDMO hires in Wuxi'],
  ['TiO2', 'TiO₂ under review'],
  ['上海 辉瑞', '上海工厂开业'],
  ['PD-1抑制剂', '国产PD-1抑制剂降价'],
  ['抑制剂', '国产PD-1抑制剂降价'],
  ['Kowalczyk', 'Notes from Hainan'],
  ['Merck Millipore', 'Filters for sterile lines'],
  ['keytruda', 'Keytruda loses exclusivity'],
  ['keytruda ozempic', 'Quarterly figures'],
  ['doubling plant suzhou', 'A plant in Suzhou doubles its capacity'],
  ['"one" report', 'R&D <b>budgets</b> grow, says “one” report ]]> of many'],
  ['基因治疗', '上海医院报告首批基因治疗患者'],
  ['tender peptides shenzhen', 'Dongtang Biotech wins tender for GLP-1 peptides in Shenzhen'],
  ['XB 992', 'China clears XB-992 of Xingtang Biotech for lupus'],
  ['everything markdown', 'Everything that Markdown can say'],
];

/** The fixture’s newsroom with stories to search for, among sample articles. */
export async function copySearchedNewsroom(samples: number): Promise<string> {
  const content = await copyVariedNewsroom();
  await addStories(content, searchedStories);
  await appendFile(
    join(content, 'tags.yaml'),
    '\n- { label: MilliporeSigma, kind: company, aliases: [Merck Millipore] }\n',
  );
  const sampleContent = await createTemporaryFolder('sample-content');
  await writeSampleContent(sampleContent, { articles: samples, newest: '2026-05-20', hasPictures: false });
  await cp(join(sampleContent, 'articles'), join(content, 'articles'), { recursive: true });
  await appendFile(join(content, 'sources.yaml'), await readFile(join(sampleContent, 'sources.yaml')));
  return content;
}
