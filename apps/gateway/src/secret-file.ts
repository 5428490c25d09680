import { readFile } from 'node:fs/promises'

/** The secret in a file, trimmed. Throws an Error that names the file where it is shorter than 32 characters. */
export async function readSecret(file: string): Promise<string> {
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 32) throw new Error(`${file} holds no secret of at least 32 characters`)
  return secret
}
