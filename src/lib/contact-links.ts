/** `mailto:` with a subject (RFC 6068: percent-encoded, never a plus for a space). */
export function mailLink(address: string, subject?: string): string {
  const query = subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`;
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}${query}`;
}

/** `tel:` with the digits alone behind the plus (RFC 3966). */
export function telephoneLink(number: string): string {
  return `tel:+${digitsOf(number)}`;
}

export function whatsappLink(number: string): string {
  return `https://wa.me/${digitsOf(number)}`;
}

export function telegramLink(number: string): string {
  return `https://t.me/+${digitsOf(number)}`;
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
