/** What an institution may set, what a template's keywords can hold, and what is left to set up. */
import {
  AppError,
  DEFAULT_SETTINGS,
  FACT_LABELS,
  FACTS,
  factsFor,
  FIRST_STEPS,
  fitted,
  isKeyword,
  isNew,
  parse,
  readTemplate,
  SETTINGS_INPUTS,
  SETTINGS_PARTS,
  settingsAfter,
  settingsChanges,
  type SetupCounts,
  STEP_IDS,
  stepsLeft,
} from '@xiuda/domain';

const PHONES = ['13800001234', '0898-65880000', '65880000', '400-123-4567', '4001234567', '8120', '110', ''];
const NO_PHONES = ['1', '12', '1380000123', '+86 13800001234', '65880000转8', '400-1234', '电话'];

test.each(PHONES)('%j is a service phone', (phone) => {
  expect(parse(SETTINGS_INPUTS.institution, { phone })).toEqual({ phone });
});

test.each(NO_PHONES)('%j is none', (phone) => {
  expect(() => parse(SETTINGS_INPUTS.institution, { phone })).toThrow(AppError);
});

test.each(SETTINGS_PARTS)('the defaults of %s may be set, and setting them changes nothing', (part) => {
  const { name: _, ...defaults } = { name: '', ...DEFAULT_SETTINGS[part] };
  const wish = parse(SETTINGS_INPUTS[part], defaults);
  const after = settingsAfter(DEFAULT_SETTINGS[part], wish);
  expect(after).toEqual(DEFAULT_SETTINGS[part]);
  expect(settingsChanges(part, DEFAULT_SETTINGS[part], after)).toEqual([]);
});

const KEYWORDS = ['thing1', 'character_string2', 'time3', 'phrase4', 'date12', 'phone_number9', 'name5'];

test.each(KEYWORDS)('%s takes something of a ticket, and every value of it fits', (keyword) => {
  const facts = factsFor(keyword);
  expect(facts.length).toBeGreaterThan(0);
  for (const fact of facts) {
    const value =
      fact === 'time' ? new Date(0) : { phone: '13800001234', number: 'BX20261122-004217' }[fact as string];
    expect(fitted(keyword, value ?? '维修中')).not.toMatch(/Invalid|^-$|^无$/);
  }
});

test.each(['thing', 'thing0', 'Thing1', '事项1', 'thing1.DATA', 'toString1', 'thing1234', ''])(
  '%j is no keyword, and takes nothing',
  (keyword) => {
    expect(isKeyword(keyword)).toBe(false);
    expect(factsFor(keyword)).toEqual([]);
  },
);

test('what was copied from the console is read, each keyword once, with what is meant by its name', () => {
  const copied = [
    '维修工单提醒',
    '工单编号：{{character_string1.DATA}}',
    '维修地点:{{thing3.DATA}}',
    ' 故障描述 {{ thing4.DATA }}',
    '报修时间：{{time6.DATA}} 联系电话：{{phone_number9.DATA}}',
    '申请人：{{thing2.DATA}}',
    '申请人：{{thing2.DATA}}',
    '金额：{{amount7.DATA}}',
  ].join('\n');
  expect(readTemplate(copied)).toEqual([
    { keyword: 'character_string1', label: '工单编号', fact: 'number' },
    { keyword: 'thing3', label: '维修地点', fact: 'place' },
    { keyword: 'thing4', label: '故障描述', fact: 'description' },
    { keyword: 'time6', label: '报修时间', fact: 'time' },
    { keyword: 'phone_number9', label: '联系电话', fact: 'phone' },
    { keyword: 'thing2', label: '申请人', fact: 'person' },
    { keyword: 'amount7', label: '金额' },
  ]);
});

test('a text without keywords is none', () => {
  expect(readTemplate('工单编号 BX20261122-004217')).toEqual([]);
});

test('every fact has words', () => {
  expect(Object.keys(FACT_LABELS).sort()).toEqual([...FACTS].sort());
});

const NOTHING: SetupCounts = {
  ...{ people: 1, staffed: 0, places: 0, items: 0, templates: 0 },
  ...{ hasInstitution: false, hasCodes: false },
};
const EVERYTHING: SetupCounts = {
  ...{ people: 25, staffed: 3, places: 60, items: 16, templates: 3 },
  ...{ hasInstitution: true, hasCodes: true },
};

test('on an empty system everything is left, on a complete one nothing', () => {
  expect(stepsLeft(NOTHING)).toEqual(STEP_IDS);
  expect(stepsLeft(EVERYTHING)).toEqual([]);
});

test.each([
  ['institution', { hasInstitution: false }],
  ['places', { places: 0 }],
  ['items', { items: 0 }],
  ['people', { staffed: 2 }],
  ['templates', { templates: 2 }],
  ['codes', { hasCodes: false }],
] as const)('%s is left where it is not whole', (id, lacking) => {
  expect(stepsLeft({ ...EVERYTHING, ...lacking })).toEqual([id]);
});

test('a system is new until something of what a report needs is there', () => {
  expect(isNew(NOTHING)).toBe(true);
  expect(isNew({ ...NOTHING, hasInstitution: true })).toBe(true);
  expect(isNew({ ...NOTHING, places: 1 })).toBe(false);
});

test('people who are in the roster and have not bound are said to be waited for', () => {
  expect(FIRST_STEPS.people.state?.({ ...NOTHING, people: 25 })).toMatch(/已录入 25 人，等他们/);
});
