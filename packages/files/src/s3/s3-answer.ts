import { DomainError } from '@zhanwang/kernel/errors'

/** One object as a list names it. */
export interface ListedObject {
  readonly key: string
  readonly writtenMs: number
}

/** The storage cannot be reached or does not do as it should. Whatever was to be kept is not, and may be sent again. */
export function storageAway(cause: unknown): DomainError {
  return new DomainError('unavailable', { reason: 'storage-away' }, { cause })
}

/** Throws `unavailable` with what S3 said as its cause, for the log. */
export async function refuseAnswer(answer: Response, doing: string): Promise<never> {
  throw storageAway(new Error(`S3 answered ${answer.status} ${errorCode(await answer.text()) ?? ''} to ${doing}`))
}

/** The code of an error that S3 tells in a body: `NoSuchKey`. */
export function errorCode(xml: string): string | undefined {
  return /<Error>.*?<Code>(\w+)<\/Code>/s.exec(xml)?.[1]
}

/** A page of a list (ListObjectsV2). It is flat, and no element of it stands within one of its own name: no parser needed. */
export function listPage(xml: string): { objects: ListedObject[]; isLast: boolean } {
  if (!xml.includes('<ListBucketResult')) throw storageAway(new Error('S3 answered a list with something else'))
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, object = '']) => ({
    key: unescaped(/<Key>(.*?)<\/Key>/s.exec(object)?.[1] ?? ''),
    writtenMs: Date.parse(/<LastModified>(.*?)<\/LastModified>/.exec(object)?.[1] ?? ''),
  }))
  return { objects, isLast: !/<IsTruncated>\s*true\s*<\/IsTruncated>/.test(xml) }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
      if (point === undefined) return ENTITIES[name] ?? whole
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
