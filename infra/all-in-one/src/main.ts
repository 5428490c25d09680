import { runProcess } from '@zhanwang/service-kit/run-process'
import { variablesOf } from './env.ts'
import { startAll } from './start-all.ts'

runProcess('all-in-one', () => startAll((program) => variablesOf(program)))
