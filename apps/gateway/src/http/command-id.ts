import { DomainError } from '@zhanwang/kernel/errors'
import { CommandId } from '@zhanwang/kernel/ids'
import type { FastifyRequest } from 'fastify'

/** The id under which a command may be repeated, from the header `Idempotency-Key`. Throws `invalid-input` without a UUID there. */
export function commandIdOf(request: Pick<FastifyRequest, 'headers'>): string {
  const header = request.headers['idempotency-key']
  if (header === undefined) throw new DomainError('invalid-input', { reason: 'command-id-missing' })
  const id = CommandId.safeParse(typeof header === 'string' ? header.toLowerCase() : header)
  if (!id.success) throw new DomainError('invalid-input', { reason: 'command-id-invalid' })
  return id.data
}
