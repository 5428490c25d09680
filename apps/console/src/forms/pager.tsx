import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DEFAULT_PAGE_SIZE, PAGE_SIZES } from './page-search.ts'
import type { PageTurner } from './use-page-turner.ts'

interface Props {
  readonly turner: PageTurner
  readonly size?: number | undefined
  /** Without it the page size is not offered. */
  readonly onSize?: (size: number) => void
}

/** Previous and next; no page numbers, because counting a large list costs more than showing it. */
export function Pager({ turner, size = DEFAULT_PAGE_SIZE, onSize }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="row pager" aria-label={t('pager.label')}>
      <Button disabled={!turner.previous} onClick={() => turner.previous?.()}>
        {t('pager.previous')}
      </Button>
      <Button disabled={!turner.next} onClick={() => turner.next?.()}>
        {t('pager.next')}
      </Button>
      {onSize ? (
        <Select
          aria-label={t('pager.size')}
          value={size}
          onChange={onSize}
          options={PAGE_SIZES.map((value) => ({ value, label: t('pager.sizeOf', { count: value }) }))}
        />
      ) : null}
    </nav>
  )
}
