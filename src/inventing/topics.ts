/** A topic of the vocabulary, with what its page says of it. */
export interface Topic {
  label: string;
  description: string;
  aliases?: string[];
}

export const topics: readonly Topic[] = [
  // What is made.
  { label: 'Active ingredients', description: 'The substances that medicines work by.', aliases: ['APIs'] },
  { label: 'Animal health', description: 'Vaccines and medicines for animals.' },
  { label: 'Antibiotics', description: 'Medicines against bacteria, and what they are made from.' },
  { label: 'Antibodies', description: 'Proteins that bind to one target, from research to the vial.' },
  {
    label: 'Antibody-drug conjugates',
    description: 'Antibodies that carry a drug to the cells they bind to.',
    aliases: ['ADCs'],
  },
  {
    label: 'Bioprocessing',
    description: 'Media, resins, bags and all else that biological medicines are made with.',
  },
  { label: 'Biosimilars', description: 'Biological medicines modelled on one whose patents have ended.' },
  { label: 'Cell therapy', description: 'Living cells as medicine.', aliases: ['Cell therapies'] },
  { label: 'Diagnostics', description: 'Tests, and the instruments that read them.' },
  { label: 'Drug delivery', description: 'Inhalers, patches, sprays and syringes.' },
  { label: 'Excipients', description: 'What a medicine holds besides its active ingredient.' },
  {
    label: 'Gene therapy',
    description: 'Changing or adding genetic material in a patient’s cells.',
    aliases: ['Gene therapies'],
  },
  { label: 'Generics', description: 'Medicines of the same substance as one whose patents have ended.' },
  { label: 'Imaging', description: 'Contrast agents, tracers and radioligands.' },
  { label: 'Insulin', description: 'Insulin, its analogues, and the pens they come in.' },
  { label: 'Oligonucleotides', description: 'Short strands of RNA and DNA as medicine.' },
  { label: 'Packaging', description: 'Glass, stoppers, blisters and boxes.' },
  { label: 'Peptides', description: 'Short chains of amino acids as medicine.' },
  { label: 'Plasma products', description: 'Medicines made from donated blood plasma.' },
  { label: 'Small molecules', description: 'Medicines made by chemistry.' },
  {
    label: 'Sterile manufacturing',
    description: 'Making and filling what goes into the bloodstream.',
    aliases: ['Fill-finish'],
  },
  {
    label: 'Traditional medicine',
    description: 'Herbs, granules, and the rules for them.',
    aliases: ['TCM'],
  },
  { label: 'Vaccines', description: 'From the seed strain to the cold store.', aliases: ['Immunisation'] },

  // What it is for.
  { label: 'Cardiology', description: 'Heart and blood vessels.' },
  { label: 'Eye care', description: 'Medicines for the eye.' },
  { label: 'Immunology', description: 'Diseases in which the body turns against itself.' },
  { label: 'Infectious diseases', description: 'What spreads, and what stops it.' },
  { label: 'Metabolic diseases', description: 'Diabetes, obesity, gout and their kin.' },
  { label: 'Neurology', description: 'Brain and nerves.' },
  { label: 'Oncology', description: 'Medicines against cancer.', aliases: ['Cancer'] },
  { label: 'Rare diseases', description: 'Diseases that few people have.', aliases: ['Orphan drugs'] },
  { label: 'Respiratory medicine', description: 'Lungs and airways.' },

  // What happens.
  { label: 'Acquisitions', description: 'Who buys whom.', aliases: ['Mergers'] },
  { label: 'Appointments', description: 'Who goes where.' },
  { label: 'Approvals', description: 'Medicines that may be sold.' },
  { label: 'Automation', description: 'Machines, sensors and software in plants and laboratories.' },
  { label: 'Clinical trials', description: 'Tests of medicines in people.', aliases: ['Trials'] },
  { label: 'Cold chain', description: 'Storing and moving what must stay cold.', aliases: ['Cold storage'] },
  { label: 'Environment', description: 'Energy, water, solvents and waste.', aliases: ['Sustainability'] },
  { label: 'Exports', description: 'What leaves the country, and for where.' },
  {
    label: 'Facilities',
    description: 'New, extended and converted plants and laboratories.',
    aliases: ['Plants'],
  },
  { label: 'Financing', description: 'Where the money comes from.', aliases: ['Funding'] },
  { label: 'Inspections', description: 'What inspectors saw.' },
  { label: 'Interviews', description: 'Questions, and answers.' },
  { label: 'Licensing', description: 'The right to develop and sell what another has found.' },
  { label: 'Prices', description: 'What things cost, and why.' },
  { label: 'Procurement', description: 'Tenders, bids and who won them.', aliases: ['Tenders'] },
  { label: 'Recalls', description: 'What comes back, and for what reason.' },
  { label: 'Regulation', description: 'Rules, guidance, and drafts of them.' },
  { label: 'Research', description: 'Laboratories, universities and hospitals.' },
  { label: 'Results', description: 'Revenue, profit and outlook.', aliases: ['Earnings'] },
  { label: 'Supply agreements', description: 'Who delivers what to whom, and for how long.' },
];

/** Tags that stories carry and the vocabulary does not list, as happens in a newsroom. */
export const unlistedTags: readonly string[] = [
  'Apprenticeships',
  'Five-year plan',
  'Night shift',
  'Patent cliff',
  'Trade fairs',
];
