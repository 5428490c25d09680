import { runProgram } from './run-program.ts'

process.exit(runProgram('infra/bench/src/main.ts', process.argv.slice(2)))
