/** The station's code in the address of its public page: `/p/ST-420304101-01`. A code is typed in small letters too. */
export function codeInPath(path: string): string {
  const [, , code = ''] = path.split('/')
  try {
    return decodeURIComponent(code).trim().toUpperCase()
  } catch {
    return code
  }
}
