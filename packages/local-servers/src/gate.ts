import type { Writable } from 'node:stream'

/** A command to spawn with a pipe as its standard input. */
export interface GatedCommand {
  readonly command: string
  readonly args: readonly string[]
}

/**
 * The command behind a gate: spawned with a pipe as its standard input it waits, and becomes the program, under the same
 * process id, when {@link openGate} is called. Should we be killed before that, even in the midst of the spawn, the pipe
 * closes and it ends: so no program ever runs that the watchdog has not been told of. A program that can't be run ends
 * with 126 or 127 and a line on its standard error. Windows has no such shell: there the program begins at once.
 */
export function gated(command: string, args: readonly string[]): GatedCommand {
  if (process.platform === 'win32') return { command, args }
  return { command: '/bin/sh', args: ['-c', 'read -r go && exec "$@" </dev/null', 'sh', command, ...args] }
}

/** Lets the program begin, with an empty standard input. To be called once the watchdog has been told. */
export function openGate(stdin: Writable | null): void {
  // It was ended before it began, which 'exit' reports.
  stdin?.on('error', () => undefined)
  stdin?.end('\n')
}
