/** Residents counted by the seventh census (2020-11-01), only where its bulletin was at hand. */
export const POPULATIONS = [
  {
    code: '4203',
    year: 2020,
    registered: null,
    resident: 3_209_004,
    source: '十堰市第七次全国人口普查公报(2021-07-12),据转载',
  },
  {
    code: '5325',
    year: 2020,
    registered: null,
    resident: 4_478_422,
    source: '红河州第七次全国人口普查主要数据公报(2021-06-04),据转载',
  },
  {
    code: '320585',
    year: 2020,
    registered: null,
    resident: 831_113,
    source: '太仓市第七次全国人口普查公报(2021-05-30),据转载',
  },
] as const
