import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import type { AcceptanceChecklist } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { ROUTE_PERMISSIONS } from '@zhanwang/domain-station-registry/approval-route'
import type { LocalHolidays } from '@zhanwang/domain-station-registry/local-holidays'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import type { RuleContent } from './rule-rows.ts'

/** What a rule says, item by item. */
export function RuleValue({ rule }: { readonly rule: RuleContent }) {
  switch (rule.kind) {
    case 'acceptance-checklist.station':
    case 'acceptance-checklist.room':
    case 'acceptance-checklist.hub':
    case 'acceptance-checklist.guidance-center':
      return <Checklist checklist={rule.value} />
    case 'approval-route.establishment':
    case 'approval-route.acceptance':
      return <Route route={rule.value} />
    case 'local-holidays':
      return <Holidays holidays={rule.value} />
  }
}

function Checklist({ checklist }: { readonly checklist: AcceptanceChecklist }) {
  const { t } = useTranslation()
  const { rectifyDays, reinspectMonths } = checklist
  return (
    <div className="stack">
      <AdaptiveTable
        rows={checklist.items}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            title: t('rules.item.name'),
            className: 'wrapped',
            render: ({ name, about }) => (
              <>
                <strong>{name}</strong>
                {about ? <div className="quiet">{about}</div> : null}
              </>
            ),
          },
          { key: 'weight', title: t('rules.item.weight'), className: 'numbers', render: ({ weight }) => weight },
          {
            key: 'required',
            title: t('rules.item.required'),
            render: ({ required }) => t(required ? 'common.yes' : 'common.no'),
          },
          {
            key: 'evidence',
            title: t('rules.item.evidence'),
            render: ({ evidence }) => t(`rules.evidence.${evidence}`),
          },
        ]}
      />
      <p className="quiet">
        {t('rules.rectifyDaysOf', { days: rectifyDays })}
        {reinspectMonths === null
          ? t('rules.noReinspection')
          : t('rules.reinspectMonthsOf', { months: reinspectMonths })}
      </p>
    </div>
  )
}

function Route({ route }: { readonly route: ApprovalRoute }) {
  const { t } = useTranslation()
  const label = useLabel()
  const permissions: Readonly<Record<string, { zh: string; en: string }>> = ROUTE_PERMISSIONS
  return (
    <ol className="rule-steps">
      {route.steps.map(({ name, level, permission, people, workingDays }, index) => {
        const words = permissions[permission]
        return (
          <li key={index}>
            <strong>{name}</strong>{' '}
            <span className="quiet">
              {t('rules.stepText', {
                level: t(`divisions.levels.${level}`),
                permission: words ? label(words) : permission,
                people,
                days: workingDays,
              })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Holidays({ holidays: { days } }: { readonly holidays: LocalHolidays }) {
  const { t } = useTranslation()
  if (days.length === 0) return <p className="quiet">{t('rules.noHolidays')}</p>
  return (
    <ul className="rule-days">
      {days.map(({ date, name }) => (
        <li key={date}>
          <span className="numbers">{date}</span> {name}
        </li>
      ))}
    </ul>
  )
}
