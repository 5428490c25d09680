/** Where the browser tests look for a browser. */
export function browserPath(): { named: string | undefined; path: string } {
  return { named: process.env.ZHANWANG_BROWSER, path: process.env.PATH ?? '' }
}
