/** `mailto:` with a subject and a body (RFC 6068: percent-encoded, never a plus for a space; lines end in CR LF). */
export function mailLink(address: string, subject?: string, body?: string): string {
  const fields = Object.entries({ subject, body }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  const query = fields.length === 0 ? '' : `?${fields.join('&')}`;
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}${query}`;
}

/** `tel:` with a plus and digits only (RFC 3966). */
export function telephoneLink(number: string): string {
  return `tel:+${digitsOf(number)}`;
}

export function whatsappLink(number: string): string {
  return `https://wa.me/${digitsOf(number)}`;
}

export function telegramLink(number: string): string {
  return `https://t.me/+${digitsOf(number)}`;
}

/** The digits to dial from abroad; a zero in brackets, as in `+44 (0)20`, is only for domestic calls. */
function digitsOf(number: string): string {
  return number.replace('(0)', '').replace(/\D/g, '');
}
