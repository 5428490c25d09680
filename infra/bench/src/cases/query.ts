import { type BenchRun, cookieOf } from '../bench-run.ts'
import { type Figure, median, rate } from '../figure.ts'
import { bareChainRate, natsFloor } from '../floors.ts'
import { drive } from '../wrk.ts'

/**
 * A query without SQL through gateway, NATS and the identity service, 50 clients, against bare NATS request/reply with 64 in flight:
 * the library with its default options. The note says what a bare fastify route in front of bare NATS gives.
 * The identity service lives in the gateway's process, so this is one process doing both sides of the wire.
 */
export async function queryCase(run: BenchRun): Promise<Figure[]> {
  const cookie = await cookieOf(run, 'shiyan-leader')
  const { address } = run.platform.ready
  const floors: number[] = []
  const trpc: number[] = []
  const rest: number[] = []
  const chains: number[] = []
  let p99Ms = 0
  for (let round = 0; round < 3; round++) {
    floors.push(await natsFloor(run.natsUrl, run.seconds))
    chains.push(await bareChainRate(run.natsUrl, run.seconds, run.dir))
    for (const [rates, path] of [
      [trpc, '/trpc/identity.roles.list?input=%7B%7D'],
      [rest, '/api/v1/roles'],
    ] as const) {
      const result = await drive({
        url: address + path,
        connections: 50,
        seconds: run.seconds,
        script: getWith(cookie),
        dir: run.dir,
      })
      if (result.failed > 0) throw new Error(`${result.failed} requests failed`)
      rates.push(result.perSecond)
      p99Ms = result.p99Ms
    }
  }
  const floor = median(floors)
  const beside = `a bare fastify route that asks bare NATS: ${Math.round(median(chains))} 1/s`
  return [
    rate('query-trpc', median(trpc), floor, 0.5, beside),
    rate('query-rest', median(rest), floor, 0.5, `p99 ${p99Ms} ms; ${beside}`),
  ]
}

/** Lua for wrk: GET with a session. */
export function getWith(cookie: string): string {
  return `wrk.headers["Cookie"] = ${JSON.stringify(cookie)}`
}
