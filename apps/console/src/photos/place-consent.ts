/** Kept for one person on one device, and forgotten when they sign out. */
const key = (account: string) => `zhanwang.photos.place.${account}`

/** Whether the person allowed that the device's place is kept with photos. */
export function placeIsKept(account: string): boolean {
  return localStorage.getItem(key(account)) === 'yes'
}

export function keepPlace(account: string, isKept: boolean): void {
  if (isKept) localStorage.setItem(key(account), 'yes')
  else localStorage.removeItem(key(account))
}
