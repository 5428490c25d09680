import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type DivisionRow, TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { type DivisionNode, divisionTree } from './division-tree.ts'
import { MADE_UP } from './made-up.ts'
import { SEED } from './network.ts'
import type { PlannedStation } from './planned-station.ts'

const HONGHE = '5325'
const { found, recordMeeting, settleDecision } = stationRegistry.procedures.leadingGroups

/** A leading group as it is founded. */
export type PlannedGroup = z.input<typeof found.input>

/**
 * 红河州: 州、县、乡(镇)三级分别成立领导小组 (domain 1C): one of the prefecture, of each of its 13 counties, and of each of the 135
 * townships that have a station. That they are there the article says; days, people and meetings are made up. A pure function.
 */
export function planGroups(rows: readonly DivisionRow[], stations: readonly PlannedStation[]): PlannedGroup[] {
  const tree = divisionTree(rows)
  const hosts = new Set(stations.filter(({ found }) => found.kind === 'station').map(({ found }) => found.division))
  const townships = tree.below(HONGHE, TOWNSHIP_KINDS).filter(({ code }) => hosts.has(code))
  return [
    group(tree.get(HONGHE), '2021-05-01'),
    ...tree.below(HONGHE, ['county']).map((place) => group(place, '2021-05-20')),
    ...townships.map((place) => group(place, '2021-06-15')),
  ]
}

function group({ code, name, kind }: DivisionNode, foundedOn: string): PlannedGroup {
  const government = kind === 'subdistrict' ? `${name}办事处` : `${name}人民政府`
  const bureau = code.length === 9 ? '民政办' : '民政局'
  return {
    name: `${name}社工站建设工作领导小组`,
    division: code,
    foundedOn,
    office: `${name}${bureau}`,
    remark: MADE_UP,
    provenance: 'article',
    members: [
      { role: 'head', name: '演示人员甲', unit: government, post: '分管负责人' },
      { role: 'deputy', name: '演示人员乙', unit: `${name}${bureau}`, post: '负责人' },
      { role: 'office', name: '演示人员丙', unit: `${name}${bureau}`, post: '经办负责人' },
    ],
  }
}

/** Founds the groups; that of the prefecture has met. Done again after a kill, nothing is there twice. */
export async function foundGroups(business: Api, plan: readonly PlannedGroup[]): Promise<void> {
  for (const planned of plan) {
    const idOf = (step: string) => commandIdOf(`${SEED}/leading-group/${planned.division}/${step}`)
    const { id } = found.output.parse(await business.send(found.rest, planned, idOf('found')))
    if (planned.division !== HONGHE) continue
    const meeting = {
      ...{ id, on: '2025-11-20', topic: '研究全州社工站建设推进情况(演示)', summary: MADE_UP },
      decisions: [
        {
          text: '各县市年底前完成社工站标牌和制度上墙情况自查(演示)',
          ticket: { kind: 'premises', dueOn: '2025-12-31' },
        },
        { text: '将社工站建设纳入年度民政工作要点(演示)' },
      ],
    }
    const met = recordMeeting.output.parse(await business.send(recordMeeting.rest, meeting, idOf('meeting')))
    const settled = { id: met.id, sequence: 1, on: '2025-12-20', result: '已纳入(演示)' }
    await business.send(settleDecision.rest, settled, idOf('settle'))
  }
}
