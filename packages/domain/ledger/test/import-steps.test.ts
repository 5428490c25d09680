import { DomainError } from '@zhanwang/kernel/errors'
import { describe, expect, it } from 'vitest'
import { ImportState } from '../src/import.ts'
import { hasEnded, IMPORT_STEPS, type ImportLife, type ImportStep, takeImportStep } from '../src/import-steps.ts'

const life = (state: ImportState, more: Partial<ImportLife> = {}): ImportLife => ({
  state,
  version: 3,
  writable: 5,
  ...more,
})
const STEPS = Object.keys(IMPORT_STEPS) as ImportStep[]

describe('the life of an import', () => {
  it.each([
    ['the columns of a file that was read wait for the clerk', 'reading', 'propose', 'mapping'],
    ['another header is read anew', 'mapping', 'relayout', 'reading'],
    ['confirmed columns are checked', 'mapping', 'check', 'checking'],
    ['a checked import may be checked again under other columns', 'checked', 'check', 'checking'],
    ['a checked import is taken over', 'checked', 'apply', 'applying'],
    ['rows that no longer hold send it back to the check', 'applying', 'checkAgain', 'checking'],
    ['a fault in taking over leaves it ready for another try', 'applying', 'failApply', 'checked'],
    ['it may be cancelled while it is taken over', 'applying', 'cancel', 'cancelled'],
  ] as const)('%s', (_, from, step, to) => {
    expect(takeImportStep(step, life(from))).toBe(to)
  })

  it('an import that has ended takes no step', () => {
    for (const state of ImportState.options.filter(hasEnded)) {
      for (const step of STEPS) expect(() => takeImportStep(step, life(state))).toThrow(DomainError)
    }
  })

  it('every state that has not ended can be left, and be cancelled', () => {
    for (const state of ImportState.options.filter((option) => !hasEnded(option))) {
      expect(takeImportStep('cancel', life(state))).toBe('cancelled')
    }
  })

  it('nothing is taken over that was not checked', () => {
    for (const state of ImportState.options.filter((option) => option !== 'checked')) {
      expect(() => takeImportStep('apply', life(state))).toThrow('import-step-not-allowed')
    }
  })

  it('an import without a new or changed row is not taken over', () => {
    expect(() => takeImportStep('apply', life('checked', { writable: 0 }))).toThrow('import-nothing-to-do')
  })

  it('who has not seen the newest version is refused, whatever the step', () => {
    for (const step of STEPS) expect(() => takeImportStep(step, life('checked'), 2)).toThrow('stale')
    expect(takeImportStep('apply', life('checked'), 3)).toBe('applying')
  })
})
