/** Where the browser tests look for a browser. */
export function browserPath(): { named: string | undefined; path: string } {
  return { named: process.env.ZHANWANG_BROWSER, path: process.env.PATH ?? '' }
}

/** The ready.json of a running demonstration that the journeys go through; undefined where none is named. */
export function readyFile(): string | undefined {
  return process.env.ZHANWANG_READY_FILE
}
