import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyRequest } from 'fastify'

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/** Whether an address to listen on is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/**
 * Refuses a request that names another host than this machine. A foreign page whose name is made to point here (DNS
 * rebinding) is of the same origin to its browser; the name that it asks for is what gives it away.
 * Throws `forbidden`.
 */
export function checkLocalHost(request: Pick<FastifyRequest, 'headers'>): void {
  if (!LOCAL_HOST.test(request.headers.host ?? '')) throw new DomainError('forbidden', { reason: 'host-foreign' })
}
