import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageSettings } from '@zhanwang/files/storage'
import { z } from 'zod'

export interface S3Server extends AsyncDisposable {
  /** Of its only bucket. */
  readonly settings: Omit<StorageSettings, 'FILES_DIR'>
  /** Cuts every connection once so many bytes more came to the server (`up`) or from it (`down`), and lets none in any more. */
  cutAfter(bytes: number, way: 'up' | 'down'): Promise<void>
  /** How many connections are open. */
  connections(): number
  /** Lets connections in again. */
  mend(): void
}

/** A server that speaks S3 and checks signatures, behind a line that can be cut. */
export async function s3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'zhanwang-s3-'))
  const program = join(import.meta.dirname, 's3-process.ts')
  const server = fork(program, [directory], { execArgv: ['--openssl-legacy-provider'] })
  const ended = once(server, 'exit')
  const [port] = z.tuple([z.number(), z.unknown()]).parse(await once(server, 'message'))
  const sockets = new Set<Socket>()
  const left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY }
  let cut = false
  let whenCut: () => void = () => undefined
  const cutAll = () => {
    cut = true
    for (const socket of sockets) socket.destroy()
    whenCut()
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
        if (left[way] < 0) cutAll()
      })
      from.pipe(to)
    }
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  return {
    settings: {
      FILES_S3_URL: `http://127.0.0.1:${(line.address() as AddressInfo).port}/zhanwang`,
      FILES_S3_REGION: 'us-east-1',
      FILES_S3_ACCESS_KEY_ID: 'S3RVER',
      FILES_S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    cutAfter(bytes, way) {
      const { promise, resolve } = Promise.withResolvers<void>()
      whenCut = resolve
      left[way] = bytes
      if (bytes === 0) cutAll()
      return promise
    },
    connections: () => sockets.size / 2,
    mend() {
      cut = false
      left.up = left.down = Number.POSITIVE_INFINITY
    },
    async [Symbol.asyncDispose]() {
      cutAll()
      line.close()
      server.kill()
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}
