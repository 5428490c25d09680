import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type { StorageSettings } from '@zhanwang/files/storage'
import { newId } from '@zhanwang/kernel/ids'
import { z } from 'zod'

export interface S3Server extends AsyncDisposable {
  /** Of its bucket. */
  readonly settings: Omit<StorageSettings, 'FILES_DIR'>
  /** Cuts every connection once so many bytes more came to the server (`up`) or from it (`down`), and lets none in any more. */
  cutAfter(bytes: number, way: 'up' | 'down'): Promise<void>
  /** Lets nothing through any more once so many bytes more came to the server, and keeps every connection open. */
  holdAfter(bytes: number): Promise<void>
  /** How many connections are open. */
  connections(): number
  /** Lets connections in again; what was held is cut. */
  mend(): void
}

/** A bucket of a test's own on a server that speaks S3 and checks signatures, behind a line that can be cut. */
export async function s3Server(): Promise<S3Server> {
  const bucket = `zhanwang-${newId()}`
  const port = await serverWith(bucket)
  const sockets = new Set<Socket>()
  const left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY }
  let cut = false
  let whenUsedUp: () => void = () => undefined
  const cutAll = () => {
    cut = true
    for (const socket of sockets) socket.destroy()
  }
  const holdAll = () => {
    for (const socket of sockets) socket.unpipe().pause()
  }
  const line = createServer((near) => {
    if (cut) return near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [from, to, way] of [
      [near, far, 'up'],
      [far, near, 'down'],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('data', (chunk) => {
        left[way] -= chunk.length
        if (left[way] < 0) whenUsedUp()
      })
      from.pipe(to)
    }
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  return {
    settings: {
      FILES_S3_URL: `http://127.0.0.1:${(line.address() as AddressInfo).port}/${bucket}`,
      FILES_S3_REGION: 'us-east-1',
      FILES_S3_ACCESS_KEY_ID: 'S3RVER',
      FILES_S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    cutAfter: (bytes, way) => after(bytes, way, cutAll),
    holdAfter: (bytes) => after(bytes, 'up', holdAll),
    connections: () => sockets.size / 2,
    mend() {
      cutAll()
      cut = false
      left.up = left.down = Number.POSITIVE_INFINITY
    },
    async [Symbol.asyncDispose]() {
      cutAll()
      line.close()
    },
  }

  /** Does it once so many bytes more went that way, and says when. */
  function after(bytes: number, way: 'up' | 'down', what: () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    whenUsedUp = () => {
      what()
      resolve()
    }
    left[way] = bytes
    if (bytes === 0) whenUsedUp()
    return promise
  }
}

/** Starting it takes a second of processor time, so the files that one worker runs share it; it ends with the worker. */
let shared: Promise<{ readonly server: ChildProcess; readonly port: number }> | undefined

/** The port of the server, which has the bucket now. */
async function serverWith(bucket: string): Promise<number> {
  shared ??= startProcess()
  const { server, port } = await shared
  const made = new Promise<void>((resolve) => {
    const hear = (told: unknown) => {
      if (!z.object({ bucket: z.literal(bucket) }).safeParse(told).success) return
      server.off('message', hear)
      resolve()
    }
    server.on('message', hear)
  })
  server.send(bucket)
  await made
  return port
}

async function startProcess() {
  const server = fork(join(import.meta.dirname, 's3-process.ts'), { execArgv: ['--openssl-legacy-provider'] })
  const [{ port }] = z.tuple([z.object({ port: z.number() }), z.unknown()]).parse(await once(server, 'message'))
  server.unref()
  server.channel?.unref()
  return { server, port }
}
