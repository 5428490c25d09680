import { getHeapStatistics } from 'node:v8'
import { runProcess } from '../src/run-process.ts'

/** A process for the test beside it: argv says how it goes. */
const [mode = ''] = process.argv.slice(2)

runProcess('fixture', async () => {
  if (mode === 'no-start') throw new Error('no start')
  const timer = setInterval(() => undefined, 1_000)
  if (mode === 'rejects') void Promise.reject(new Error('nobody waits for it'))
  if (mode === 'fills-memory') fillMemory()
  console.log('running')
  return {
    async stop() {
      clearInterval(timer)
      console.log('stopped')
    },
  }
})

/** Leaves a young generation of full size behind, as a start with its many modules does, and says how much is held without need. */
function fillMemory(): void {
  for (let round = 0; round < 8; round++) Array.from({ length: 200_000 }, (_, number) => ({ number }))
  const tell = () => {
    const { total_heap_size: held, used_heap_size: used } = getHeapStatistics()
    console.log(held - used > 12 * 2 ** 20 ? 'holds much' : 'holds little')
  }
  tell()
  setInterval(tell, 200).unref()
}
