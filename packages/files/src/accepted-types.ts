const MEGABYTE = 2 ** 20

/** A picture of a phone. */
const PICTURE_MEGABYTES = 20
/** A scanned agreement; a ledger of a province. */
const DOCUMENT_MEGABYTES = 50

export type ContentKind = 'picture' | 'pdf' | 'office' | 'text'

interface AcceptedType {
  readonly extension: string
  readonly kind: ContentKind
  readonly megabytes: number
}

/** What may be uploaded, by media type. Everything else is refused. */
export const ACCEPTED_TYPES = {
  'image/jpeg': { extension: 'jpg', kind: 'picture', megabytes: PICTURE_MEGABYTES },
  'image/png': { extension: 'png', kind: 'picture', megabytes: PICTURE_MEGABYTES },
  'image/webp': { extension: 'webp', kind: 'picture', megabytes: PICTURE_MEGABYTES },
  'application/pdf': { extension: 'pdf', kind: 'pdf', megabytes: DOCUMENT_MEGABYTES },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extension: 'xlsx',
    kind: 'office',
    megabytes: DOCUMENT_MEGABYTES,
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    kind: 'office',
    megabytes: DOCUMENT_MEGABYTES,
  },
  'text/csv': { extension: 'csv', kind: 'text', megabytes: DOCUMENT_MEGABYTES },
  'text/plain': { extension: 'txt', kind: 'text', megabytes: DOCUMENT_MEGABYTES },
} as const satisfies Record<string, AcceptedType>

export type MediaType = keyof typeof ACCEPTED_TYPES

/** No upload is larger, whatever it is. Bytes. */
export const MAX_UPLOAD_BYTES = DOCUMENT_MEGABYTES * MEGABYTE

export function maxBytes(type: MediaType): number {
  return ACCEPTED_TYPES[type].megabytes * MEGABYTE
}
