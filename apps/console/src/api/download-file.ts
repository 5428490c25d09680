import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'
import { restError } from './rest-problem.ts'
import { reportSessionEnd } from './session.ts'

const REVOKE_AFTER_MS = 60_000

/**
 * Fetches a small file in the reader's language and saves it under the name that the server gives, else `fallback`.
 * What may be large is a plain link instead. Throws RestError.
 */
export async function downloadFile(address: string, fallback: string): Promise<void> {
  const response = await fetch(address, { headers: { 'Accept-Language': LANGUAGE_TAGS[chosenLanguage()] } }).catch(
    () => undefined,
  )
  if (!response) throw restError(undefined)
  if (response.status === 401) reportSessionEnd()
  if (!response.ok) throw restError(await response.json().catch(() => null))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = givenName(response.headers.get('content-disposition')) ?? fallback
  link.click()
  // Later: a busy browser looks at it after the click, and would save what is gone under no name.
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS)
}

/** The name in a Content-Disposition header, in its UTF-8 form (RFC 6266); undefined where it has none. */
export function givenName(header: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
