import { type ConnectionOptions, type NatsConnection, NatsConnectionImpl, setTransportFactory } from 'nats'
import { NodeTransport, nodeResolveHost } from 'nats/lib/node_transport.js'

/**
 * The library's transport, with what one turn of the event loop sends in one write. By itself it writes as soon as its caller
 * pauses: of fifty HTTP requests that arrive together, each on a connection of its own, every one would be a write here and
 * a wake-up of the server. What is sent waits for no more than the sockets that can be read already.
 */
class BatchedTransport extends NodeTransport {
  override _send(frame: Uint8Array): Promise<void> {
    const { socket } = this
    // None after a close, whatever the type says.
    if (socket?.writableCorked === 0) {
      socket.cork()
      setImmediate(() => socket.uncork())
    }
    return super._send(frame)
  }
}

/** The library's `connect` with that transport. */
export function connectBatched(options: ConnectionOptions): Promise<NatsConnection> {
  setTransportFactory({ factory: () => new BatchedTransport(), dnsResolveFn: nodeResolveHost })
  return NatsConnectionImpl.connect(options)
}
