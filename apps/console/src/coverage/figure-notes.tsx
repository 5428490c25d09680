import { useTranslation } from 'react-i18next'

/** Up to here a note is read at a glance and stays open. */
const SHORT_LENGTH = 24

/** What a reader must know about a figure: short notes as they are, long ones folded so that the figures stay comparable. */
export function FigureNotes({ notes }: { readonly notes: readonly string[] }) {
  const { t } = useTranslation()
  const long = notes.filter((note) => note.length > SHORT_LENGTH)
  return (
    <>
      {notes
        .filter((note) => note.length <= SHORT_LENGTH)
        .map((note) => (
          <p key={note} className="figure-note">
            {note}
          </p>
        ))}
      {long.length > 0 ? (
        <details className="figure-note">
          <summary>{t('coverage.notes')}</summary>
          {long.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </details>
      ) : null}
    </>
  )
}
