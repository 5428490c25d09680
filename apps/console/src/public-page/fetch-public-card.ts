import { PublicCard } from '@zhanwang/domain-station-registry/public-card'

/** What asking for a station came to: its card, or why there is none to show. */
export type Found =
  | { readonly kind: 'card'; readonly card: PublicCard }
  | { readonly kind: 'unknown' | 'busy' | 'failed' }

/** Asks for a station's public card, over REST: the console's client and its session are no part of this page. */
export async function fetchPublicCard(code: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(`/api/v1/public/stations/${encodeURIComponent(code)}`, {
    signal,
    credentials: 'omit',
  }).catch(() => undefined)
  if (!response) return { kind: 'failed' }
  // A code that is none at all is as unknown as one that nobody has.
  if (response.status === 404 || response.status === 400) return { kind: 'unknown' }
  if (response.status === 429) return { kind: 'busy' }
  const card = response.ok ? PublicCard.safeParse(await response.json().catch(() => null)) : undefined
  return card?.success ? { kind: 'card', card: card.data } : { kind: 'failed' }
}
