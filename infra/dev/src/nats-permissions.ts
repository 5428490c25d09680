import type { NatsPermissions } from '@zhanwang/local-servers/nats-server'
import type { Service } from './services.ts'

/**
 * What a service may do on NATS: answer its context's requests, publish its context's events and its word to open pages,
 * read events through JetStream, and nothing in another's name. Answers need no permission (the server allows one to each
 * request that came). The gateway alone may ask the others, and hears what open pages are told of.
 */
export function natsPermissions({
  name,
  context,
  isGateway,
}: Pick<Service, 'name' | 'context' | 'isGateway'>): NatsPermissions {
  const own = [`zw.event.${context}.>`, `zw.live.${context}.>`]
  return {
    publish: [...own, '$JS.API.>', '$JS.ACK.>', ...(isGateway ? ['zw.rpc.>', '$SRV.>'] : [])],
    subscribe: [`zw.rpc.${context}.>`, '$SRV.>', `_INBOX.${name}.>`, ...(isGateway ? ['zw.event.>', 'zw.live.>'] : [])],
  }
}
