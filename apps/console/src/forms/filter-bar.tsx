import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from './use-narrow.ts'
import './filter-bar.css'

interface Props {
  /** What to look for in words; without it the list is not searched. */
  readonly text?: SearchedText
  /** What stays at hand on a narrow screen, too. */
  readonly atHand?: ReactNode
  /** The choices; on a narrow screen they open on demand. */
  readonly children: ReactNode
  readonly onClear: () => void
}

interface SearchedText {
  readonly value: string | undefined
  readonly label: string
  readonly hint: string
  /** Undefined where nothing is looked for. */
  readonly onSearch: (text: string | undefined) => void
  /** For the key `/` (use-list-keys.ts). */
  readonly box: RefObject<InputRef | null>
}

/** What narrows a list: the search, the choices, and a way to drop all of them. */
export function FilterBar({ text, atHand, children, onClear }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  return (
    <search className="row filter-bar" aria-label={t('filters.title')}>
      {text ? (
        <Input.Search
          ref={text.box}
          key={text.value ?? ''}
          className="filter-text"
          defaultValue={text.value}
          allowClear
          maxLength={60}
          aria-label={text.label}
          placeholder={text.hint}
          onSearch={(typed) => text.onSearch(typed.trim() || undefined)}
        />
      ) : null}
      {atHand}
      {narrow ? (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('filters.title')}
        </Button>
      ) : null}
      {narrow && !open ? null : (
        <>
          {children}
          <Button onClick={onClear}>{t('filters.clear')}</Button>
        </>
      )}
    </search>
  )
}
