import { z } from 'zod'

// Without this zod probes `new Function` when a schema is made, which the gateway's content security policy reports.
// Schemas are made when their modules load, so everything else loads after it.
z.config({ jitless: true })
const { start } = await import('./start.tsx')
await start()
