import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'
import type { ReadinessReport } from './readiness.ts'

export interface HealthServerOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly ready: () => Promise<ReadinessReport>
  readonly registry: Registry
}

export interface HealthServer {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Serves `/livez` (200 while the event loop turns), `/readyz` (200 or 503, with the checks) and `/metrics`.
 * Node's own server: three answers without input need no framework, and a service at rest is mostly what it has loaded.
 * Throws when the port is taken.
 */
export async function startHealthServer({ host, port, ready, registry }: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  return {
    port: isAddress(address) ? address.port : port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(url: string, response: ServerResponse): Promise<void> {
    switch (url.split('?', 1)[0]) {
      case '/livez':
        return send(response, 200, 'text/plain', 'ok\n')
      case '/readyz': {
        const report = await ready()
        return send(response, report.ready ? 200 : 503, 'application/json', JSON.stringify(report))
      }
      case '/metrics':
        return send(response, 200, registry.contentType, await registry.metrics())
      default:
        return send(response, 404, 'text/plain', 'not found\n')
    }
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
