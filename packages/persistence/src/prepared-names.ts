/** As many texts are prepared; a text with ever other numbers of parameters must not fill every session. */
const AT_MOST = 300

let generation = 0
const names = new Map<string, string>()

/** The name under which each session of this process prepares a text; undefined when it is not worth it any more. */
export function preparedName(text: string): string | undefined {
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
