import { findRelation } from '../content/markdown/safe-html.ts';
import { mailLink } from './contact-links.ts';
import type { Link } from './link.ts';

/**
 * Links by which a reader shares a page, without a script of the services.
 *
 * @param address of the page, with scheme and host.
 */
export function buildShareLinks(title: string, address: string): Link[] {
  const services: [label: string, href: string][] = [
    ['E-mail', mailLink('', title, `${title}\r\n\r\n${address}`)],
    ['LinkedIn', locate('https://www.linkedin.com/sharing/share-offsite/', { url: address })],
    ['X', locate('https://x.com/intent/post', { text: title, url: address })],
    ['WhatsApp', locate('https://wa.me/', { text: `${title} ${address}` })],
    ['Telegram', locate('https://t.me/share/url', { url: address, text: title })],
  ];
  return services.map(([label, href]) => ({ label, href, rel: findRelation(href, address) }));
}

/** Some services show the plus of a form as it is, so a space is `%20`. */
function locate(service: string, fields: Record<string, string>): string {
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${service}?${query.join('&')}`;
}
