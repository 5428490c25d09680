import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import { ROUTE_PERMISSIONS, type RoutePermission } from '@zhanwang/domain-station-registry/approval-route'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { keysOf, useOptions } from '../locales/use-label.ts'
import { OrderButtons } from './order-buttons.tsx'
import { newStep } from './rule-draft.ts'

const STEPS = ['rule', 'value', 'steps']
const LEVELS = ['township', 'county', 'prefecture', 'province'] as const
type DraftStep = Partial<ApprovalRoute['steps'][number]>

/** The steps of an approval in their order: at which level, by whom, how many people, in how many working days. */
export function RouteEditor() {
  const { t } = useTranslation()
  const options = useOptions()
  const steps: readonly DraftStep[] = Form.useWatch(STEPS) ?? []
  const whole = { style: { width: '100%' }, precision: 0 }
  const needed = [{ required: true, message: t('form.needed') }]
  return (
    <fieldset className="field-list">
      <legend>{t('rules.steps')}</legend>
      <p className="quiet">{t('rules.stepsHint')}</p>
      <Form.List name={STEPS}>
        {(fields, { add, remove, move }) => (
          <>
            <ol className="rule-lines">
              {fields.map((field, index) => (
                <li key={field.key} className="rule-line">
                  <div className="rule-line-head">
                    <span className="quiet">{t('rules.stepNumber', { number: index + 1 })}</span>
                    <OrderButtons
                      name={steps[field.name]?.name || t('rules.stepNumber', { number: index + 1 })}
                      index={index}
                      count={fields.length}
                      onMove={move}
                      onRemove={() => remove(field.name)}
                    />
                  </div>
                  <div className="field-pair">
                    <Form.Item
                      name={[field.name, 'name']}
                      label={t('rules.step.name')}
                      rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
                    >
                      <Input maxLength={40} />
                    </Form.Item>
                    <Form.Item
                      name={[field.name, 'level']}
                      label={t('rules.step.level')}
                      dependencies={[STEPS]}
                      rules={[
                        ...needed,
                        ({ getFieldValue }) => ({
                          validator: () =>
                            descends(getFieldValue(STEPS), field.name)
                              ? Promise.reject(new Error(t('rules.stepDescends')))
                              : Promise.resolve(),
                        }),
                      ]}
                    >
                      <Select options={LEVELS.map((value) => ({ value, label: t(`divisions.levels.${value}`) }))} />
                    </Form.Item>
                    <Form.Item
                      name={[field.name, 'permission']}
                      label={t('rules.step.permission')}
                      dependencies={[[...STEPS, field.name, 'level']]}
                      rules={[
                        ...needed,
                        ({ getFieldValue }) => ({
                          validator: (_, permission: RoutePermission) =>
                            isHeldAt(permission, getFieldValue([...STEPS, field.name, 'level']))
                              ? Promise.resolve()
                              : Promise.reject(new Error(t('rules.nobodyHolds'))),
                        }),
                      ]}
                    >
                      <Select options={options(ROUTE_PERMISSIONS)} />
                    </Form.Item>
                  </div>
                  <div className="field-pair">
                    <Form.Item name={[field.name, 'people']} label={t('rules.step.people')} rules={needed}>
                      <InputNumber min={1} max={5} {...whole} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'workingDays']} label={t('rules.step.workingDays')} rules={needed}>
                      <InputNumber min={1} max={60} {...whole} />
                    </Form.Item>
                  </div>
                </li>
              ))}
            </ol>
            <Button type="dashed" disabled={fields.length >= 6} onClick={() => add(newStep())}>
              {t('rules.addStep')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function descends(steps: readonly DraftStep[], line: number): boolean {
  const [before, level] = [steps[line - 1]?.level, steps[line]?.level]
  const rank = (of: string | undefined) => LEVELS.map(String).indexOf(of ?? '')
  return line > 0 && rank(level) < rank(before)
}

function isHeldAt(permission: string, level: string): boolean {
  const known = keysOf(ROUTE_PERMISSIONS).find((each) => each === permission)
  const levels: readonly string[] = known ? ROUTE_PERMISSIONS[known].levels : []
  return levels.includes(level)
}
