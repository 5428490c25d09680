const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g
const NAME_DOTS = /\s*[\u00b7\u2022\u2027\u30fb\uff65]\s*/g
const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

/**
 * Turns full-width ASCII (U+FF01 to U+FF5E) and the ideographic space (U+3000) into their half-width forms; leaves
 * every other character as it is.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

/**
 * One spelling of a person's or organization's name, for comparing and storing: Unicode NFC, half-width, no invisible
 * characters, no space at the ends, none between Chinese characters (ledgers write 张　三 to align columns), one space
 * elsewhere, and the middle dot of transliterated names always U+00B7. Normalising twice changes nothing.
 */
export function normaliseName(text: string): string {
  return toHalfWidth(text.replace(INVISIBLE, ''))
    .normalize('NFC')
    .replace(NAME_DOTS, '\u00b7')
    .replace(SPACE_BETWEEN_HAN, '')
    .replace(/\s+/g, ' ')
    .trim()
}
