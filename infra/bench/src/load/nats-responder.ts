import { answerEcho } from './answer-echo.ts'
import { connectBare } from './connect-bare.ts'

// The other side of the bare request/reply floor: a process of its own, as a service is.
await answerEcho(await connectBare(process.argv[2] ?? ''))
