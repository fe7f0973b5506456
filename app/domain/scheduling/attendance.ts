import { andInWords } from "#app/ui/in-words";

/** Who attends an appointment, and whether they have said that they will. */
export type Attendance = { name: string; coming: boolean }[];

/** "Sam will be there. Robin has not answered." Null as long as nobody has. */
export function attendanceWords(attendance: Attendance): string | null {
  const coming = attendance.filter((one) => one.coming).map(({ name }) => name);
  const silent = attendance.filter((one) => !one.coming).map(({ name }) => name);
  if (coming.length === 0) return null;
  const yes = `${andInWords(coming)} will be there.`;
  if (silent.length === 0) return yes;
  return `${yes} ${andInWords(silent)} ${silent.length === 1 ? "has" : "have"} not answered.`;
}

/** The same where there is room for a word or two. */
export function attendanceCount(attendance: Attendance): string | null {
  const coming = attendance.filter((one) => one.coming).length;
  if (coming === 0) return null;
  return coming === attendance.length ? "coming" : `${coming} of ${attendance.length} coming`;
}
