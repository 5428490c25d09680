import { isNoSpace, PlainError } from '@zhanwang/local-servers/plain-error'
import { ServerNotReady } from '@zhanwang/local-servers/server'
import { noSpace } from './disk-space.ts'
import { ProgramFailed } from './program-failed.ts'

/** What to print for an error: the sentence it carries, the one for a full disk, or that it is not foreseen, with its stack. */
export function describeFailure(error: unknown, dir: string): string {
  if (error instanceof PlainError) return error.message
  if (isNoSpace(error)) return noSpace(dir, 'ENOSPC').message
  if (error instanceof ProgramFailed) {
    return `${error.program} 未成功；原因见日志 ${error.logFile}，排除后重新运行即可，已完成的部分不会重做。\nRemove the reason and run it again; what is done is kept.\n${error.message}`
  }
  if (error instanceof ServerNotReady) {
    return `${error.server} 未能启动；原因见日志 ${error.logFile}，排除后重新运行即可。\nRemove the reason and run it again.\n${error.message}`
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `未能完成，原因如下；日志在 ${dir}/logs。\nThis did not succeed, for the reason below; logs are in ${dir}/logs.\n${detail}`
}
