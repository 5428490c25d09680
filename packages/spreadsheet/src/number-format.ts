import { format, getFormatDateInfo } from 'numfmt'

/** Formats that a file names by number only, as they are in Chinese offices (ECMA-376-1, 18.8.30, zh-cn). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PMh"时"mm"分"',
  35: 'AM/PMh"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PMh"时"mm"分"',
  56: 'AM/PMh"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

const GENERAL = 'General'
const DAY_MS = 86_400_000
/** 1904-01-01 in the 1900 system, where a workbook counts from 1904. */
const DAYS_TO_1904 = 1_462
/** 9999-12-31. */
const LAST_DAY = 2_958_465
/** The 1900 system has a 29th of February 1900, which never was. */
const NO_DAY = 60

/** How a cell's number is shown. */
export interface NumberFormat {
  readonly pattern: string
  readonly isDate: boolean
}

/** The format of a number by its id, or by the pattern that the workbook gives to it. */
export function numberFormat(id: number, patterns: ReadonlyMap<number, string>): NumberFormat {
  const pattern = patterns.get(id) ?? BUILT_IN[id] ?? GENERAL
  // A pattern that cannot be read is treated as none, as spreadsheets do.
  try {
    const { year, month, day } = getFormatDateInfo(pattern)
    return { pattern, isDate: year || month || day }
  } catch {
    return { pattern: GENERAL, isDate: false }
  }
}

/** What a number looks like in its format, as far as that can be told. */
export function showNumber(value: number, { pattern, isDate }: NumberFormat, from1904: boolean): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e11 && !isDate) return BigInt(value).toString()
  if (pattern === GENERAL) return String(value)
  const shown = format(pattern, isDate && from1904 ? value + DAYS_TO_1904 : value, { locale: 'zh-CN', throws: false })
  // Hashes where a format does not fit its number; an empty text where the format hides it (`;;;`).
  return /^#*$/.test(shown) ? String(value) : shown.trim()
}

/** The day that a serial number stands for, `YYYY-MM-DD`; undefined where there is none. */
export function dateOfSerial(serial: number, from1904 = false): string | undefined {
  const day = Math.floor(serial) + (from1904 ? DAYS_TO_1904 : 0)
  if (day < 1 || day > LAST_DAY || day === NO_DAY) return undefined
  const since1899 = day < NO_DAY ? day + 1 : day
  return new Date(Date.UTC(1899, 11, 30) + since1899 * DAY_MS).toISOString().slice(0, 10)
}
