/** The parts of a date in the order of their names; a format puts them together. */
export interface DateParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
  readonly zone: string;
}

/** January of the next year: always to come, and within the 400 days that some engines allow. */
const next = new Date().getUTCFullYear() + 1;
const short = String(next).slice(2);

export const plainDate: DateParts = {
  weekday: "Fri,",
  day: "15",
  month: "Jan",
  year: String(next),
  time: "10:18:14",
  zone: "GMT",
};

export const formats: readonly ((parts: DateParts) => string)[] = [
  ({ weekday, day, month, year, time, zone }) => `${weekday} ${day} ${month} ${year} ${time} ${zone}`,
  ({ weekday, day, month, year, time, zone }) => `${weekday} ${day}-${month}-${year} ${time} ${zone}`,
  ({ weekday, day, month, year, time }) => `${weekday} ${month} ${day} ${time} ${year}`,
  ({ day, month, year, time, zone }) => `${year} ${month} ${day} ${time} ${zone}`,
  ({ weekday, day, month, year, time, zone }) => `${time} ${zone} ${day} ${month} ${year} ${weekday}`,
];

/** Each in the place of a part of {@link plainDate}. */
export const variants: { readonly [Part in keyof DateParts]: readonly string[] } = {
  weekday: ["", "Fri", "Mon,", "fri,", "Friday,", "Fr,", "Foo,", "Fri, Sat,", "Jan,", "(Fri)", "5,", "\u00e9,"],
  day: [
    ...["", "0", "00", "1", "01", "001", "9", "29", "30", "31", "32", "40", "99", "100", "-1", "+1", "15.", "15,"],
    ...["1st", "15th", "x15", "15x", "15e9", "09e9", "1e1", "15:", "15\u00e9", "1 5"],
  ],
  month: [
    ...["", "jan", "JAN", "January", "JANUARY", "Janx", "xJan", "Ja", "J", "Feb", "FEBRUARY", "Sept", "01", "1", "13"],
    ...["0", "Xyz", "Jan.", "Jan5", "5Jan", "Jan Feb", "Feb Jan", "J\u00e4n", "jAn", "Mon", "Apr", "Aug", "Dec"],
  ],
  year: [
    ...["", "0", "00", "1", "9", "69", "70", "99", short, "100", "199", "999", "0000", "0001", "1000", "1599", "1600"],
    ...["1601", "1899", "1900", "1969", "1970", "2038", "9999", "10000", "30827", "30828", "32767", "32768", "99999"],
    ...["100000", `0${next}`, `00${next}`, `000${next}`, `${next}AD`, `AD${next}`, `${next}e9`, `-${next}`, `+${next}`],
    ...[`${next}.`, `${next}:`, `'${short}`, `${next} ${next}`, `1990 ${next}`, `${next}x`, `${short}x`],
  ],
  time: [
    ...["", "10", "10:", "10:18", "10:18:", "1:2:3", "01:02:03", "1:2", "::", ":18:14", "10::14", "10:18:14:15"],
    ...["1:2:3:4", "23:59:59", "24:00:00", "24:00", "25:00:00", "99:00:00", "23:60:00", "23:59:60", "23:59:61"],
    ...["12:99:00", "12:00:99", "010:18:14", "10:018:14", "10:18:014", "100:18:14", "10:18:14e9", "10:18:14.5"],
    ...["10:18:14Z", "10:18:14x", "x10:18:14", "10x:18:14", "10:x18:14", "10:18x:14", "10:18:x14", "10.18.14"],
    ...["10-18-14", "10h18", "-10:18:14", "+10:18:14", "10: 18: 14", "10 :18:14", "10:18:14PM", "10:18:14 PM"],
    ...["10:18:14 am", "12:18:14 AM", "12:18:14 PM", "13:18:14 PM", "00:18:14 PM", "T10:18:14", "10:18:14,"],
    ...["10:18:14 09:17:13", "10:18:14\u00e9", "0:0:0"],
  ],
  zone: [
    ...["", "UTC", "UT", "UTx", "Z", "z", "gmt", "GMT.", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AST"],
    ...["BST", "JST", "MET", "EET", "WET", "NST", "CET", "+0100", "-0500", "+01:00", "+01", "+1", "+100", "+00100"],
    ...["GMT+0100", "GMT-5", "GMT +0200", "EST+0100", "+0100 +0200", "-", "+", "-x", "+2400", "+9999", "(GMT)", "x"],
    ...["GMT EST", "EST GMT", "Jan", "2001", "7", "AM", "PM", "\u00e9"],
  ],
};

const soon = `15 Jan ${next}`;

/** Dates that no format makes. */
export const otherDates: readonly string[] = [
  ...["", "0", "-1", "1", "99", "1700000000", "9999999999", "now", "tomorrow", "never", "GMT", "Jan", "Session", "NaN"],
  ...[`${next}`, `${next}-01-15`, `${next}-01-15T10:18:14Z`, `${next}-01-15 10:18:14`, `${next}/01/15 10:18:14`],
  ...[`${next}0115T101814Z`, `1/15/${next}`, `15/1/${next} 10:18:14`, `01/02/${next} 10:18:14`, `1-15-${next}`],
  ...[`1/15/${short} 10:18:14`, `${short}/1/15 10:18:14`, `13/13/${next} 10:18:14`, `1/15/1${next}`, `1/15/199`],
  ...[`0/15/${next} 1:2:3`, `1/0/${next} 1:2:3`, `${next}/13/1 1:2:3`, `${next}/1/32 1:2:3`, `1/15/${next}x 1:2:3`],
  ...[soon, `${soon} `, ` ${soon}`, `Jan 15 ${next}`, `${soon} 10:18:14`, `"${soon} 10:18:14"`, `'${soon}'`],
  ...[`(${soon} 10:18:14)`, `[${soon}] 10:18:14`, `${soon}, 10:18:14`, `${soon}T10:18:14`, `${soon}/10:18:14`],
  ...[`15\tJan\t${next}\t10:18:14`, `15_Jan_${next}_10:18:14`, `15.Jan.${next} 10:18:14`, `15+Jan+${next} 10:18:14`],
  ...[`15*Jan*${next}*10:18:14`, `15%20Jan%20${next}`, `15Jan${next} 10:18:14`, `15 Jan${next} 10:18:14`],
  ...[`15--Jan--${next} 10:18:14`, `- 15 Jan ${next} 10:18:14`, `15 - Jan - ${next} 10:18:14`, `15 Jan -- 10:18:14`],
  ...[`15/Jan/${next}:10:18:14 +0000`, `15-Jan-${next}-10:18:14`, `15 Jan  ${next}   10:18:14   GMT`],
  ...[`99 Jan 01`, `${short} Jan 15 10:18:14`, `31 Dec 99 23:59:59`, `1 Jan 1970 00:00:00`, `01-Jan-70 00:00:01 GMT`],
  ...[`Thu, 01 Jan 1970 00:00:00 GMT`, `Thu, 01-Jan-1970 00:00:00 GMT`, `Thu, 01 Jan 1970 00:00:00 GMT x`],
  ...[`Thu, 31 Dec 1969 23:59:59 GMT`, `Fri, 31-Dec-9999 23:59:59 GMT`, `Fri, 01 Jan 0000 00:00:00 GMT`],
  ...[`29 Feb 2023 00:00:00`, `29 Feb 2100 00:00:00`, `31 Apr 2100 00:00:00`, `31 Apr 2001 00:00:00`],
  ...[`30 Feb ${next} 10:18:14`, `31 Jan ${next} 10:18:14`, `31 Jun 2015 10:18:14`, `30 Jun 2015 23:59:60`],
  ...["x".repeat(900), `${"(".repeat(400)}${soon} 10:18:14`, `${soon} ${"x ".repeat(400)}10:18:14`],
];
