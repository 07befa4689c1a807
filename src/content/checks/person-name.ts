/** The commonest surnames of one character, and those of two. */
const chineseSurnames =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向汤湯温溫康施文牛樊葛邢安齐齊伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮纪紀梅童凌毕畢单單裴霍涂苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺';
const longSurnames =
  '欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|长孙|長孫|宇文|司徒|夏侯|端木|南宫|南宮|独孤|獨孤|拓跋|呼延';
const chineseName = new RegExp(`^(?:(?:${longSurnames})|[${chineseSurnames}])\\p{Script=Han}{1,2}$`, 'u');
const longSurname = new RegExp(`^(?:${longSurnames})$`, 'u');
const shortChinese = /^\p{Script=Han}{2,4}$/u;
const chineseOrganization =
  /^(?:来源|图片?|摄影|编译|校对|审核)$|(?:[社报報网網刊局部司台站厅廳]|[协學学]会|[医学]院|大学|集团|中心)$/u;

const nameWord = "(?:(?:[dl]['’]|al-|el-)?\\p{Lu}(?:(?!\\p{Script=Han})[\\p{L}\\p{M}.’'-])*)";
const particle =
  '(?:van|von|vom|der|den|de|del|della|di|da|das|do|dos|du|la|le|el|al|bin|bint|ibn|ter|ten|zu|af|av|y|e)';
/** Two to six words, the first and the last of them with a capital. */
const casedName = new RegExp(`^${nameWord}(?: (?:${particle}|${nameWord})){0,4} ${nameWord}$`, 'u');
const generation = /,? (?:(?:Jr|Sr)\.?|I{2,3}|IV)$/;

/** Words of names of organisations, though a person may be called so. */
const organization =
  /^The\b|\b(?:administration|agency|alliance|associates|associated|association|authority|bank|biologics|biopharma|biotech|board|brothers|bureau|cent(?:er|re)s?|china|college|co|commission|committee|communications|company|consortium|corp|corporation|council|daily|department|desk|digest|editorial|editors|engineering|enterprises|federation|foundation|fund|gazette|global|gmbh|group|health|healthcare|herald|holdings|hospital|inc|industry|institute|insights?|international|journal|laborator(?:y|ies)|labs|limited|llc|ltd|magazine|manufacturing|media|medicines?|ministry|monitor|network|news|newsroom|newswire|office|online|organi[sz]ation|outsourcing|partners|pharma|pharmaceuticals?|plc|post|press|publishing|relations|reports?|research|review|sciences?|services|society|solutions|staff|standard|states|sons|studios?|team|technolog(?:y|ies)|telegraph|therapeutics|times|today|tribune|trust|union|university|weekly|wire|world)\b/iu;

/** Whether a text begins with a Chinese character. */
export function isChinese(text: string): boolean {
  return /^\p{Script=Han}/u.test(text);
}

/** Whether a text is surely a Chinese name: a known surname, and one or two characters. */
export function isChineseName(text: string): boolean {
  return chineseName.test(text);
}

/** Whether a text is a surname of two characters. */
export function isLongSurname(text: string): boolean {
  return longSurname.test(text);
}

/** Whether a text has the form of one person’s whole name: words with capitals, or two to four Chinese characters. */
export function isPersonName(text: string): boolean {
  if (shortChinese.test(text)) return !chineseOrganization.test(text);
  return casedName.test(text.replace(generation, '')) && !organization.test(text);
}
