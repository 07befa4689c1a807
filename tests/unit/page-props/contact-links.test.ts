import { describe, expect, test } from 'vitest';
import {
  mailLink,
  telegramLink,
  telephoneLink,
  whatsappLink,
} from '../../../src/page-props/contact-links.ts';

describe('links to the newsroom', () => {
  test.for<[what: string, link: string, expected: string]>([
    ['mail', mailLink('Julia.Zhang@ubmsinoexpo.com'), 'mailto:Julia.Zhang@ubmsinoexpo.com'],
    [
      'mail with a subject',
      mailLink('a@example.com', 'Contributing to En-CPhI.cn & 100% more?'),
      'mailto:a@example.com?subject=Contributing%20to%20En-CPhI.cn%20%26%20100%25%20more%3F',
    ],
    ['mail to an address with signs', mailLink('a+b&c?d@example.com'), 'mailto:a%2Bb%26c%3Fd@example.com'],
    [
      'mail with a Chinese subject',
      mailLink('a@example.com', '投稿'),
      'mailto:a@example.com?subject=%E6%8A%95%E7%A8%BF',
    ],
    ['telephone', telephoneLink('(+86) 400 610 1188'), 'tel:+864006101188'],
    ['telephone with dots and hyphens', telephoneLink('+41 44-123.45.67'), 'tel:+41441234567'],
    ['telephone with a zero for callers at home', telephoneLink('+44 (0)20 7946 0958'), 'tel:+442079460958'],
    ['WhatsApp', whatsappLink('+86 13621645194'), 'https://wa.me/8613621645194'],
    ['Telegram', telegramLink('+86 13621645194'), 'https://t.me/+8613621645194'],
  ])('%s: %s', ([, link, expected]) => {
    expect(link).toBe(expected);
  });
});
