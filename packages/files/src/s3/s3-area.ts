import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Uuid } from '@zhanwang/kernel/ids'
import { openArea, type StorageArea } from '../storage-area.ts'
import { errorCode, listPage, refuseAnswer, storageAway } from './s3-answer.ts'
import type { SendS3 } from './s3-client.ts'

export interface S3Place {
  readonly send: SendS3
  readonly bucket: string
  /** The area's name, with which its keys begin. */
  readonly name: string
  /** The folder, on this host, of what is not finished. */
  readonly dir: string
}

/** An area in a bucket: `<name>/<id>`. What is not finished stays on its writer's host, whose sweep takes it away. */
export function openS3Area({ send, bucket, name, dir }: S3Place): StorageArea {
  const unfinished = openArea(dir)
  const key = (id: string) => objectKey(name, id)
  const has = async (id: Uuid) => {
    const answer = await send({ method: 'HEAD', key: key(id) })
    if (answer.ok) return true
    return answer.status === 404 ? false : refuseAnswer(answer, 'a look')
  }
  const remove = async (id: Uuid) => {
    const answer = await send({ method: 'DELETE', key: key(id) })
    if (answer.ok) return void (await answer.body?.cancel())
    const text = await answer.clone().text()
    if (errorCode(text) !== 'NoSuchKey') await refuseAnswer(answer, 'a removal')
  }
  return {
    unfinished: unfinished.unfinished,
    async finish(path, id) {
      const answer = await send({ method: 'PUT', key: key(id), content: await contentOf(path) })
      if (!answer.ok) await refuseAnswer(answer, 'an upload')
      await answer.body?.cancel()
      await rm(path, { force: true })
    },
    async adopt(from, id) {
      if (await has(id)) return true
      const source = `/${bucket}/${objectKey(from, id)}`
      const answer = await send({ method: 'PUT', key: key(id), headers: { 'x-amz-copy-source': source } })
      const text = await answer.text()
      if (errorCode(text) === 'NoSuchKey') return has(id)
      // A copy may be answered with 200 before it is made, and fail in the body.
      if (!answer.ok || !text.includes('<CopyObjectResult'))
        throw storageAway(new Error(`S3 answered ${answer.status} ${errorCode(text) ?? ''} to a copy`))
      return true
    },
    async read(id, range) {
      const ended = new AbortController()
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const answer = await send({ method: 'GET', key: key(id), headers, signal: ended.signal })
      if (answer.status !== (range ? 206 : 200)) {
        if (answer.ok) ended.abort()
        const text = answer.ok ? '' : await answer.text()
        if (errorCode(text) === 'NoSuchKey') return undefined
        throw storageAway(new Error(`S3 answered ${answer.status} ${errorCode(text) ?? ''} to a read`))
      }
      const content = Readable.from(chunksOf(answer), { objectMode: false })
      // Also for a reader that leaves before the first byte: the generator has not begun then.
      content.once('close', () => ended.abort())
      return content
    },
    has,
    remove,
    async *list() {
      for await (const entry of unfinished.list()) if (entry.isUnfinished) yield entry
      const prefix = `${name}/`
      for (let after = ''; ; ) {
        const query = { 'list-type': '2', prefix, ...(after && { 'start-after': after }) }
        const answer = await send({ method: 'GET', query })
        if (!answer.ok) await refuseAnswer(answer, 'a list')
        const { objects, isLast } = listPage(await answer.text())
        for (const { key, writtenMs } of objects)
          yield { name: key.slice(prefix.length), writtenMs, isUnfinished: false }
        after = objects.at(-1)?.key ?? ''
        if (isLast || !after) break
      }
    },
    removeEntry: (entry) => (entry.isUnfinished ? unfinished.removeEntry(entry) : remove(Uuid.parse(entry.name))),
  }
}

/** Throws for whatever is no area's name and no id: nothing else becomes part of a key. */
function objectKey(area: string, id: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(area)) throw new Error('not the name of an area')
  return `${area}/${Uuid.parse(id)}`
}

async function contentOf(path: string): Promise<{ path: string; size: number; digest: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { path, size: (await stat(path)).size, digest: hash.digest('hex') }
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body
  } catch (cause) {
    throw storageAway(cause)
  }
}
