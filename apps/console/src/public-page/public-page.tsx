import { fillText, type Language } from '@zhanwang/kernel/localized-text'
import { useEffect, useState } from 'react'
import { chosenLanguage, LANGUAGE_TAGS, rememberLanguage } from '../locales/language.ts'
import { CardView, type Say } from './card-view.tsx'
import { type Found, fetchPublicCard } from './fetch-public-card.ts'
import { WORDS } from './words.ts'

/** What a telephone shows that has scanned the code of a station, without an account. */
export function PublicPage({ code }: { readonly code: string }) {
  const [language, setLanguage] = useState<Language>(chosenLanguage)
  const [found, setFound] = useState<Found>()
  const [attempt, setAttempt] = useState(0)
  const say: Say = (text, params) => fillText(text, language, params)

  useEffect(() => {
    const asking = new AbortController()
    setFound(undefined)
    void fetchPublicCard(code, asking.signal).then((answer) => {
      if (!asking.signal.aborted) setFound(answer)
    })
    return () => asking.abort()
  }, [code, attempt])

  const title = found?.kind === 'card' ? found.card.name : WORDS.title[language]
  useEffect(() => {
    document.title = title
    document.documentElement.lang = LANGUAGE_TAGS[language]
  }, [title, language])

  const other = language === 'zh' ? 'en' : 'zh'
  const change = () => {
    rememberLanguage(other)
    setLanguage(other)
  }
  return (
    <>
      <header>
        <span>{say(WORDS.title)}</span>
        <button type="button" lang={LANGUAGE_TAGS[other]} onClick={change}>
          {say(WORDS.other)}
        </button>
      </header>
      <main aria-live="polite">
        {found ? <Shown found={found} code={code} say={say} onAgain={() => setAttempt(attempt + 1)} /> : null}
        {found ? null : <p>{say(WORDS.loading)}</p>}
      </main>
    </>
  )
}

interface ShownProps {
  readonly found: Found
  readonly code: string
  readonly say: Say
  readonly onAgain: () => void
}

function Shown({ found, code, say, onAgain }: ShownProps) {
  switch (found.kind) {
    case 'card':
      return <CardView card={found.card} say={say} />
    case 'unknown':
      return (
        <>
          <h1>{say(WORDS.unknown, { code })}</h1>
          <p>{say(WORDS.unknownAdvice)}</p>
        </>
      )
    case 'busy':
    case 'failed':
      return (
        <>
          <h1>{say(WORDS[found.kind])}</h1>
          <button type="button" className="button" onClick={onAgain}>
            {say(WORDS.again)}
          </button>
        </>
      )
  }
}
