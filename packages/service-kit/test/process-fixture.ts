import { runProcess } from '../src/run-process.ts'

/** A process for the test beside it: argv says how it goes. */
const [mode = ''] = process.argv.slice(2)

runProcess('fixture', async () => {
  if (mode === 'no-start') throw new Error('no start')
  const timer = setInterval(() => undefined, 1_000)
  if (mode === 'rejects') void Promise.reject(new Error('nobody waits for it'))
  console.log('running')
  return {
    async stop() {
      clearInterval(timer)
      console.log('stopped')
    },
  }
})
