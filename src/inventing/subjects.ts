/** What companies make. The name is a plural. */
export interface Product {
  name: string;
  /** Before “plant” or “line”, with its article: `an antibody`. */
  line: string;
  chinese: string;
  topic: string;
}

/** What a drug is for. */
export interface Indication {
  name: string;
  chinese: string;
  topic: string;
}

/** What kind of drug a candidate is, with its article. */
export interface Modality {
  name: string;
  chinese: string;
  topic: string;
}

/** A country that goods are sold to. */
export interface Market {
  name: string;
  chinese: string;
}

const writtenProducts: [name: string, line: string, chinese: string, topic: string][] = [
  ['monoclonal antibodies', 'an antibody', '单克隆抗体', 'Antibodies'],
  ['antibody-drug conjugates', 'a conjugate', '抗体偶联药物', 'Antibody-drug conjugates'],
  ['mRNA vaccines', 'an mRNA', 'mRNA疫苗', 'Vaccines'],
  ['influenza vaccines', 'a vaccine', '流感疫苗', 'Vaccines'],
  ['viral vectors', 'a viral vector', '病毒载体', 'Gene therapy'],
  ['plasmids', 'a plasmid', '质粒', 'Gene therapy'],
  ['CAR-T cells', 'a cell therapy', 'CAR-T细胞', 'Cell therapy'],
  ['insulin analogues', 'an insulin', '胰岛素类似物', 'Insulin'],
  ['GLP-1 peptides', 'a peptide', 'GLP-1多肽', 'Peptides'],
  ['oligonucleotides', 'an oligonucleotide', '寡核苷酸', 'Oligonucleotides'],
  ['sterile injectables', 'a fill-finish', '无菌注射剂', 'Sterile manufacturing'],
  ['prefilled syringes', 'a syringe', '预充式注射器', 'Drug delivery'],
  ['inhalers', 'an inhaler', '吸入剂', 'Drug delivery'],
  ['transdermal patches', 'a patch', '透皮贴剂', 'Drug delivery'],
  ['biosimilars', 'a biosimilar', '生物类似药', 'Biosimilars'],
  ['statins', 'a statin', '他汀类药物', 'Generics'],
  ['oncology generics', 'an oncology generics', '抗肿瘤仿制药', 'Generics'],
  ['cephalosporins', 'a cephalosporin', '头孢菌素', 'Antibiotics'],
  ['penicillin intermediates', 'a penicillin', '青霉素中间体', 'Antibiotics'],
  ['corticosteroids', 'a steroid', '皮质类固醇', 'Active ingredients'],
  ['amino acids', 'an amino acid', '氨基酸', 'Active ingredients'],
  ['vitamins', 'a vitamin', '维生素', 'Active ingredients'],
  ['plasma proteins', 'a plasma', '血液制品', 'Plasma products'],
  ['herbal granules', 'a granule', '中药配方颗粒', 'Traditional medicine'],
  ['contrast agents', 'a contrast agent', '造影剂', 'Imaging'],
  ['radiopharmaceuticals', 'a radiopharmaceutical', '放射性药物', 'Imaging'],
  ['eye drops', 'an eye-drop', '滴眼液', 'Eye care'],
  ['hard capsules', 'a capsule', '硬胶囊', 'Excipients'],
  ['lipid nanoparticles', 'a lipid', '脂质纳米粒', 'Excipients'],
  ['cell culture media', 'a media', '细胞培养基', 'Bioprocessing'],
  ['single-use bags', 'a single-use', '一次性反应袋', 'Bioprocessing'],
  ['chromatography resins', 'a resin', '层析填料', 'Bioprocessing'],
  ['glass vials', 'a vial', '药用玻璃瓶', 'Packaging'],
  ['rapid test kits', 'a diagnostics', '快速检测试剂盒', 'Diagnostics'],
  ['infusion solutions', 'an infusion', '输液', 'Sterile manufacturing'],
  ['veterinary vaccines', 'a veterinary vaccine', '兽用疫苗', 'Animal health'],
];

