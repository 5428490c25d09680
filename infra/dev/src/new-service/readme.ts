import type { ServiceNames } from './names.ts'

/** The README of a new service: what every one of them says, to be filled as it grows. */
export function readme({ kebab, zh, en }: ServiceNames): string {
  return `# ${zh} ${kebab}

${zh}。 ${en}.

规则在 \`packages/domain/${kebab}\`(纯函数),这里只装载、决定、保存。
The rules are pure functions in \`packages/domain/${kebab}\`; the use cases here load, decide and save, one a file.

## 过程 Procedures

契约是唯一的清单:\`packages/domain/${kebab}/src/contract.ts\`。 The contract is the only list.

## 事件 Events

- 收入 in: \`station-registry.division-changed.v1\`(区划投影 / the divisions of this database).

## 表 Tables

| 表 table | 内容 |
| --- | --- |
| \`division_projection\` | 站点登记的行政区划 / the registry's divisions |

另有平台表,见 \`packages/persistence\`。 Beside them stand the platform's tables.

## 单独运行 Run it alone

与 [station-registry](../station-registry/README.md#单独运行-run-it-alone) 相同,变量也相同。 As the station registry does, with the same variables.

## 告警 Alerts

与 [station-registry](../station-registry/README.md#告警-alerts) 相同。 Those of the station registry.
`
}
