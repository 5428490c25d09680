import { type StationRegistry, stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { Database } from '@zhanwang/persistence/database'
import type { ServiceDefinition } from '@zhanwang/service-kit/start-service'
import manifest from '../package.json' with { type: 'json' }
import { handleGet as handleGetDivision } from './divisions/get-division.ts'
import { handleList as handleListDivisions } from './divisions/list-divisions.ts'
import { handlePublishEdition } from './divisions/publish-edition.ts'
import { handleRecordPopulation } from './divisions/record-population.ts'
import { handleRows } from './indicators/indicator-rows.ts'
import { handleRead } from './indicators/read-indicator.ts'
import type { RegistryTables } from './registry-tables.ts'
import { handleChangeDetails } from './stations/change-details.ts'
import { handleChangeMode } from './stations/change-mode.ts'
import { handleChangePremises } from './stations/change-premises.ts'
import { handleFound } from './stations/found-station.ts'
import { handleGet as handleGetStation } from './stations/get-station.ts'
import { handleList as handleListStations } from './stations/list-stations.ts'
import { handleMerge } from './stations/merge-station.ts'
import { restampStations } from './stations/restamp-stations.ts'
import { handleHistory } from './stations/station-history.ts'
import { handleStep } from './stations/take-step.ts'

/** A handler for every procedure of the contract. */
export function registryHandlers(db: Database<RegistryTables>): Handlers<StationRegistry> {
  return {
    divisions: {
      list: handleListDivisions(db),
      get: handleGetDivision(db),
      publishEdition: handlePublishEdition(db, restampStations),
      recordPopulation: handleRecordPopulation(db),
    },
    stations: {
      list: handleListStations(db),
      get: handleGetStation(db),
      history: handleHistory(db),
      found: handleFound(db),
      submit: handleStep(db, 'submit'),
      accept: handleStep(db, 'accept'),
      sendBack: handleStep(db, 'sendBack'),
      rectify: handleStep(db, 'rectify'),
      suspend: handleStep(db, 'suspend'),
      resume: handleStep(db, 'resume'),
      close: handleStep(db, 'close'),
      merge: handleMerge(db),
      changeDetails: handleChangeDetails(db),
      changePremises: handleChangePremises(db),
      changeMode: handleChangeMode(db),
    },
    indicators: { read: handleRead(db), rows: handleRows(db) },
  }
}

/** The station registry: the one place where its parts meet. It reacts to no other service's events. */
export const stationRegistryService: ServiceDefinition<StationRegistry, RegistryTables> = {
  name: stationRegistry.context,
  version: manifest.version,
  contract: stationRegistry,
  handlers: registryHandlers,
  reactions: () => [],
}