export const products: readonly Product[] = writtenProducts.map(([name, line, chinese, topic]) => ({
  name,
  line,
  chinese,
  topic,
}));

const writtenIndications: [name: string, chinese: string, topic: string][] = [
  ['psoriasis', '银屑病', 'Immunology'],
  ['atopic dermatitis', '特应性皮炎', 'Immunology'],
  ['rheumatoid arthritis', '类风湿关节炎', 'Immunology'],
  ['ulcerative colitis', '溃疡性结肠炎', 'Immunology'],
  ['lupus', '红斑狼疮', 'Immunology'],
  ['asthma', '哮喘', 'Respiratory medicine'],
  ['chronic bronchitis', '慢性支气管炎', 'Respiratory medicine'],
  ['pulmonary fibrosis', '肺纤维化', 'Respiratory medicine'],
  ['type 2 diabetes', '2型糖尿病', 'Metabolic diseases'],
  ['obesity', '肥胖症', 'Metabolic diseases'],
  ['gout', '痛风', 'Metabolic diseases'],
  ['fatty liver disease', '脂肪肝', 'Metabolic diseases'],
  ['chronic kidney disease', '慢性肾病', 'Metabolic diseases'],
  ['hypertension', '高血压', 'Cardiology'],
  ['heart failure', '心力衰竭', 'Cardiology'],
  ['high cholesterol', '高胆固醇血症', 'Cardiology'],
  ['atrial fibrillation', '房颤', 'Cardiology'],
  ['gastric cancer', '胃癌', 'Oncology'],
  ['liver cancer', '肝癌', 'Oncology'],
  ['lung cancer', '肺癌', 'Oncology'],
  ['nasopharyngeal cancer', '鼻咽癌', 'Oncology'],
  ['oesophageal cancer', '食管癌', 'Oncology'],
  ['breast cancer', '乳腺癌', 'Oncology'],
  ['multiple myeloma', '多发性骨髓瘤', 'Oncology'],
  ['lymphoma', '淋巴瘤', 'Oncology'],
  ['Alzheimer’s disease', '阿尔茨海默病', 'Neurology'],
  ['Parkinson’s disease', '帕金森病', 'Neurology'],
  ['migraine', '偏头痛', 'Neurology'],
  ['epilepsy', '癫痫', 'Neurology'],
  ['hepatitis B', '乙型肝炎', 'Infectious diseases'],
  ['tuberculosis', '结核病', 'Infectious diseases'],
  ['seasonal influenza', '季节性流感', 'Infectious diseases'],
  ['shingles', '带状疱疹', 'Infectious diseases'],
  ['haemophilia A', 'A型血友病', 'Rare diseases'],
  ['spinal muscular atrophy', '脊髓性肌萎缩症', 'Rare diseases'],
  ['Fabry disease', '法布雷病', 'Rare diseases'],
  ['thalassaemia', '地中海贫血', 'Rare diseases'],
  ['dry eye', '干眼症', 'Eye care'],
  ['macular degeneration', '黄斑变性', 'Eye care'],
];

export const indications: readonly Indication[] = writtenIndications.map(([name, chinese, topic]) => ({
  name,
  chinese,
  topic,
}));

const writtenModalities: [name: string, chinese: string, topic: string][] = [
  ['a bispecific antibody', '双特异性抗体', 'Antibodies'],
  ['a nanobody', '纳米抗体', 'Antibodies'],
  ['an inhaled antibody', '吸入型抗体', 'Antibodies'],
  ['an antibody-drug conjugate', '抗体偶联药物', 'Antibody-drug conjugates'],
  ['a CAR-T therapy', 'CAR-T疗法', 'Cell therapy'],
  ['an allogeneic cell therapy', '异体细胞疗法', 'Cell therapy'],
  ['an AAV gene therapy', 'AAV基因疗法', 'Gene therapy'],
  ['an oncolytic virus', '溶瘤病毒', 'Gene therapy'],
  ['an mRNA vaccine', 'mRNA疫苗', 'Vaccines'],
  ['a protein vaccine', '重组蛋白疫苗', 'Vaccines'],
  ['an siRNA drug', 'siRNA药物', 'Oligonucleotides'],
  ['an antisense drug', '反义寡核苷酸药物', 'Oligonucleotides'],
  ['a weekly peptide', '周制剂多肽', 'Peptides'],
  ['a cyclic peptide', '环肽', 'Peptides'],
  ['a small molecule', '小分子药物', 'Small molecules'],
  ['a protein degrader', '蛋白降解剂', 'Small molecules'],
  ['an oral tablet', '口服片剂', 'Small molecules'],
  ['a nasal spray', '鼻喷剂', 'Drug delivery'],
  ['a long-acting injection', '长效注射剂', 'Drug delivery'],
  ['a biosimilar', '生物类似药', 'Biosimilars'],
  ['a radioligand', '放射性配体', 'Imaging'],
];

