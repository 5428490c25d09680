import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'

const ROW_NUMBER: LocalizedText = { zh: '只是行号', en: 'Only the number of the row' }
const SUM: LocalizedText = { zh: '平台自行统计', en: 'The platform counts it itself' }
const NO_AGENCY: LocalizedText = {
  zh: '平台目前不保存运营机构,请仍在原台账中保留',
  en: 'The platform does not keep the operating agency yet; keep it in your ledger',
}
const NO_WORKERS: LocalizedText = {
  zh: '平台目前不保存人员情况,请仍在原台账中保留',
  en: 'The platform does not keep staff yet; keep it in your ledger',
}
const NO_ACCEPTANCE: LocalizedText = {
  zh: '平台目前不保存五统一各项的情况,请仍在原台账中保留',
  en: 'The platform does not keep the five unified items yet; keep it in your ledger',
}

/** Headers of the station ledger that are known and not taken over: what the platform counts itself, or does not keep yet. */
export const LEDGER_IGNORED: Ledger['ignored'] = [
  ...ignore(ROW_NUMBER, '序号', '编号', '序', '行号', 'No.'),
  ...ignore(SUM, '合计', '小计', '站点数', '覆盖率'),
  ...ignore(
    NO_AGENCY,
    '运营机构',
    '运营单位',
    '承接机构',
    '承接单位',
    '社工机构',
    '运营机构名称',
    '机构名称',
    '购买主体',
  ),
  ...ignore(
    NO_WORKERS,
    '社工数',
    '社工人数',
    '专职社工数',
    '社工总数',
    '驻站社工数',
    '驻站社工',
    '人员数',
    '工作人员数',
  ),
  ...ignore(NO_WORKERS, '持证数', '持证人数', '持证社工数', '持证率', '专职社工', '兼职社工', '兼职社工数'),
  ...ignore(
    NO_ACCEPTANCE,
    '五统一',
    '五统一达标',
    '统一安排办公用房',
    '统一挂牌',
    '统一办公设备',
    '统一制度上墙',
    '统一着装',
  ),
  ...ignore(
    NO_ACCEPTANCE,
    '办公用房',
    '标牌',
    '办公设备',
    '制度上墙',
    '着装',
    '统一用房',
    '统一设备',
    '统一制度',
    '统一标识',
  ),
  ...ignore(NO_ACCEPTANCE, '统一名称', '统一标准', '统一管理', '统一场所', '统一设施', '统一人员', '统一标牌'),
  ...ignore(NO_ACCEPTANCE, '场地', '标识', '制度', '人员', '设施', '设备', '服装'),
]

function ignore(reason: LocalizedText, ...headers: readonly string[]): Ledger['ignored'] {
  return headers.map((header) => ({ header, reason }))
}
