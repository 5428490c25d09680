import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'
import { EndRuleDialog } from './end-rule-dialog.tsx'
import { RulePeriod } from './rule-period.tsx'
import { type BindingRule, ruleKind } from './rule-rows.ts'
import { RuleSummary } from './rule-summary.tsx'
import { RuleValue } from './rule-value.tsx'

interface Props {
  readonly rule: BindingRule
  /** The division that it binds. */
  readonly division: string
  readonly mayMaintain: boolean
}

/** One rule that binds the division: what it says, whose it is, by which document and from when. */
export function RuleCard({ rule, division, mayMaintain }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [shown, setShown] = useState(false)
  const [ending, setEnding] = useState(false)
  const kind = ruleKind(rule.kind)
  const name = label(kind.name)
  const isOwn = rule.division === division
  return (
    <article className="panel rule-card" aria-label={name}>
      <header className="row">
        <h3>{name}</h3>
        {rule.divisionName === null ? (
          <Mark>{t('rules.origin.builtIn')}</Mark>
        ) : (
          <Mark tone={isOwn ? 'green' : 'blue'}>
            {isOwn ? t('rules.origin.own') : t('rules.origin.inherited', { name: rule.divisionName })}
          </Mark>
        )}
      </header>
      <p>
        <RuleSummary rule={rule} />
      </p>
      <p className="quiet">
        {rule.sourceDocument ? (
          <>
            {rule.sourceDocument} <RulePeriod rule={rule} />
          </>
        ) : (
          label(kind.about)
        )}
      </p>
      <div className="row">
        <button type="button" className="link-button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'rules.hideContent' : 'rules.showContent')}
          <span className="visually-hidden"> {name}</span>
        </button>
        {mayMaintain ? (
          <Link to="/rules/publish" search={{ rule: rule.kind }}>
            {t(isOwn ? 'rules.publishNext' : 'rules.publishOwn')}
            <span className="visually-hidden"> {name}</span>
          </Link>
        ) : null}
        {mayMaintain && isOwn ? (
          <Button size="small" onClick={() => setEnding(true)}>
            {t('rules.end')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        ) : null}
      </div>
      {shown ? <RuleValue rule={rule} /> : null}
      {ending && rule.id ? <EndRuleDialog id={rule.id} name={name} onClose={() => setEnding(false)} /> : null}
    </article>
  )
}
