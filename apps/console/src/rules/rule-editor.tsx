import { ChecklistEditor } from './checklist-editor.tsx'
import { HolidaysEditor } from './holidays-editor.tsx'
import { RouteEditor } from './route-editor.tsx'
import type { RuleKindCode } from './rule-rows.ts'

/** The fields of a rule of one kind, below `rule.value` in the form. */
export function RuleEditor({ kind }: { readonly kind: RuleKindCode }) {
  switch (kind) {
    case 'acceptance-checklist.station':
    case 'acceptance-checklist.room':
    case 'acceptance-checklist.hub':
    case 'acceptance-checklist.guidance-center':
      return <ChecklistEditor />
    case 'approval-route.establishment':
    case 'approval-route.acceptance':
      return <RouteEditor />
    case 'local-holidays':
      return <HolidaysEditor />
  }
}
