import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

// A server that speaks S3 over a folder of its own: `node --openssl-legacy-provider s3-process.ts`. It tells its port, makes
// a bucket of each name that it is told and says so, and ends with its parent. What it makes a list's tokens with, OpenSSL
// has only as legacy.
const directory = await mkdtemp(join(tmpdir(), 'zhanwang-s3-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
process.on('disconnect', () => process.exit())
const server = new S3rver({ address: '127.0.0.1', port: 0, directory, silent: true, configureBuckets: [] })
const { port } = await server.run()
process.on('message', (name: string) => void mkdir(join(directory, name)).then(() => process.send?.({ bucket: name })))
process.send?.({ port })
