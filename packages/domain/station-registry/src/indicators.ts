import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'

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

export const INDICATORS = [STATION_COVERAGE, ROOM_COVERAGE, INDEPENDENT_OFFICE_RATE, STATIONS_BY_MODE] as const
export type RegistryIndicatorCode = (typeof INDICATORS)[number]['code']
