/** A LIKE pattern for texts that begin with `text`, whatever characters it holds. */
export function beginsWith(text: string): string {
  return `${escaped(text)}%`
}

/** A LIKE pattern for texts that contain `text`, whatever characters it holds. */
export function contains(text: string): string {
  return `%${escaped(text)}%`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (special) => `\\${special}`)
}
