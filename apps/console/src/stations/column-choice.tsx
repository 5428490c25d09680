import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { STATION_COLUMNS, type StationColumn } from './use-chosen-columns.ts'

interface Props {
  readonly chosen: readonly StationColumn[]
  readonly onChange: (columns: readonly StationColumn[]) => void
}

export function ColumnChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation()
  const boxes = (
    <Checkbox.Group
      className="column-boxes"
      value={[...chosen]}
      options={STATION_COLUMNS.map((value) => ({ value, label: t(`station.${value}`) }))}
      onChange={(values) => onChange(values)}
    />
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('stations.columns')} content={boxes}>
      <Button>{t('stations.columns')}</Button>
    </Popover>
  )
}
