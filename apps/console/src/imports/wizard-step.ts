import type { ImportState } from '@zhanwang/domain-ledger/import'

export const WIZARD_STEPS = ['upload', 'columns', 'check', 'apply', 'done'] as const
export type WizardStep = (typeof WIZARD_STEPS)[number]

/** Where an import stands on the clerk's way; what failed or was cancelled stands where nothing more follows. */
export function stepOf(state: ImportState): WizardStep {
  switch (state) {
    case 'reading':
      return 'upload'
    case 'mapping':
      return 'columns'
    case 'checking':
      return 'check'
    case 'checked':
    case 'applying':
      return 'apply'
    case 'applied':
    case 'failed':
    case 'cancelled':
      return 'done'
  }
}
