import pg from 'pg'

const { builtins } = pg.types
const TEXT_ARRAY: number = 1009
const DATE_ARRAY = 1182
const INT8_ARRAY = 1016

/**
 * How a column's text becomes a value: a date stays `YYYY-MM-DD` (a Date would move it by the server's time zone), int8
 * is a number, the rest as `pg` reads it (timestamptz a Date, numeric a text). Reading an int8 beyond 2^53 throws.
 * Set for each connection, since a global setting would change other users of `pg` in the process.
 */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, format)
    switch (oid) {
      case builtins.DATE:
        return String
      case builtins.INT8:
        return safeInteger
      case DATE_ARRAY:
        return pg.types.getTypeParser(TEXT_ARRAY, 'text')
      case INT8_ARRAY:
        return (text: string) => textArray(text).map((item) => (item === null ? null : safeInteger(item)))
      default:
        return pg.types.getTypeParser(oid, 'text')
    }
  },
}

function textArray(text: string): (string | null)[] {
  return pg.types.getTypeParser(TEXT_ARRAY, 'text')(text)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`an integer beyond what a number holds: ${text}`)
  return value
}
