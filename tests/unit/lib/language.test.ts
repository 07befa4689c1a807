import { describe, expect, test } from 'vitest';
import { findLanguage } from '../../../src/lib/language.ts';

describe('a text is Chinese', () => {
  test.for([
    ['in simplified characters', '上海医院报告首批基因治疗患者'],
    ['in traditional characters', '臺灣藥廠擴建'],
    ['in one character', '药'],
    ['with figures and punctuation', '2026年，PD-1抑制剂的销售额增长5.5%！'],
    ['with the names of companies in Latin letters', 'CAR-T疗法获批：BioNTech与复星医药合作'],
    ['with an emoji', '新厂🧬'],
  ])('%s', ([, text = '']) => {
    expect(findLanguage(text)).toBe('zh');
  });
});

describe('a text is not Chinese', () => {
  test.for([
    ['in English', 'A plant in Suzhou'],
    ['in English, with a name in Chinese', 'GenScript (金斯瑞) opens a plant'],
    ['of a name in two scripts, for the most part Latin', 'GenScript 金斯瑞'],
    ['in Japanese', '厚生労働省、新薬の承認を発表'],
    ['in Japanese, with katakana alone', '中外製薬ワクチン'],
    ['in Korean', '삼성바이오로직스'],
    ['in Korean, with Chinese characters', '新藥 승인'],
    ['in Russian', 'Завод в Сучжоу'],
    ['without letters', '2019 — 5.5%'],
    ['without anything', ''],
  ])('%s', ([, text = '']) => {
    expect(findLanguage(text)).toBeUndefined();
  });
});
