const dayLength = 24 * 60 * 60 * 1000;

/** Days since 1970. */
export function countDays(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

/** `YYYY-MM-DD`. */
export function dayAt(days: number): string {
  return new Date(days * dayLength).toISOString().slice(0, 10);
}

const weekdays = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** What an article of a day calls that day, and times before and after it. */
export function nameTimes(day: string): Record<string, string> {
  const at = (distance: number) => new Date((countDays(day) + distance) * dayLength);
  return {
    weekday: weekdays.format(at(0)),
    month: months.format(at(-90)),
    nextMonth: months.format(at(40)),
    later: `${months.format(at(180))} ${String(at(180).getUTCFullYear())}`,
    lastYear: String(at(-365).getUTCFullYear()),
    nextYear: String(at(365).getUTCFullYear()),
  };
}
