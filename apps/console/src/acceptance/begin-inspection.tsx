import type { Station } from '@zhanwang/domain-station-registry/station'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { today } from '../forms/today.ts'
import { ReinspectDialog } from './reinspect-dialog.tsx'

interface Props {
  readonly station: Station
  readonly hasChecklist: boolean
}

/** The first step of a file, for whoever may take it in the station's state; else what has to happen before. */
export function BeginInspection({ station, hasChecklist }: Props) {
  const { t } = useTranslation()
  const holds = useHolds()
  const [reinspecting, setReinspecting] = useState(false)
  const begin = useCommand(
    (_: string, send: SendOptions) =>
      client.registry.acceptance.begin.mutate({ code: station.code, on: today() }, send),
    () => undefined,
  )
  if (!hasChecklist) return <p className="quiet">{t('acceptance.noChecklist')}</p>
  const { status, scopePath, code } = station
  if (status === 'preparing') {
    return (
      <>
        <p className="quiet">{t('acceptance.beginNote')}</p>
        {begin.error ? <ProblemAlert error={begin.error} /> : null}
        {holds('station.apply', scopePath) ? (
          <div className="row">
            <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate(code)}>
              {t('acceptance.begin')}
            </Button>
          </div>
        ) : null}
      </>
    )
  }
  const mayReinspect = (status === 'operating' || status === 'rectifying') && holds('station.supervise', scopePath)
  if (!mayReinspect) return <p className="quiet">{t('acceptance.noneOpen')}</p>
  return (
    <div className="row">
      <Button onClick={() => setReinspecting(true)}>{t('acceptance.reinspect')}</Button>
      {reinspecting ? <ReinspectDialog station={station} onClose={() => setReinspecting(false)} /> : null}
    </div>
  )
}
