import { type DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import { preferredLanguage } from '@zhanwang/kernel/localized-text'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ErrorReader } from './error-text.ts'

/** RFC 9457 problem details, as every REST route answers an error. */
export const Problem = z.object({
  type: z.string().describe('about:blank: the meaning is in `code`'),
  title: z.string().describe('The text for the reader, in the language of Accept-Language'),
  status: z.int(),
  code: z.string(),
  reason: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
    .optional()
    .describe('The fields of the input that are wrong'),
  retry: z
    .enum(['never', 'later', 'same-command'])
    .describe('`later`: nothing happened, safe to send again; `same-command`: only under the same Idempotency-Key'),
  correlationId: z.string().describe('Names this request in the logs'),
})

/** Answers an error as `application/problem+json`. */
export function replyProblem(reply: FastifyReply, request: FastifyRequest, error: DomainError, read: ErrorReader) {
  const { http, retry } = ERROR_CODES[error.code]
  const language = preferredLanguage(request.headers['accept-language'])
  const { text, ...rest } = read(error, language, request.id)
  return reply
    .code(http)
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: text, status: http, retry, ...rest }))
}
