import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import { CHECK_ITEMS, type CheckItemKey } from './acceptance-checklist.ts'

export const STATION_COVERAGE = {
  code: 'station-coverage',
  name: { zh: '站覆盖率', en: 'Station coverage' },
  unit: '%',
  formula: {
    zh: '有 1 个以上运行社工站的乡镇(街道)数 ÷ 乡镇(街道)数;功能区单列',
    en: 'Townships with at least one operating station over townships; functional zones apart',
  },
  source: 'domain 5.1; 湖北日报(十堰:119 个乡镇(街道)、另有 5 个开发区(林区))',
  scale: 2,
  rounding: 'truncate',
  rows: { zh: '乡镇(街道)', en: 'Townships' },
} as const satisfies IndicatorDefinition

export const ROOM_COVERAGE = {
  code: 'room-coverage',
  name: { zh: '室覆盖率', en: 'Room coverage' },
  unit: '%',
  formula: {
    zh: '有 1 个以上运行社工室的村(社区)数 ÷ 村(社区)数',
    en: 'Villages with at least one operating room over villages',
  },
  source: 'domain 5.1; 湖北日报(十堰:716 个村(社区))',
  scale: 2,
  rounding: 'truncate',
  rows: { zh: '村(社区)', en: 'Villages' },
} as const satisfies IndicatorDefinition

export const INDEPENDENT_OFFICE_RATE = {
  code: 'independent-office-rate',
  name: { zh: '独立办公率', en: 'Independent office rate' },
  unit: '%',
  formula: {
    zh: '独立办公的运行乡镇(街道)社工站 ÷ 运行乡镇(街道)社工站(不含社区、农场、功能区)',
    en: 'Operating township stations with independent premises over operating township stations',
  },
  source: 'domain 0, 1C, 5.1; 云南网(红河州:95% 独立办公)',
  scale: 2,
  rounding: 'truncate',
  rows: { zh: '乡镇(街道)社工站', en: 'Township stations' },
} as const satisfies IndicatorDefinition

export const STATIONS_BY_MODE = {
  code: 'stations-by-mode',
  name: { zh: '运营方式构成', en: 'Stations by operating mode' },
  unit: '%',
  formula: {
    zh: '已登记运营方式的运行社工站 ÷ 运行社工站;各方式单列',
    en: 'Operating stations with a recorded mode over operating stations; each mode apart',
  },
  source: 'domain 1B, 2.1; 湖北日报(五个县级单位由专业机构运营)',
  scale: 2,
  rounding: 'truncate',
  rows: { zh: '社工站', en: 'Stations' },
} as const satisfies IndicatorDefinition

export const ACCEPTANCE_RATE = {
  code: 'acceptance-rate',
  name: { zh: '验收达标率', en: 'Acceptance rate' },
  unit: '%',
  formula: {
    zh: '最近一次验收(复查)各项全部达标(如十堰五统一)的运行社工站 ÷ 运行社工站;无验收记录的计入分母,另单列',
    en: 'Operating stations all of whose items were met at their last passed inspection over operating stations; those without one on record stand in the denominator and are counted apart',
  },
  source: 'domain 1B, 5.1; 湖北日报(十堰:五统一基本能落实);各地清单不同,以发布的验收清单为准',
  scale: 2,
  rounding: 'truncate',
  rows: { zh: '社工站', en: 'Stations' },
} as const satisfies IndicatorDefinition

/** One for each well-known item: `acceptance-plaque`. */
function itemRate<const Key extends CheckItemKey>(key: Key) {
  const { zh, en } = CHECK_ITEMS[key]
  return {
    code: `acceptance-${key}` as const,
    name: { zh: `${zh}达标率`, en: `${en}: rate` },
    unit: '%',
    formula: {
      zh: `“${zh}”达标的运行社工站 ÷ 验收清单有此项的运行社工站`,
      en: `Operating stations where this is met (${en}) over operating stations whose checklist asks for it`,
    },
    source: 'domain 1B, 1C, 5.1; 湖北日报(十堰:五统一)、云南网(红河州:四标牌)',
    scale: 2,
    rounding: 'truncate',
    rows: { zh: '社工站', en: 'Stations' },
  } as const satisfies IndicatorDefinition
}

/** What stands behind `acceptance-rate`, item by item. */
export const ITEM_INDICATORS = [
  itemRate('office'),
  itemRate('plaque'),
  itemRate('equipment'),
  itemRate('rules-on-wall'),
  itemRate('uniform'),
  itemRate('mode-board'),
  itemRate('service-board'),
] as const

/** What is shown first. */
export const MAIN_INDICATORS = [
  STATION_COVERAGE,
  ROOM_COVERAGE,
  INDEPENDENT_OFFICE_RATE,
  STATIONS_BY_MODE,
  ACCEPTANCE_RATE,
] as const

export const INDICATORS = [...MAIN_INDICATORS, ...ITEM_INDICATORS] as const
export type RegistryIndicatorCode = (typeof INDICATORS)[number]['code']
