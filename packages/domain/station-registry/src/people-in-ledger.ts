import { error, type Remark } from '@zhanwang/domain-ledger/remark'
import type { ResponsiblePerson } from './station.ts'

const MOST_PEOPLE = 20
const LONGEST_NAME = 50
const LONGEST_TITLE = 60
/** 欧阳 and a given name of two; a transliterated name has a middle dot. */
const LONGEST_HAN_NAME = 4

/**
 * The people in charge that a cell names, `张三(站长)、李四`. What looks like two names run together is an error told to
 * `remarks`, not a person: spaces between them are gone by then.
 */
export function peopleIn(written: string, key: string, remarks: Remark[]): readonly ResponsiblePerson[] {
  const people = written
    .split(/[、,,;;/\n]+(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(personOf)
  for (const { name, title } of people) {
    if (name === '' || name.length > LONGEST_NAME || title.length > LONGEST_TITLE) {
      remarks.push(error(key, '负责人的姓名或职务过长或为空', 'A name or title is empty or too long'))
    } else if (/^\p{Script=Han}+$/u.test(name) && name.length > LONGEST_HAN_NAME) {
      remarks.push(
        error(
          key,
          `“${name}”像是多人,请用顿号分开;职务请写在括号里`,
          `${name} looks like several names; put 、 between them and titles in brackets`,
        ),
      )
    }
  }
  if (people.length > MOST_PEOPLE) remarks.push(error(key, `最多 ${MOST_PEOPLE} 人`, `At most ${MOST_PEOPLE} people`))
  return people
}

function personOf(part: string): ResponsiblePerson {
  const [, name = part, title = ''] = /^([^(]*)\(([^)]*)\)$/.exec(part) ?? []
  return { duty: 'runs', name: name.trim(), title: title.trim() }
}
