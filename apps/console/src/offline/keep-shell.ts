/**
 * Keeps the console on the device, so that it opens without a network after this visit. Only where the page came over TLS
 * or from this machine does a browser offer it; in development nothing is kept.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const keep = () => {
    navigator.serviceWorker
      .register('/service-worker.js')
      // A browser may refuse, as in some private windows: the console then needs a network to open, as any page does.
      .catch((error: unknown) => console.warn('the console is not kept for offline use:', error))
  }
  // After everything that the page itself needs.
  if (document.readyState === 'complete') keep()
  else window.addEventListener('load', keep, { once: true })
}
