import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, defineContract, query } from '@zhanwang/kernel/contract'
import { defineEvent } from '@zhanwang/kernel/event'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { exportJWK, generateKeyPair } from 'jose'
import { sql } from 'kysely'
import { z } from 'zod'
import { reaction } from '../src/reaction.ts'
import type { ServiceDefinition } from '../src/start-service.ts'

export const bookCounted = defineEvent({
  context: 'library',
  type: 'book-counted',
  version: 1,
  state: z.object({ code: z.string() }),
  golden: { code: 'b-1' },
})

export const library = defineContract({
  context: 'library',
  title: { zh: '图书', en: 'Library' },
  reasons: {},
  indicators: [],
  procedures: {
    books: {
      count: command({
        summary: { zh: '清点', en: 'Count' },
        input: z.strictObject({ code: z.string() }),
        output: z.object({ code: z.string() }),
        permission: 'book.count',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /books',
      }),
      wait: query({
        summary: { zh: '等待', en: 'Wait' },
        input: z.strictObject({ seconds: z.number() }),
        output: z.object({}),
        scope: 'signed-in',
        sensitivity: 'L1',
        rest: 'GET /wait',
      }),
    },
  },
})

/** A whole service that hears its own event. `heard` is called for each once, after its effect is sure to be committed. */
export function libraryService(heard: (code: string) => void): ServiceDefinition<typeof library, PlatformTables> {
  return {
    name: 'library',
    version: '1.0.0',
    contract: library,
    handlers: ({ db }) => ({
      books: {
        count: ({ code }, call) =>
          db.command(call, async (tx) => {
            tx.audit({ subjectType: 'book', subjectId: code, scopePath: '/', division: null })
            tx.emit(bookCounted, { aggregateId: code, aggregateVersion: 1, state: { code } })
            return { code }
          }),
        async wait({ seconds }) {
          await sql`select pg_sleep(${seconds})`.execute(db.read)
          return {}
        },
      },
    }),
    reactions: ({ db }) => [
      reaction(db, {
        consumer: 'library-counted',
        event: bookCounted,
        apply: async (state) => heard(state.code),
      }),
    ],
    jobs: () => [],
  }
}

/** Key files and the other variables of a service, in a folder that goes with the test. */
export async function libraryEnvironment(databaseUrl: string, natsUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'zhanwang-service-kit-'))
  const token = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const seal = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const tokenFile = join(folder, 'token.json')
  const sealFile = join(folder, 'seal.json')
  await writeFile(tokenFile, JSON.stringify(await exportJWK(token.publicKey)))
  await writeFile(sealFile, JSON.stringify(await exportJWK(seal.privateKey)))
  return {
    folder,
    tokenPrivateJwk: await exportJWK(token.privateKey),
    variables: {
      DATABASE_URL: databaseUrl,
      NATS_URL: natsUrl,
      PORT: '0',
      ACTOR_TOKEN_PUBLIC_KEY_FILE: tokenFile,
      AUDIT_SEAL_KEY_FILE: sealFile,
      AUDIT_SEAL_DIR: join(folder, 'seals'),
      FILES_DIR: join(folder, 'files'),
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
