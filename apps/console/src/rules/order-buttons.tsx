import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** What the line is called, for those who cannot see which one the buttons stand beside. */
  readonly name: string
  readonly index: number
  readonly count: number
  readonly onMove: (from: number, to: number) => void
  readonly onRemove: () => void
}

/** Moves a line of a list up or down, or takes it away; the buttons keep the keyboard's focus while the line moves. */
export function OrderButtons({ name, index, count, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  const move = (to: number) => {
    onMove(index, to)
    // The browser lets the focus go when the line changes its place; at either end the other button takes it.
    const next = to < index ? [up, down] : [down, up]
    requestAnimationFrame(() => next.find(({ current }) => current && !current.disabled)?.current?.focus())
  }
  return (
    <div className="row order-buttons">
      <Button ref={up} disabled={index === 0} onClick={() => move(index - 1)} aria-label={t('rules.moveUp', { name })}>
        ↑
      </Button>
      <Button
        ref={down}
        disabled={index === count - 1}
        onClick={() => move(index + 1)}
        aria-label={t('rules.moveDown', { name })}
      >
        ↓
      </Button>
      <Button disabled={count === 1} onClick={onRemove} aria-label={t('rules.removeLine', { name })}>
        ✕
      </Button>
    </div>
  )
}
