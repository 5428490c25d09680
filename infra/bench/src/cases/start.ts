import { startPlatform } from '@zhanwang/journeys/platform-run'
import { bound, type Figure, median } from '../figure.ts'

/** A second start of a home that has the demonstration, to ready. The platform must be down. */
export async function startCase(home: string): Promise<Figure[]> {
  const seconds: number[] = []
  for (let round = 0; round < 3; round++) {
    const platform = await startPlatform(home)
    seconds.push(platform.startedMs / 1000)
    await platform.stop()
  }
  return [bound('second-start', median(seconds), 's', 6)]
}
