import { createReadStream } from 'node:fs'
import { openStorage } from '@zhanwang/files/storage'
import { createTicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads } from '@zhanwang/files/uploads'
import { ACCOUNT, jwkPair } from './storage.ts'

// Stages one file and does nothing else, for a test that kills it: `node staging-process.ts <settings as JSON> <file>`.
const [settings = '', path = ''] = process.argv.slice(2)
const uploads = openUploads({
  storage: await openStorage(JSON.parse(settings)),
  sign: await createTicketSigner(jwkPair().privateJwk),
})
await uploads.stage({ name: 'a.txt', accountId: ACCOUNT, content: createReadStream(path) })
