const dayLength = 24 * 60 * 60 * 1000;

/** Days since 1970. */
export function countDays(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

/** `YYYY-MM-DD`. */
export function dayAt(days: number): string {
  return new Date(days * dayLength).toISOString().slice(0, 10);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The name of the last day, up to this one, on which offices are open. */
export function workingWeekday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekdays[weekday === 0 || weekday === 6 ? 5 : weekday] ?? '';
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The name of the month so many months from that of a day. */
export function monthName(day: string, later: number): string {
  return months[(Number(day.slice(5, 7)) - 1 + later + 12) % 12] ?? '';
}

const ordinals = ['first', 'second', 'third', 'fourth'];

/** The quarter so many quarters from that of a day, as `the third quarter of 2025`. */
export function quarterName(day: string, later: number): string {
  const quarters = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) + later;
  return `the ${ordinals[quarters % 4] ?? ''} quarter of ${String(Math.floor(quarters / 4))}`;
}
