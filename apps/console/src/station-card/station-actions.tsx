import type { EndingStep } from '@zhanwang/domain-station-registry/closing'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { LIFE_CYCLE, type OrderedStep, orderedStepsFrom } from '@zhanwang/domain-station-registry/life-cycle'
import type { Station } from '@zhanwang/domain-station-registry/station'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permission, useHolds } from '../api/me.ts'
import { useLabel } from '../locales/use-label.ts'
import { DetailsDialog } from './details-dialog.tsx'
import { EndingDialog } from './ending-dialog.tsx'
import { ModeDialog } from './mode-dialog.tsx'
import { PremisesDialog } from './premises-dialog.tsx'
import { StepDialog } from './step-dialog.tsx'

const CHANGES = ['changeDetails', 'changePremises', 'changeMode'] as const
type Change = (typeof CHANGES)[number]
type Action = OrderedStep | Change

const FORWARD: readonly Action[] = ['resume']
const ENDING: readonly Action[] = ['close', 'merge']

/** What the reader may do with a station: the steps its status allows, as far as they hold the permission there. */
export function StationActions({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const label = useLabel()
  const holds = useHolds()
  const [action, setAction] = useState<Action>()
  const may = (name: Action) => {
    const { permission } = stationRegistry.procedures.stations[name]
    return permission !== undefined && holds(permission as Permission, station.scopePath)
  }
  const steps = orderedStepsFrom(station.status).filter(may)
  const ended = station.status === 'closed' || station.status === 'merged'
  const changes = ended ? [] : CHANGES.filter(may)
  const close = () => setAction(undefined)
  if (steps.length + changes.length === 0) return <p className="quiet">{t(ended ? 'card.ended' : 'card.readOnly')}</p>
  return (
    <div className="row">
      {steps.map((step) => (
        <Button
          key={step}
          type={FORWARD.includes(step) ? 'primary' : 'default'}
          danger={ENDING.includes(step)}
          onClick={() => setAction(step)}
        >
          {label(LIFE_CYCLE[step])}
        </Button>
      ))}
      {changes.map((change) => (
        <Button key={change} onClick={() => setAction(change)}>
          {t(`card.${change}`)}
        </Button>
      ))}
      {action === 'changeDetails' ? <DetailsDialog station={station} onClose={close} /> : null}
      {action === 'changePremises' ? <PremisesDialog station={station} onClose={close} /> : null}
      {action === 'changeMode' ? <ModeDialog station={station} onClose={close} /> : null}
      {action === 'close' || action === 'merge' ? (
        <EndingDialog step={action} station={station} onClose={close} />
      ) : null}
      {action && isPlainStep(action) ? <StepDialog step={action} station={station} onClose={close} /> : null}
    </div>
  )
}

/** A step that needs a day and a reason and nothing else. */
function isPlainStep(action: Action): action is Exclude<OrderedStep, EndingStep> {
  return action in LIFE_CYCLE && !ENDING.includes(action)
}
