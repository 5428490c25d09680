import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { PHOTO_PHASES, type PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { Uuid } from '@zhanwang/kernel/ids'
import { type Api, ApiFailure } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { SEED } from './network.ts'
import { drawPicture } from './picture.ts'

const { addPhoto } = stationRegistry.procedures.acceptance

/** A picture that stands for a photograph. */
export interface Shown {
  readonly item: { readonly key: string; readonly name: string }
  readonly phase: PhotoPhase
  readonly lacking?: boolean
}

/** Draws and uploads a picture of an item of a station's file; one that is there from before a kill stays the only one. */
export async function showPicture(
  api: Api,
  { stationKey, stationName }: { readonly stationKey: string; readonly stationName: string },
  id: Uuid,
  { item, phase, lacking = false }: Shown,
): Promise<void> {
  const caption = `${item.name} · ${lacking ? '待整改' : PHOTO_PHASES[phase].zh}`
  const words = { seed: SEED, station: stationName, item: item.key, caption, lacking }
  const file = await api.upload(`${item.key}-${phase}.jpg`, await drawPicture(words))
  await api
    .send(
      addPhoto.rest,
      { id, item: item.key, phase, file },
      commandIdOf(`${SEED}/${stationKey}/photo/${item.key}/${phase}`),
    )
    .catch((error: unknown) => {
      // Another upload than before a kill: the photograph is there already.
      if (!(error instanceof ApiFailure && error.code === 'command-conflict')) throw error
    })
}
