import { connectNats } from '@zhanwang/messaging/connection'
import { answerEcho } from './answer-echo.ts'

// The other side of request/reply with the platform's own connection.
await answerEcho(await connectNats({ url: process.argv[2] ?? '', name: 'bench' }))
