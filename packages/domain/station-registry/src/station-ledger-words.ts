import { choicesOf } from '@zhanwang/domain-ledger/ledger-choices'
import {
  OPERATING_MODES,
  type OperatingMode,
  PREMISES_TYPES,
  type PremisesType,
  STATION_KINDS,
  STATION_STATUSES,
  type StationKind,
  type StationStatus,
} from './station.ts'

const KIND_WORDS: Record<StationKind, readonly string[]> = {
  'guidance-center': ['社工指导中心', '社会工作指导中心', '市级指导中心', '县级指导中心', '社工服务指导中心'],
  hub: ['总站', '县级总站', '区级总站', '县总站', '县(市、区)社工总站', '县级社工总站', '社会工作服务总站'],
  station: [
    '站',
    '乡镇站',
    '街道站',
    '乡镇社工站',
    '街道社工站',
    '乡镇(街道)社工站',
    '镇社工站',
    '乡社工站',
    '乡镇',
    '街道',
    '社工服务站',
    '社会工作服务站',
  ],
  room: ['室', '村社工室', '社区社工室', '村(社区)社工室', '社工服务室', '社会工作服务室', '社工服务点', '村', '社区'],
}

const MODE_WORDS: Record<OperatingMode, readonly string[]> = {
  agency: ['机构运营', '政府购买服务', '购买服务', '社工机构运营', '专业机构', '机构承接', '项目购买'],
  'entrusted-hub': ['委托总站', '总站委托运营', '总站运营', '委托总站运营'],
  dispatch: ['派遣', '劳务派遣制', '劳务'],
  direct: ['直接聘用', '直聘社工', '自聘', '直接招聘', '政府直聘'],
  integrated: ['整合', '整合自有人员', '整合自有力量', '自有人员', '自运营', '自建'],
}

const PREMISES_WORDS: Record<PremisesType, readonly string[]> = {
  independent: ['独立', '独立场所', '单独办公', '专用场所'],
  shared: ['合署', '共用', '合用', '合并办公', '共享场所'],
}

const STATUS_WORDS: Record<StationStatus, readonly string[]> = {
  preparing: ['筹建中', '在建', '建设中', '筹备'],
  'awaiting-acceptance': ['待验收中', '已建待验收', '验收中'],
  operating: ['运行中', '正常', '正常运行', '运营', '运营中', '已运行', '在用'],
  rectifying: ['整改中'],
  suspended: ['暂停运行', '停用', '停运'],
  closed: ['已撤销', '注销', '已注销'],
  merged: ['已合并'],
}

/** What ledgers write for the kinds of stations, operating modes, premises and statuses. */
export const LEDGER_CHOICES = {
  kind: choicesOf(STATION_KINDS, KIND_WORDS),
  mode: choicesOf(OPERATING_MODES, MODE_WORDS),
  premises: choicesOf(PREMISES_TYPES, PREMISES_WORDS),
  status: choicesOf(STATION_STATUSES, STATUS_WORDS),
} as const
