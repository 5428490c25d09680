import { OPENINGS, type PublicCard } from '@zhanwang/domain-station-registry/public-card'
import { STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { WORDS } from './words.ts'

export type Say = (text: LocalizedText, params?: Readonly<Record<string, string>>) => string

/** One station: what it is, whether it is open, where to go and whom to ring. */
export function CardView({ card, say }: { readonly card: PublicCard; readonly say: Say }) {
  const { name, code, kind, opening, since, place, successor, provenance, features } = card
  const isThere = opening === 'open' || opening === 'paused'
  return (
    <article>
      <p className="kind">{say(STATION_KINDS[kind])}</p>
      <h1>{name}</h1>
      <p className="code">{code}</p>
      <p className={`opening ${opening}`}>
        <strong>{say(OPENINGS[opening])}</strong>
        {since ? <span>{say(WORDS.since, { on: since })}</span> : null}
      </p>
      {successor ? (
        <p>
          <a className="button" href={`/p/${successor.code}`}>
            {say(WORDS.go, { name: successor.name })}
          </a>
        </p>
      ) : null}
      {opening === 'closed' ? <p>{say(WORDS.closed)}</p> : null}
      <dl>
        <dt>{say(WORDS.place)}</dt>
        <dd>{place.join(' · ')}</dd>
        {isThere ? <Reach card={card} say={say} /> : null}
        {features.length > 0 ? (
          <>
            <dt>{say(WORDS.features)}</dt>
            {features.map(({ text }) => (
              <dd key={text}>{text}</dd>
            ))}
          </>
        ) : null}
      </dl>
      {provenance === 'demonstration' || provenance === 'article' ? (
        <p className="origin">{say(WORDS[provenance])}</p>
      ) : null}
    </article>
  )
}

function Reach({ card: { address, phone }, say }: { readonly card: PublicCard; readonly say: Say }) {
  return (
    <>
      <dt>{say(WORDS.address)}</dt>
      <dd>{address || say(WORDS.none)}</dd>
      <dt>{say(WORDS.phone)}</dt>
      <dd>{phone ? <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a> : say(WORDS.none)}</dd>
    </>
  )
}
