const surnames = [
  ...['Bai', 'Cao', 'Chen', 'Cheng', 'Cui', 'Deng', 'Ding', 'Dong', 'Du', 'Fan', 'Fang', 'Feng', 'Fu', 'Gao'],
  ...['Gu', 'Guo', 'Han', 'He', 'Hou', 'Hu', 'Huang', 'Jia', 'Jiang', 'Jin', 'Kong', 'Lei', 'Li', 'Liang'],
  ...['Liao', 'Lin', 'Liu', 'Lu', 'Luo', 'Ma', 'Mao', 'Meng', 'Pan', 'Peng', 'Qian', 'Qiu', 'Ren', 'Shao'],
  ...['Shen', 'Shi', 'Song', 'Su', 'Sun', 'Tan', 'Tang', 'Tao', 'Tian', 'Wan', 'Wang', 'Wei', 'Wu', 'Xia'],
  ...['Xiao', 'Xie', 'Xiong', 'Xu', 'Xue', 'Yan', 'Yang', 'Yao', 'Ye', 'Yin', 'Yu', 'Yuan', 'Zeng', 'Zhang'],
  ...['Zhao', 'Zheng', 'Zhong', 'Zhou', 'Zhu', 'Zou'],
];
const givenNames = [
  ...['Aimin', 'Baoyu', 'Bowen', 'Changming', 'Chunhua', 'Dawei', 'Enqi', 'Fangfang', 'Guoqing', 'Haitao'],
  ...['Haoran', 'Hongmei', 'Huimin', 'Jiahui', 'Jianguo', 'Jiayi', 'Jingwen', 'Junjie', 'Kaixin', 'Lanying'],
  ...['Lihua', 'Lingyun', 'Meiling', 'Minghao', 'Ningning', 'Peiyu', 'Qiang', 'Qiuyue', 'Ruoxi', 'Shanshan'],
  ...['Shuang', 'Siyuan', 'Tianyi', 'Weiguo', 'Wenjun', 'Xiaodan', 'Xiaofeng', 'Xiaoyu', 'Xinyi', 'Xiuying'],
  ...['Yanan', 'Yifan', 'Yingjie', 'Yuchen', 'Yulan', 'Zehua', 'Zhenhua', 'Zhiqiang', 'Zihan', 'Ziyi'],
];

/** Full names, surname first. */
export const people: readonly string[] = givenNames.flatMap((given) =>
  surnames.map((surname) => `${surname} ${given}`),
);

/** Who signs stories. */
export const authors: readonly string[] = [
  'Chen Jiahui',
  'Maria Oliveira',
  'Liu Siyuan',
  'Thomas Brandt',
  'Aisha Rahman',
  'Wu Lingyun',
  'Peter Novak',
  'Grace Okafor',
  'Zhao Ruoxi',
  'Ingrid Solberg',
];
