import { createReadStream } from 'node:fs'
import { refused } from './refusal.ts'

/** What no text has: control characters other than blanks and line ends. */
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}/u

/** Throws `rule-broken` unless the whole file is text in UTF-8 or GB18030. Holds 64 kB of it at a time. */
export async function checkText(path: string): Promise<void> {
  for (const encoding of ['utf-8', 'gb18030']) if (await isText(path, encoding)) return
  throw refused('file-type-unknown')
}

async function isText(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path))
      if (CONTROL.test(decoder.decode(chunk, { stream: true }))) return false
    return !CONTROL.test(decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
