import { Switch } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { devicePlace } from './device-place.ts'
import { keepPlace, placeIsKept } from './place-consent.ts'

/** Asks whether the place is to be kept with photos, and says what for; the browser then asks once more. */
export function PlaceSwitch() {
  const { t } = useTranslation()
  const id = useId()
  const { id: account } = useMe().account
  const [isKept, setKept] = useState(() => placeIsKept(account))
  const [refused, setRefused] = useState(false)
  // Browsers tell their place to pages that came over TLS only.
  const possible = window.isSecureContext
  const change = async (wanted: boolean) => {
    setRefused(false)
    const isAllowed = wanted && (await devicePlace()) !== null
    setRefused(wanted && !isAllowed)
    keepPlace(account, isAllowed)
    setKept(isAllowed)
  }
  return (
    <div className="place-switch">
      <div className="row">
        <Switch id={id} checked={isKept} disabled={!possible} onChange={(wanted) => void change(wanted)} />
        <label htmlFor={id}>{t('photos.place')}</label>
      </div>
      <p className="quiet">
        {t(possible ? 'photos.placeWhy' : 'photos.placeNeedsTls')} {refused ? t('photos.placeRefused') : null}
      </p>
    </div>
  )
}
