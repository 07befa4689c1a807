/** What people say of a matter, ready for “…” and “said” behind it. */
export const quotes: Readonly<Record<string, readonly string[]>> = {
  quoteFacility: [
    'A plant should explain itself to whoever walks in,',
    'You can tell a good plant by what you do not hear,',
    'We built the corridors first and the rooms around them,',
    'It is the first hall I have seen with enough hooks on the wall,',
    'Concrete is cheap; moving a wall later is not,',
    'Everything here is where you reach for it,',
  ],
  quoteDemand: [
    'We had to say no too often,',
    'Our customers stopped asking whether and began to ask when,',
    'It hurts to send an order back,',
    'We have been full since the day the first line ran,',
    'For two years the telephone has told us to do it,',
  ],
  quoteQuality: [
    'They asked the night shift, and that is whom I would have asked,',
    'Quality is what happens when the door is closed,',
    'An observation is a present, even if it is badly wrapped,',
    'The best batch is one that nobody can say anything about,',
    'We do not hide our mistakes; we number them,',
  ],
  quoteData: [
    'The machine does not know more than we do, but it forgets less,',
    'A curve is a kind of sentence, and you learn to read it,',
    'At first we measured everything, now we measure what we would act on,',
    'We used to be proud of our experience; now we can look it up,',
    'It is right more often than I am, and less offended when it is not,',
  ],
  quoteEnvironment: [
    'We heated water for thirty years because it had always been hot,',
    'Nobody wastes on purpose; it is just that nobody had looked,',
    'The river was here before us,',
    'One valve that closes is worth ten posters,',
    'What goes down the drain has been paid for,',
  ],
  quoteSupply: [
    'Stock is what you have when the road is closed,',
    'We do not sell boxes, we sell arriving,',
    'It is a short chain, and I can call every link of it by name,',
    'A truck that is early is almost as bad as one that is late,',
    'Nobody thanks you for a shortage that did not happen,',
  ],
  quoteDeal: [
    'Each side left the table a little unhappy, which is how it should be,',
    'They can do what we cannot, and the other way round,',
    'It took eleven drafts and one long walk,',
    'We were not looking for money, we were looking for somebody in a hurry,',
    'In the end it was the engineers who agreed first,',
  ],
  quoteMoney: [
    'The money is less important than who is on the telephone afterwards,',
    'We pay for the next question, not for the answer,',
    'Everybody has a molecule; few have a plan for when it fails,',
    'It is a bet, but we have read the small print,',
    'Patience is the scarcest thing in this business,',
  ],
  quoteMarket: [
    'It is a good year, and one should not get used to it,',
    'Growth abroad is earned twice, once at the border and once at the bedside,',
    'The market is larger than it looks and slower than it says,',
    'What sells is what arrives,',
    'One country is a customer, five are a business,',
  ],
  quoteTrial: [
    'It is a result, not yet a treatment,',
    'We have waited long enough to be careful now,',
    'I have seen curves part before, though not so early,',
    'The quiet weeks between two visits are the hardest,',
    'What matters is how people sleep, and that we asked,',
  ],
  quotePatients: [
    'For the first time I can offer them a choice,',
    'They do not ask how it works, they ask how often,',
    'Half of my work is explaining what we do not know,',
    'Nobody should have to travel a day for an injection,',
    'A drug that stays in its box helps nobody,',
  ],
  quoteScience: [
    'The interesting thing is the patient in whom it did not work,',
    'We understand it well enough to be surprised,',
    'Nature has had the idea before; we only found out where,',
    'Most of our time goes into proving ourselves wrong,',
    'A good experiment is one you can lose,',
  ],
  quoteRules: [
    'A strict rule is easier to live with than a vague one,',
    'It is a sensible text with two unfortunate paragraphs,',
    'We do much of it anyway, only we call it something else,',
    'The draft was written by people who have been in a plant,',
    'Nobody builds on sand, and nobody builds on a draft,',
  ],
  quotePrice: [
    'A price like this is a message, and everybody reads a different one,',
    'The floor is where somebody stops delivering,',
    'Cheap is fine as long as two can do it,',
    'Prices go up by the lift and come down by the stairs,',
    'You can save on anything except on being there,',
  ],
  quotePeople: [
    'We looked for somebody who would disagree with us,',
    'It is a job for a person who likes to be asked,',
    'We wanted someone who has seen it go wrong,',
    'The first thing we were asked for was the list of complaints,',
    'We had waited for the right person, and it was worth the wait,',
  ],
};

