/** As many texts are prepared: a session keeps what it once prepared, so a name is never given to another text. */
const AT_MOST = 300
/** A list or batch has another text for each number of rows: with more parameters than this it takes no name from others. */
const MAX_PARAMETERS = 24

let generation = 0
const names = new Map<string, string>()

/** The name under which each session of this process prepares a text; undefined when it is not to be prepared. */
export function preparedName(text: string, parameterCount: number): string | undefined {
  return parameterCount > MAX_PARAMETERS ? undefined : foldedName(text)
}

/** The same for what writes with names were folded into (see folded-writes.ts), whatever the number of its parameters. */
export function foldedName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= AT_MOST) return known
  const name = `q${generation}_${names.size}`
  names.set(text, name)
  return name
}

/** Gives every text a new name: a migration changed what the statements prepared so far return. */
export function forgetPrepared(): void {
  generation++
  names.clear()
}
