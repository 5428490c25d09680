import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { choicesOf } from '@zhanwang/domain-ledger/ledger-choices'
import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  type OrganizationKind,
  type OrganizationLevel,
} from './organization.ts'

const KIND_WORDS: Record<OrganizationKind, readonly string[]> = {
  'civil-affairs': ['民政部门', '民政局机关', '民政'],
  'social-work-department': ['社工部', '社会工作部门'],
  'township-government': ['乡镇政府', '乡镇', '街道', '街道办', '街道办事处', '乡镇人民政府', '镇政府', '乡政府'],
  agency: ['社工服务机构', '社会工作服务机构', '社会工作机构', '民办非企业', '民办非企业单位', '社会服务机构', '机构'],
  dispatch: ['派遣公司', '劳务公司', '劳务派遣', '人力资源公司', '劳务派遣机构'],
  college: ['院校', '高校', '大学', '科研院所', '科研机构', '学院'],
  association: ['社团', '协会', '社会工作协会', '社工协会', '基金会'],
  department: ['部门', '单位', '机关', '事业单位', '其他'],
}

const LEVEL_WORDS: Record<OrganizationLevel, readonly string[]> = {
  national: ['国家', '部级', '中央'],
  province: ['省', '省(区、市)', '自治区级'],
  prefecture: ['市', '州级', '市(州)', '地市级', '市州级'],
  county: ['县', '区级', '区', '县(市、区)', '区县级', '县区级'],
  township: ['乡镇级', '街道级', '乡镇', '镇级'],
}

const GRADES = {
  1: { zh: '1A', en: '1A' },
  2: { zh: '2A', en: '2A' },
  3: { zh: '3A', en: '3A' },
  4: { zh: '4A', en: '4A' },
  5: { zh: '5A', en: '5A' },
} as const
const GRADE_WORDS = {
  1: ['A', 'A级', '1A级', '1'],
  2: ['AA', 'AA级', '2A级', '2'],
  3: ['AAA', 'AAA级', '3A级', '3'],
  4: ['AAAA', 'AAAA级', '4A级', '4'],
  5: ['AAAAA', 'AAAAA级', '5A级', '5'],
} as const

