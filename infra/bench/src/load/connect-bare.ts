import { connect, type NatsConnection } from 'nats'

/** The library's own connection with its default options; only the credentials are taken from the URL, which it does not read. */
export function connectBare(url: string): Promise<NatsConnection> {
  const { host, username, password } = new URL(url)
  return connect({
    servers: host,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  })
}
