/** Whoever reads a page moves or touches something within this time. */
const PRESENT_MS = 60_000

let touchedAt = Date.now()
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll']) {
  window.addEventListener(
    sign,
    () => {
      touchedAt = Date.now()
    },
    { passive: true, capture: true },
  )
}

/**
 * Whether somebody is at the page. What a page that nobody is at asks by itself must not keep the session from ending
 * idle (等保 2.0).
 */
export function isAttended(): boolean {
  return Date.now() - touchedAt < PRESENT_MS
}
