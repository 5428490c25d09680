import type { Readable } from 'node:stream'
import { MAX_UPLOAD_BYTES } from '@zhanwang/files/accepted-types'
import type { Uploads } from '@zhanwang/files/uploads'
import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Authenticate } from '../authentication/principal.ts'
import { admit } from '../forward.ts'
import { uploadQuota } from './upload-quota.ts'

/** A sender that is silent for so long has gone. */
const SILENT_MS = 60_000

/** Longer than a name may be: it is cut, not refused. */
const Query = z.object({ name: z.string().max(1_000).default('') })

export interface UploadParts {
  readonly uploads: Uploads
  readonly authenticate: Authenticate
}

/**
 * `POST /api/v1/files?name=…`: the body is the file as it is, whatever its Content-Type says. Any signed-in account may
 * send one: what becomes of it, the command that it hands the ticket to decides.
 */
export function uploadRoutes({ uploads, authenticate }: UploadParts) {
  const quota = uploadQuota()
  return async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    // Fastify would refuse one that is malformed.
    app.addHook('onRequest', async ({ raw }) => {
      raw.headers['content-type'] = undefined
    })
    // Not read here: the handler takes the stream, once it knows who sends it.
    app.addContentTypeParser('*', async (_request: FastifyRequest, content: Readable) => content)
    // What is left of a refused body would be taken for the next request, or waited for without end.
    app.addHook('onSend', async ({ raw }, reply) => {
      if (!raw.complete) reply.header('connection', 'close')
    })
    app.post('/files', async (request, reply) => {
      const { actor } = await admit(authenticate, request, 'files.upload')
      const query = Query.safeParse(request.query)
      if (!query.success) throw new DomainError('invalid-input', { reason: 'request-malformed' })
      const announced = Number(request.headers['content-length'] ?? 0)
      const counted = quota.begin(actor.id, Math.min(announced, MAX_UPLOAD_BYTES))
      const { raw } = request
      // The request loses its socket when it breaks off.
      const { socket } = raw
      const before = socket.bytesRead
      const giveUp = () => raw.destroy()
      socket.setTimeout(SILENT_MS)
      raw.once('timeout', giveUp)
      let keptBytes = 0
      try {
        const staged = await uploads.stage({ name: query.data.name, accountId: actor.id, content: raw, announced })
        keptBytes = staged.file.size
        reply.type('application/json')
        return JSON.stringify(staged)
      } finally {
        counted.end(Math.max(keptBytes, socket.bytesRead - before))
        raw.off('timeout', giveUp)
        // Before the answer goes: what then limits the silence between two requests is set with it.
        socket.setTimeout(0)
      }
    })
  }
}
