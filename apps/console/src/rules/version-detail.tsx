import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { EndRuleDialog } from './end-rule-dialog.tsx'
import { type RuleVersion, ruleKind } from './rule-rows.ts'
import { RuleValue } from './rule-value.tsx'

/** What a version says, who published it and why it ended; who may, ends it here. */
export function VersionDetail({ version }: { readonly version: RuleVersion }) {
  const { t } = useTranslation()
  const label = useLabel()
  const holds = useHolds()
  const [ending, setEnding] = useState(false)
  const { id, kind, state, replacedBy, publishedBy, publishedAt, endReason, scopePath } = version
  const mayEnd = holds('rule.maintain', scopePath) && (state === 'running' || state === 'coming')
  const name = label(ruleKind(kind).name)
  return (
    <div className="stack">
      <p className="quiet">
        {t('rules.publishedBy', { name: publishedBy, at: instantText(publishedAt) })}
        {replacedBy === null ? null : ` ${t(state === 'withdrawn' ? 'rules.corrected' : 'rules.replaced')}`}
        {endReason ? ` ${t('rules.endedBecause', { reason: endReason })}` : null}
      </p>
      <RuleValue rule={version} />
      {mayEnd ? (
        <div>
          <Button onClick={() => setEnding(true)}>{t('rules.end')}</Button>
        </div>
      ) : null}
      {ending ? <EndRuleDialog id={id} name={name} onClose={() => setEnding(false)} /> : null}
    </div>
  )
}
