import type { FastifyInstance } from 'fastify'

/** Ant Design writes its styles into the page at run time; nothing else may run or load that this origin did not serve. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Puts the security headers on every reply; with `https` also strict transport security. */
export function addSecurityHeaders(app: FastifyInstance, https: boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
      'x-correlation-id': request.id,
    })
    if (https) reply.header('strict-transport-security', 'max-age=31536000')
    // What depends on who asks is kept by nobody; static files set their own.
    if (/^\/(api|trpc)\b/.test(request.url)) reply.header('cache-control', 'no-store')
    done()
  })
}
