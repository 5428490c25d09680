import { logTail } from '@zhanwang/local-servers/log-tail'

/** A program that was to run to its end and did not succeed. */
export class ProgramFailed extends Error {
  readonly program: string
  readonly logFile: string

  constructor(program: string, logFile: string, reason: string) {
    super(`${program} failed (${reason}); last lines of ${logFile}:\n${logTail(logFile)}`)
    this.name = 'ProgramFailed'
    this.program = program
    this.logFile = logFile
  }
}
