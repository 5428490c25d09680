import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Whether this very process listens on the TCP port (IPv4), as the operating system knows it: an answer from the port
 * alone may come from another program that took it first. Where the system can't be asked (neither Linux nor macOS) it
 * says true.
 */
export function listensOn(pid: number, port: number): boolean {
  if (process.platform === 'linux') return holdsSocket(pid, listeningInodes(port))
  if (process.platform !== 'darwin') return true
  try {
    execFileSync('lsof', ['-nP', '-a', '-p', String(pid), `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { stdio: 'ignore' })
    return true
  } catch {
    // Its exit code 1 says that there is none.
    return false
  }
}

/** Columns of /proc/net/tcp (proc(5)): the second is the local address, the fourth the state (0A: listening), the tenth the inode. */
function listeningInodes(port: number): Set<string> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Set(
    rows.flatMap(([, local, , state, , , , , , inode]) =>
      local?.endsWith(suffix) && state === '0A' && inode !== undefined ? [`socket:[${inode}]`] : [],
    ),
  )
}

function holdsSocket(pid: number, sockets: ReadonlySet<string>): boolean {
  const folder = `/proc/${pid}/fd`
  return entries(folder).some((descriptor) => {
    try {
      return sockets.has(readlinkSync(`${folder}/${descriptor}`))
    } catch {
      // Closed since it was listed.
      return false
    }
  })
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // The process has ended.
    return []
  }
}
