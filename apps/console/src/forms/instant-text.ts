/** An instant as Shanghai's clock showed it, to the minute: `2026-11-24 09:30`. */
export function instantText(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
}
