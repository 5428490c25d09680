import type { RestClient } from '@zhanwang/journeys/rest-client'

const POLL_MS = 50

/**
 * Uploads a ledger, takes the columns as they are proposed, checks and applies it. Returns the seconds from the upload to
 * the end. Throws where the import fails or a row is faulty.
 */
export async function importLedger(client: RestClient, name: string, content: Uint8Array): Promise<number> {
  const startedAt = performance.now()
  const upload = await fetch(`${client.address}/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'application/octet-stream' },
    body: Buffer.from(content),
  })
  if (!upload.ok) throw new Error(`upload: ${await upload.text()}`)
  const { ticket } = (await upload.json()) as { ticket: string }
  const begun = await expectOk(client.post('/imports/stations', { file: ticket }))
  const path = `/imports/stations/${begun.id}`

  const mapped = await until('mapping')
  const columns = mapped.columns.map(({ column, key }: { column: number; key: string | null }) => ({ column, key }))
  await expectOk(client.post(`${path}/check`, { version: mapped.version, columns, asOf: '2026-01-01' }))
  const checked = await until('checked')
  if (checked.counts.error) throw new Error(`${checked.counts.error} rows are faulty: ${await faults()}`)
  await expectOk(client.post(`${path}/apply`, { version: checked.version }))
  await until('applied')
  return (performance.now() - startedAt) / 1000

  async function until(state: string) {
    for (;;) {
      const { import: found } = await expectOk(client.get(path))
      if (found.state === state) return found
      if (['failed', 'cancelled'].includes(found.state)) throw new Error(`the import failed: ${found.problem}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  async function faults(): Promise<string> {
    const { rows } = await expectOk(client.get(`${path}/rows?outcome=error&limit=3`))
    return JSON.stringify(rows)
  }
}

/** The body of a 200. */
export async function expectOk(answer: ReturnType<RestClient['get']>) {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
