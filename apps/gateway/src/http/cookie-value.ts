/** The value as it was sent, undecoded; undefined where the `Cookie` header holds no such cookie. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const text = part.trim()
    if (text.startsWith(`${name}=`)) return text.slice(name.length + 1)
  }
  return undefined
}
