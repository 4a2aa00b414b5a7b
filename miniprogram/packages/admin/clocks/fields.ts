/** The hours of each stage as fields of a form. */
import {
  CLOCK_LABELS,
  type ClockSettings,
  CLOCKS,
  PRESSURE_LABELS,
  type Pressure,
  type SettingsChange,
} from '@xiuda/domain';

/** `hours.normal.repair`: also where a refusal says what is wrong. */
export type HoursPath = string;

export interface HoursField {
  readonly path: HoursPath;
  readonly label: string;
  readonly value: string;
}

export interface HoursGroup {
  readonly title: string;
  readonly note: string;
  readonly fields: readonly HoursField[];
}

const NOTES: Readonly<Record<Pressure, string>> = {
  normal: '只算工作时间，夜里和放假的日子不算。',
  dangerous: '燃气、电、跑水、电梯等标为紧急的项目，夜里和放假的日子也算。',
};

const PRESSURES: readonly Pressure[] = ['normal', 'dangerous'];

const pathOf = (pressure: Pressure, clock: (typeof CLOCKS)[number]): HoursPath =>
  `hours.${pressure}.${clock}`;

export const groupsOf = ({ hours }: Pick<ClockSettings, 'hours'>): HoursGroup[] =>
  PRESSURES.map((pressure) => ({
    title: `${PRESSURE_LABELS[pressure]}报修（小时）`,
    note: NOTES[pressure],
    fields: CLOCKS.map((clock) => ({
      path: pathOf(pressure, clock),
      label: CLOCK_LABELS[clock],
      value: String(hours[pressure][clock]),
    })),
  }));

export type Typed = Readonly<Record<HoursPath, string>>;

/** Fields that say something else than before: what others set meanwhile stays. */
export const hoursChange = (before: ClockSettings['hours'], typed: Typed): SettingsChange<'clocks'> => ({
  hours: Object.fromEntries(
    PRESSURES.map((pressure) => [
      pressure,
      Object.fromEntries(
        CLOCKS.flatMap((clock) => {
          const value = typed[pathOf(pressure, clock)];
          return value === undefined || value === String(before[pressure][clock])
            ? []
            : [[clock, Number(value)]];
        }),
      ),
    ]),
  ),
});
