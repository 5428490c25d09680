import { runProgram } from './run-program.ts'

process.exit(runProgram('infra/demonstration/src/load-official.ts', process.argv.slice(2)))
