import { runStart } from './run-start.ts'
import { platform } from './services.ts'

process.exit(await runStart(process.argv.slice(2), platform))
