import type { SeededChoice } from './seeded-choice.ts'

export const PICTURE = { width: 480, height: 360 } as const
/** The band below the scene, for the words. */
export const BAND_HEIGHT = 64

const WALLS = ['#e4e9ec', '#ece6da', '#e0e8e0', '#e8e2e6'] as const
const FLOORS = ['#b9a58c', '#9c8f80', '#a9b0b3'] as const
const GLAZE = '#a8cfe0'
const WOOD = '#8a6a45'
const STEEL = '#5d6870'

/**
 * A made-up room as SVG, with what an item of a checklist asks for, or an empty place where it is lacking. A plain frame
 * for an item that is not known.
 */
export function scene(item: string, lacking: boolean, choice: SeededChoice): string {
  const { width, height } = PICTURE
  const wall = choice.pick(WALLS)
  const floor = choice.pick(FLOORS)
  const shift = choice.int(-14, 14)
  const things = lacking ? EMPTY : (THINGS[item] ?? FRAME)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${wall}"/>
    <rect y="${height - BAND_HEIGHT - 70}" width="100%" height="70" fill="${floor}"/>
    <g transform="translate(${shift} 0)">${things}</g>
    <rect y="${height - BAND_HEIGHT}" width="100%" height="${BAND_HEIGHT}" fill="#23313a"/>
  </svg>`
}

const EMPTY = box(150, 60, 180, 110, 'none', `stroke="#8f2410" stroke-width="3" stroke-dasharray="10 8"`)
const FRAME = box(130, 50, 220, 130, '#fff', `stroke="${STEEL}" stroke-width="6"`)

const DESK = `${box(150, 190, 200, 14, WOOD)}${box(162, 204, 10, 50, WOOD)}${box(328, 204, 10, 50, WOOD)}`
const WINDOW = `${box(40, 44, 90, 100, GLAZE, 'stroke="#fff" stroke-width="6"')}${box(82, 44, 5, 100, '#fff')}`

const THINGS: Readonly<Record<string, string>> = {
  office: `${WINDOW}${DESK}${box(390, 70, 60, 156, '#c7b08f', `stroke="${WOOD}" stroke-width="4"`)}`,
  plaque: `${box(300, 40, 130, 200, WOOD)}${box(312, 52, 106, 188, '#6d5233')}${box(90, 70, 170, 60, '#c9a24a', 'stroke="#7c5f1d" stroke-width="5"')}${box(112, 96, 126, 8, '#7c5f1d')}`,
  equipment: `${DESK}${box(190, 130, 84, 54, '#22303a')}${box(197, 137, 70, 40, GLAZE)}${box(228, 184, 8, 8, STEEL)}${box(300, 162, 46, 28, '#dfe3e6', `stroke="${STEEL}" stroke-width="3"`)}${box(392, 110, 56, 120, '#cfd6da', `stroke="${STEEL}" stroke-width="3"`)}`,
  'rules-on-wall': [60, 180, 300].map((x) => board(x, 44, '#fff', '#12466b')).join(''),
  uniform: [130, 250].map(person).join(''),
  'mode-board': board(150, 40, '#1a5f8f', '#fff', 180),
  'service-board': board(150, 40, '#1d5c1a', '#fff', 180),
}

function box(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
}

/** A board with lines where words would be. */
function board(x: number, y: number, ground: string, ink: string, width = 96): string {
  const lines = [26, 44, 62, 80, 98].map((down) => box(x + 12, y + down, width - 24, 5, ink)).join('')
  return `${box(x, y, width, 130, ground, `stroke="${STEEL}" stroke-width="4"`)}${box(x + width / 4, y + 10, width / 2, 8, ink)}${lines}`
}

function person(x: number): string {
  return `<circle cx="${x + 50}" cy="96" r="26" fill="#e6c3a0"/>${box(x + 16, 126, 68, 100, '#c4511f', 'rx="16"')}${box(x + 46, 130, 8, 96, '#fff')}`
}
