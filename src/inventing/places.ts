/** A city of China, which stories may be set in. */
export interface Place {
  name: string;
  chinese: string;
  province: string;
  description: string;
}

const written: [name: string, chinese: string, province: string, description: string][] = [
  ['Suzhou', '苏州', 'Jiangsu', 'City in Jiangsu, west of Shanghai.'],
  ['Wuxi', '无锡', 'Jiangsu', 'City in Jiangsu, on the north shore of Lake Tai.'],
  ['Nanjing', '南京', 'Jiangsu', 'Capital of Jiangsu, on the lower Yangtze.'],
  ['Changzhou', '常州', 'Jiangsu', 'City in Jiangsu, between Nanjing and Wuxi.'],
  ['Nantong', '南通', 'Jiangsu', 'Port in Jiangsu, on the north bank of the Yangtze.'],
  ['Lianyungang', '连云港', 'Jiangsu', 'Port in the north of Jiangsu.'],
  ['Xuzhou', '徐州', 'Jiangsu', 'Railway junction in the north-west of Jiangsu.'],
  ['Shanghai', '上海', 'Shanghai', 'Port and municipality at the mouth of the Yangtze.'],
  ['Hangzhou', '杭州', 'Zhejiang', 'Capital of Zhejiang, south-west of Shanghai.'],
  ['Ningbo', '宁波', 'Zhejiang', 'Port in Zhejiang, on Hangzhou Bay.'],
  ['Shaoxing', '绍兴', 'Zhejiang', 'City in Zhejiang, between Hangzhou and Ningbo.'],
  ['Jiaxing', '嘉兴', 'Zhejiang', 'City in the north of Zhejiang.'],
  ['Beijing', '北京', 'Beijing', 'Capital of China.'],
  ['Tianjin', '天津', 'Tianjin', 'Port and municipality south-east of Beijing.'],
  ['Shijiazhuang', '石家庄', 'Hebei', 'Capital of Hebei.'],
  ['Chongqing', '重庆', 'Chongqing', 'Municipality on the upper Yangtze.'],
  ['Chengdu', '成都', 'Sichuan', 'Capital of Sichuan.'],
  ['Guangzhou', '广州', 'Guangdong', 'Capital of Guangdong, on the Pearl River.'],
  ['Shenzhen', '深圳', 'Guangdong', 'City in Guangdong, across the border from Hong Kong.'],
  ['Zhuhai', '珠海', 'Guangdong', 'City in Guangdong, next to Macao.'],
  ['Foshan', '佛山', 'Guangdong', 'City in Guangdong, west of Guangzhou.'],
  ['Dongguan', '东莞', 'Guangdong', 'City in Guangdong, between Guangzhou and Shenzhen.'],
  ['Wuhan', '武汉', 'Hubei', 'Capital of Hubei, where the Han meets the Yangtze.'],
  ['Yichang', '宜昌', 'Hubei', 'City in Hubei, below the gorges of the Yangtze.'],
  ['Changsha', '长沙', 'Hunan', 'Capital of Hunan.'],
  ['Nanchang', '南昌', 'Jiangxi', 'Capital of Jiangxi.'],
  ['Hefei', '合肥', 'Anhui', 'Capital of Anhui.'],
  ['Zhengzhou', '郑州', 'Henan', 'Capital of Henan, south of the Yellow River.'],
  ['Jinan', '济南', 'Shandong', 'Capital of Shandong.'],
  ['Qingdao', '青岛', 'Shandong', 'Port in Shandong, on the Yellow Sea.'],
  ['Yantai', '烟台', 'Shandong', 'Port on the north coast of Shandong.'],
  ['Zibo', '淄博', 'Shandong', 'City in the middle of Shandong.'],
  ['Xi’an', '西安', 'Shaanxi', 'Capital of Shaanxi.'],
  ['Kunming', '昆明', 'Yunnan', 'Capital of Yunnan.'],
  ['Guiyang', '贵阳', 'Guizhou', 'Capital of Guizhou.'],
  ['Nanning', '南宁', 'Guangxi', 'Capital of Guangxi.'],
  ['Haikou', '海口', 'Hainan', 'Capital of the island of Hainan.'],
  ['Fuzhou', '福州', 'Fujian', 'Capital of Fujian.'],
  ['Xiamen', '厦门', 'Fujian', 'Port in the south of Fujian.'],
  ['Shenyang', '沈阳', 'Liaoning', 'Capital of Liaoning.'],
  ['Dalian', '大连', 'Liaoning', 'Port at the southern end of Liaoning.'],
  ['Changchun', '长春', 'Jilin', 'Capital of Jilin.'],
  ['Harbin', '哈尔滨', 'Heilongjiang', 'Capital of Heilongjiang.'],
  ['Taiyuan', '太原', 'Shanxi', 'Capital of Shanxi.'],
];

export const places: readonly Place[] = written.map(([name, chinese, province, description]) => ({
  name,
  chinese,
  province,
  description,
}));
