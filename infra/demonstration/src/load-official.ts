import { parseArgs } from 'node:util'
import { DivisionLevel, toDivisionCode } from '@zhanwang/kernel/division-code'
import { openApi } from './api.ts'
import { bySignIn, type Credentials } from './credentials.ts'
import { divisionPassword } from './env.ts'
import { officialDivisions, type Selection } from './official-divisions.ts'
import { publishDivisions } from './publish-divisions.ts'
import { progress, say, sentenceOf } from './say.ts'
import { asPublished, correctThreePlaces } from './three-places.ts'

const USAGE = `载入官方行政区划名录的任一部分 | Loads any part of the official list of divisions into a running platform
  --under <code>      区划代码,可多次给出 | a division with all below it; may be given several times
  --all               全国 | the whole country (about 665,000 divisions)
  --down-to <level>   最低层级 | the lowest level: county, township or village (default: village)
  --as-published      不作三地更正 | without this project's corrections for the three places
  --address <url>     平台地址 | the platform's address (default: http://127.0.0.1:8080)
  --username <name>   以此账号登录,密码放在环境变量 ZHANWANG_PASSWORD | signs in, with the password in ZHANWANG_PASSWORD
  --code <code>       该账号设有第二因子时的动态验证码 | the code of its second factor, where it has one
账号须有 division.maintain(系统管理员) | the account needs division.maintain, which the system administrator holds`

const OPTIONS = {
  under: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  'down-to': { type: 'string', default: 'village' },
  'as-published': { type: 'boolean', default: false },
  address: { type: 'string', default: 'http://127.0.0.1:8080' },
  username: { type: 'string' },
  code: { type: 'string' },
  help: { type: 'boolean' },
} as const

try {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help || (!values.under && !values.all)) {
    console.log(USAGE)
    process.exitCode = values.help ? 0 : 1
  } else {
    const credentials = await credentialsOf(values.address, values.username, values.code)
    const downTo = DivisionLevel.parse(values['down-to'])
    const selection: Selection = values.all ? { downTo } : { downTo, under: (values.under ?? []).map(toDivisionCode) }
    const list = officialDivisions(selection)
    const rows = values['as-published'] ? asPublished(list) : correctThreePlaces(list)
    const tell = progress((done) => say(`已载入 ${done} 个`, `${done} so far`))
    const { created, changed, unchanged } = await publishDivisions(openApi(values.address, credentials), rows, tell)
    say(
      `完成:新增 ${created},变更 ${changed},未变 ${unchanged}`,
      `Done: ${created} new, ${changed} changed, ${unchanged} as they were`,
    )
  }
} catch (error) {
  console.error(`未能全部载入,可再次运行接着载入  |  Not all was loaded; run it again to go on: ${sentenceOf(error)}`)
  process.exitCode = 1
}

function credentialsOf(address: string, username: string | undefined, code: string | undefined): Promise<Credentials> {
  const password = divisionPassword()
  if (username && password) return bySignIn(address, username, password, code)
  throw new Error('请给出 --username 和 ZHANWANG_PASSWORD | give --username and ZHANWANG_PASSWORD')
}
