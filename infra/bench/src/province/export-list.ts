import type { RestClient } from '@zhanwang/journeys/rest-client'
import { expectOk } from './import-ledger.ts'

const POLL_MS = 20

/** Exports the stations that the client may see, and fetches the file. Returns the seconds and how many bytes came. */
export async function exportStations(
  client: RestClient,
  format: 'csv' | 'xlsx',
): Promise<{ seconds: number; bytes: number }> {
  const startedAt = performance.now()
  const { job } = await expectOk(client.post('/stations/export', { format, kind: ['room'] }))
  for (;;) {
    const { job: found } = await expectOk(client.get(`/jobs/station-registry/${job}`))
    if (found.state === 'failed') throw new Error(`the export failed: ${found.problem}`)
    if (found.state === 'done') break
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  const file = await fetch(`${client.address}/api/v1/jobs/station-registry/${job}/file`, { headers: client.headers })
  if (!file.ok) throw new Error(`the export's file: ${file.status}`)
  const { byteLength } = await file.arrayBuffer()
  return { seconds: (performance.now() - startedAt) / 1000, bytes: byteLength }
}