/** What people say that stands apart from the text. */
export const longQuotes: readonly string[] = [
  'We could have [built it|done it] faster. But [somebody|a person] has to work here every day for twenty years, and I wanted to be able to look [them|that person] in the eye.',
  'People ask me what {product} will cost in five years. I do not know. I know what [it costs us|we pay] to make them badly, and that we [cannot afford|have no money for].',
  'In {home} they [told us|said] it would take three years. It took {months} months, and [nobody|not one of us] has worked on a Sunday.',
  'What I have learned in {place} is that [nothing replaces|there is no substitute for] walking through the hall once a day, without a reason, and [asking|saying] good morning.',
  'The {line} business is not difficult. You only have to do [four hundred|three hundred] things right, in the same order, every night.',
  'There was a moment, in {month}, when we [could have|might have] stopped. I am glad that the person who [wanted to go on|had the better arguments] was [not me|somebody else].',
  'If you want to know how a company [is doing|really is], ask what happened to the last person who [stopped the line|brought bad news].',
  'We are not the largest and [will not be|do not mean to be]. But when a hospital in {market} calls at night, [somebody answers|there is an answer].',
  '{rival} does some things better than we do. [I tell my people so|We talk about it every month]. It is [cheaper|quicker] than finding out by oneself.',
  'A decade ago we copied. Then we [changed|improved] what we had copied. Now [others|some] ask us for drawings, and I [admit|will say] that it feels [strange|good].',
  'A patient with {indication} wrote to us in {lastYear}. The letter hangs [in the lift|beside the coffee machine]. It has [eleven lines|nine lines] and no thanks in it, and it is [right|right about everything].',
  'I do not believe in luck. I believe in [spare parts|second pumps], and in [people|colleagues] who write things down.',
];

/** Headlines of interviews. */
export const titleQuotes: readonly string[] = [
  'The water decides',
  'Nobody sleeps badly because of a pump',
  'Cheap is not the same as simple',
  'I am paid to be suspicious',
  'A batch is not a cake',
  'Ask the night shift',
  'We number our mistakes',
  'Everything begins at the drain',
];

/** What is said in Chinese, with what it means. */
export const chinesePassages: readonly string[] = [
  'On the wall of the control room four characters say what it is about: 质量为本, “quality is the root”.',
  'Among themselves the engineers call it 慢工出细活, “slow work makes fine things”.',
  'The notice at the gate, 安全第一，预防为主 (“safety first, prevention above all”), is older than the plant.',
  'There is a proverb for that, {chief} says: 磨刀不误砍柴工, sharpening the axe does not delay the cutting of wood.',
  'In Chinese the project is called 《{placeChinese}计划》, the “{place} plan”.',
  'The company, whose Chinese name is {companyChinese}, has published the figures on its own page.',
  'The motto of the year, 稳中求进 (“steady, then forward”), hangs in every canteen.',
  '“一分价钱一分货”, one gets what one pays for, is how a buyer in {otherPlace} puts it.',
];

/** What a notice says, in Chinese throughout. */
export const chineseNotices: readonly string[] = [
  '{companyChinese}今日宣布，公司位于{placeChinese}的项目已进入新阶段，预计将于{nextYear}年完成全部建设与验证工作。',
  '公司表示，{productChinese}的生产将继续按照现行规范进行，现有客户的订单不受影响。',
  '据介绍，该项目总投资约{chineseMoney}亿元人民币，建成后将新增{jobs}个就业岗位。',
  '公司负责人表示：“我们不追求最快，但追求每一批产品都经得起检查。”',
  '在{marketChinese}的注册工作也在同步推进，相关资料已提交当地监管部门审评。',
  '业内人士认为，随着产能陆续释放，{productChinese}市场的竞争将更加注重质量和供应的稳定性。',
  '{indicationChinese}患者人数逐年增加，现有治疗手段仍不能满足临床需求。',
  '公司计划在未来三年内与更多高校和医院开展合作，共同培养专业人才。',
];