/** 社工机构名录, as bureaus keep it: the headers of their lists, and those of the platform's own export. */
export const ORGANIZATION_LEDGER: Ledger = {
  code: 'organizations',
  title: { zh: '单位名录', en: 'Organizations' },
  columns: [
    {
      key: 'code',
      kind: 'code',
      maxLength: 40,
      required: true,
      header: { zh: '统一社会信用代码', en: 'Credit code' },
      aliases: ['信用代码', '社会信用代码', '统一信用代码', '统一代码', '机构代码', '代码'],
      hint: { zh: '18 位', en: '18 characters' },
    },
    {
      key: 'name',
      kind: 'text',
      maxLength: 100,
      isName: true,
      required: true,
      header: { zh: '单位名称', en: 'Name' },
      aliases: ['机构名称', '名称', '单位', '社工机构', '社工机构名称', '社会组织名称', '公司名称', '机构'],
    },
    {
      key: 'kind',
      kind: 'choice',
      choices: choicesOf(ORGANIZATION_KINDS, KIND_WORDS),
      header: { zh: '单位类型', en: 'Kind' },
      aliases: ['类型', '类别', '机构类型', '单位类别', '组织类型', '机构类别', '机构性质', '单位性质'],
      hint: { zh: '不填则按信用代码推定', en: 'Where empty, told by the credit code' },
    },
    {
      key: 'level',
      kind: 'choice',
      choices: choicesOf(ORGANIZATION_LEVELS, LEVEL_WORDS),
      header: { zh: '级别', en: 'Level' },
      aliases: ['层级', '登记级别', '注册级别', '单位级别'],
      hint: { zh: '不填则同建档行政区划的级别', en: 'Where empty, that of the division that keeps the record' },
    },
    {
      key: 'division',
      kind: 'text',
      maxLength: 60,
      isName: true,
      header: { zh: '建档行政区划', en: 'Kept by' },
      aliases: [
        '所属县',
        '县',
        '县区',
        '区县',
        '县(市、区)',
        '县市区',
        '所属地区',
        '地区',
        '所在地',
        '注册地',
        '登记地',
      ],
      hint: { zh: '管理这条记录的市(州)或县;不填则为您所在的行政区划', en: 'Where empty, your own division' },
    },
    {
      key: 'divisionCode',
      kind: 'code',
      maxLength: 12,
      header: { zh: '行政区划代码', en: 'Division code' },
      aliases: ['区划代码'],
    },
    {
      key: 'authority',
      kind: 'text',
      maxLength: 100,
      isName: true,
      header: { zh: '登记管理机关', en: 'Registering authority' },
      aliases: ['登记机关', '注册机关', '业务主管单位', '登记管理部门', '主管部门'],
    },
    {
      key: 'representative',
      kind: 'text',
      maxLength: 50,
      isName: true,
      header: { zh: '法定代表人', en: 'Representative' },
      aliases: ['法人', '法人代表', '法定代表人(负责人)', '负责人', '机构负责人', '单位负责人'],
    },
    {
      key: 'foundedOn',
      kind: 'date',
      header: { zh: '成立日期', en: 'Founded on' },
      aliases: ['成立时间', '注册时间', '注册日期', '登记日期', '登记时间', '成立登记日期'],
    },
    {
      key: 'grade',
      kind: 'choice',
      choices: choicesOf(GRADES, GRADE_WORDS),
      header: { zh: '评估等级', en: 'Grade' },
      aliases: ['等级', '社会组织评估等级', '社会组织等级', '评估级别', '等级评估'],
      hint: { zh: '1A 至 5A;填写时须有评定日期', en: '1A to 5A; needs the day on which it was given' },
    },
    {
      key: 'ratedOn',
      kind: 'date',
      header: { zh: '评定日期', en: 'Graded on' },
      aliases: ['评估时间', '评估日期', '评定时间', '等级评定日期', '授牌时间'],
    },
    {
      key: 'gradeValidTo',
      kind: 'date',
      header: { zh: '等级有效期至', en: 'Grade valid to' },
      aliases: ['等级有效期', '有效期至', '评估等级有效期', '有效期', '等级到期日'],
      hint: { zh: '不填则为评定后五年', en: 'Where empty, five years later' },
    },
    {
      key: 'address',
      kind: 'text',
      maxLength: 200,
      header: { zh: '地址', en: 'Address' },
      aliases: ['住所', '办公地址', '注册地址', '单位地址', '机构地址', '详细地址'],
    },
    {
      key: 'contact',
      kind: 'text',
      maxLength: 50,
      isName: true,
      header: { zh: '联系人', en: 'Contact' },
      aliases: ['联系人姓名', '经办人'],
    },
    {
      key: 'phone',
      kind: 'code',
      maxLength: 30,
      header: { zh: '联系电话', en: 'Telephone' },
      aliases: ['电话', '联系方式', '手机', '手机号码', '办公电话'],
    },
    {
      key: 'remark',
      kind: 'text',
      maxLength: 500,
      header: { zh: '备注', en: 'Remark' },
      aliases: ['说明', '备注说明'],
    },
  ],
  ignored: [
    { header: '序号', reason: { zh: '行号不需要导入', en: 'Row numbers are not taken over' } },
    { header: '编号', reason: { zh: '行号不需要导入', en: 'Row numbers are not taken over' } },
    { header: '名单', reason: { zh: '列入、移出名单须逐件登记', en: 'Lists are recorded one by one' } },
    { header: '注销日期', reason: { zh: '注销须逐件登记', en: 'Dissolutions are recorded one by one' } },
    { header: '社工数', reason: { zh: '平台目前不保存人员情况', en: 'The platform does not keep staff yet' } },
    { header: '持证人数', reason: { zh: '平台目前不保存人员情况', en: 'The platform does not keep staff yet' } },
  ],
}
