import { defineEvent } from '@zhanwang/kernel/event'
import { PublishedRule } from './rule.ts'

/** A version of a rule was published, ended, replaced or moved with its division. Aggregate id: the version's id. */
export function ruleChanged<const Context extends string>(context: Context) {
  return defineEvent({
    context,
    type: 'rule-changed',
    version: 1,
    state: PublishedRule,
    live: { permission: 'rule.read', place: ({ scopePath }) => scopePath },
    golden: {
      id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
      kind: 'local-holidays',
      value: { days: [{ date: '2026-11-18', name: '建州纪念日' }] },
      division: '5325',
      divisionName: '红河哈尼族彝族自治州',
      scopePath: '/53/5325/',
      sourceDocument: '红河州人民政府放假通知(2026)',
      validFrom: '2026-01-01',
      validTo: null,
      withdrawn: false,
      replacedBy: null,
      version: 1,
    },
  })
}
