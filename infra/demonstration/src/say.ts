import { z } from 'zod'

/** Tells the person what happens, in both languages on one line. */
export function say(zh: string, en: string): void {
  console.log(`${zh}  |  ${en}`)
}

/** Tells how far a long piece of work is, at most once in `everyMs`. */
export function progress(tell: (done: number) => void, everyMs = 2_000): (done: number) => void {
  let next = Date.now() + everyMs
  return (done) => {
    if (Date.now() < next) return
    next = Date.now() + everyMs
    tell(done)
  }
}

/** What went wrong, for the person: a schema's complaints in lines of text, anything else by its message. */
export function sentenceOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  return error instanceof Error ? error.message : String(error)
}