export const modalities: readonly Modality[] = writtenModalities.map(([name, chinese, topic]) => ({
  name,
  chinese,
  topic,
}));

const writtenMarkets: [name: string, chinese: string][] = [
  ['Argentina', '阿根廷'],
  ['Australia', '澳大利亚'],
  ['Brazil', '巴西'],
  ['Canada', '加拿大'],
  ['Chile', '智利'],
  ['Colombia', '哥伦比亚'],
  ['Egypt', '埃及'],
  ['France', '法国'],
  ['Germany', '德国'],
  ['Hungary', '匈牙利'],
  ['India', '印度'],
  ['Indonesia', '印度尼西亚'],
  ['Italy', '意大利'],
  ['Japan', '日本'],
  ['Kazakhstan', '哈萨克斯坦'],
  ['Kenya', '肯尼亚'],
  ['Malaysia', '马来西亚'],
  ['Mexico', '墨西哥'],
  ['Morocco', '摩洛哥'],
  ['Nigeria', '尼日利亚'],
  ['Pakistan', '巴基斯坦'],
  ['Peru', '秘鲁'],
  ['Poland', '波兰'],
  ['Saudi Arabia', '沙特阿拉伯'],
  ['South Africa', '南非'],
  ['South Korea', '韩国'],
  ['Spain', '西班牙'],
  ['Switzerland', '瑞士'],
  ['Thailand', '泰国'],
  ['Turkey', '土耳其'],
  ['Vietnam', '越南'],
];

export const markets: readonly Market[] = writtenMarkets.map(([name, chinese]) => ({ name, chinese }));

/** What a plant is fitted with. */
export const technologies: readonly string[] = [
  'continuous chromatography',
  'single-use bioreactors',
  'machine vision',
  'digital batch records',
  'near-infrared spectroscopy',
  'robotic filling',
  'process simulation',
  'electronic logbooks',
  'automated sampling',
  'flow chemistry',
  'enzymatic synthesis',
  'spray drying',
  'predictive maintenance',
  'radio tags on every pallet',
  'perfusion culture',
  'rapid sterility tests',
  'driverless trucks',
  'acoustic mixing',
  'membrane distillation',
  'closed isolators',
  'inline dilution',
  'headspace analysis',
  'augmented-reality training',
  'heat pumps for clean rooms',
];

/** What a plant uses, and wants to use less of. */
export const resources: readonly string[] = [
  'steam',
  'solvent',
  'water',
  'purified water',
  'electricity',
  'nitrogen',
  'cooling water',
  'compressed air',
  'cleaning agent',
  'natural gas',
  'coal power',
  'refrigerant',
  'disinfectant',
  'heat',
  'ethanol',
  'acetone',
  'caustic soda',
  'hot water',
];

/** What somebody is put in charge of. */
export const roles: readonly string[] = [
  'quality',
  'regulatory affairs',
  'clinical development',
  'manufacturing',
  'supply chain',
  'business development',
  'research',
  'engineering',
  'finance',
  'human resources',
  'digital systems',
  'medical affairs',
  'export sales',
  'process development',
  'analytical science',
  'safety and environment',
  'procurement',
  'biologics',
  'contract manufacturing',
  'legal affairs',
];
