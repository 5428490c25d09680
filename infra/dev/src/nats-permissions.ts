import type { NatsPermissions } from '@zhanwang/local-servers/nats-server'
import type { Service } from './services.ts'

/**
 * What a service may do on NATS: answer its context's requests, publish its context's events and its word to open pages,
 * read events through JetStream, and nothing in another's name. Answers need no permission (the server allows one to each
 * request that came), nor does the acknowledgement of an event, which is such an answer. The gateway alone may ask the
 * others, and hears what open pages are told of.
 *
 * No service may be sent what asks for an answer and gets none: before 2.11, NATS looks through all of those of the last
 * two minutes at every further message, once they are more than 4,096. So `$JS.ACK.>` is not among what may be published
 * (the answers would not count), and events are heard under `zw.stored`, where they ask for nothing.
 */
export function natsPermissions({
  name,
  context,
  isGateway,
}: Pick<Service, 'name' | 'context' | 'isGateway'>): NatsPermissions {
  const own = [`zw.event.${context}.>`, `zw.live.${context}.>`]
  return {
    publish: [...own, '$JS.API.>', ...(isGateway ? ['zw.rpc.>', '$SRV.>'] : [])],
    subscribe: [
      `zw.rpc.${context}.>`,
      '$SRV.>',
      `_INBOX.${name}.>`,
      ...(isGateway ? ['zw.stored.>', 'zw.live.>'] : []),
    ],
  }
}
